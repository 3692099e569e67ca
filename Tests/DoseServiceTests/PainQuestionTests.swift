import DoseInterface
import Testing

@Suite("Questions about pain that goes up")
struct PainQuestionTests {
    private func pain(_ desk: Desk, _ score: Int, on day: String? = nil) async throws {
        _ = try await desk.call(
            RecordJournal.self,
            .init(requestId: desk.fresh(), kind: .pain, score: score, at: day))
    }

    private func change(_ desk: Desk, _ name: String, _ value: String) async throws {
        _ = try await desk.call(
            ChangeSetting.self, .init(requestId: desk.fresh(), name: name, value: value))
    }

    /// Told of on Saturday and Sunday; today is Monday.
    private func weekend() async throws -> Desk {
        let desk = try await Desk()
        try await pain(desk, 3, on: "2026-11-21")
        try await pain(desk, 5, on: "2026-11-22")
        return desk
    }

    @Test("worse on each of three days it is asked once whether the team knows")
    func rising() async throws {
        let desk = try await weekend()
        try await pain(desk, 5)
        #expect(try await desk.askedCount("pain-rising") == 0)
        try await pain(desk, 6)
        try await desk.passTime()
        #expect(try await desk.askedCount("pain-rising") == 1)
        #expect(try await desk.reminders(of: "pain-rising").count == 1)
        let said = try await desk.answer("pain-rising", .no)
        #expect(said.first?.text.contains("Call your care team") == true)
        #expect(said.first?.sources.isEmpty == false)
        try await pain(desk, 7)
        #expect(try await desk.askedCount("pain-rising") == 0, "it was asked today")
        for _ in 0..<2 { try await desk.undo() }
        #expect(try await desk.askedCount("pain-rising") == 1)
        try await desk.undo()
        #expect(try await desk.askedCount("pain-rising") == 0)
        #expect(try await desk.reminders(of: "pain-rising").isEmpty)
    }

    @Test("a day without a score, or a better one, is no rise; nor is another day than today")
    func notRising() async throws {
        let gap = try await Desk()
        try await pain(gap, 2, on: "2026-11-20")
        try await pain(gap, 3, on: "2026-11-21")
        try await pain(gap, 8)
        #expect(try await gap.questions(all: true).isEmpty)
        let better = try await weekend()
        try await pain(better, 4)
        #expect(try await better.questions(all: true).isEmpty)
        let past = try await weekend()
        try await pain(past, 1, on: "2026-11-20")
        #expect(try await past.questions(all: true).isEmpty)
    }

    @Test("over how many days can be chosen, and it can be switched off")
    func chosen() async throws {
        let desk = try await Desk()
        try await change(desk, "ask-pain-rising", "2 days")
        try await pain(desk, 5, on: "2026-11-22")
        try await pain(desk, 6)
        #expect(try await desk.askedCount("pain-rising") == 1)
        let four = try await weekend()
        try await change(four, "ask-pain-rising", "4 days")
        try await pain(four, 6)
        #expect(try await four.questions(all: true).isEmpty)
        let off = try await weekend()
        try await change(off, "follow-ups", "without pain-rising")
        try await pain(off, 6)
        #expect(try await off.questions(all: true).isEmpty)
    }

    private func setting(_ desk: Desk) async throws -> String? {
        try await desk.call(GetSettings.self, .init()).settings
            .first { $0.name == "follow-ups" }?.value
    }

    @Test("an hour after an as-needed pain medicine it is asked if it helped, of who wishes it")
    func relief() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 6 hours max 6 a day")
        try await desk.add("naproxen 220 mg at 18:30")
        try await desk.record(.taken, "ibuprofen")
        #expect(try await desk.questions(all: true).isEmpty)
        try await desk.undo()
        try await change(desk, "follow-ups", "with pain-relief")
        #expect(try await setting(desk) == "with pain-relief")
        try await desk.record(.taken, "ibuprofen")
        try await desk.letPass(minutes: 59)
        #expect(try await desk.askedCount("pain-relief") == 0)
        try await desk.letPass(minutes: 1)
        #expect(try await desk.askedCount("pain-relief") == 1)
        #expect(try await desk.reminders(of: "pain-relief").count == 1)
        let said = try await desk.answer("pain-relief", .no)
        #expect(said.first?.text.contains("dose pain") == true)
        #expect(said.first?.sources.isEmpty == false)
        try await desk.record(.taken, "naproxen")
        #expect(try await desk.questions(all: true).isEmpty, "that one is not as needed")
    }

    @Test("what is asked only when wished goes on beside what is switched off")
    func wished() async throws {
        let desk = try await Desk()
        try await change(desk, "follow-ups", "with pain-relief without jaw, falls")
        #expect(try await setting(desk) == "with pain-relief without falls, jaw")
        try await desk.add("ibuprofen 200 mg as needed every 6 hours max 6 a day")
        try await desk.record(.taken, "ibuprofen")
        let reply = try await desk.call(
            AnswerFollowUp.self, .init(requestId: desk.fresh(), id: "pain-relief", off: true))
        #expect(reply.remarks.first?.text.hasSuffix("follow-ups with pain-relief") == true)
        #expect(try await setting(desk) == "without falls, jaw")
        try await desk.letPass(hours: 7)
        try await desk.record(.taken, "ibuprofen")
        #expect(try await desk.questions(all: true).isEmpty)
        for value in ["with joy", "with", "jaw", "without jaw with joy"] {
            let refusal = try await desk.refusal(
                ChangeSetting.self,
                .init(requestId: desk.fresh(), name: "follow-ups", value: value),
                as: Invalid.self)
            #expect(refusal.parameter == "value", "\(value)")
        }
    }
}
