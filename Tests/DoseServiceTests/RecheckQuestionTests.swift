import DoseInterface
import Testing

@Suite("Questions about the next dental exam")
struct RecheckQuestionTests {
    /// Treatment that began elsewhere, with no exam on record.
    private func underWay() async throws -> Desk {
        let desk = try await Desk()
        try await desk.add(
            "Xgeva 120 mg every 12 weeks from 2027-02-01 10:00", since: "2026-01-05")
        return desk
    }

    private func days(_ desk: Desk) async throws -> [String] {
        try await desk.questions(all: true).filter { $0.id == "dental-recheck" }.map(\.day.date)
    }

    private func set(_ desk: Desk, _ name: String, _ value: String) async throws -> [Remark] {
        try await desk.call(
            ChangeSetting.self, .init(requestId: desk.fresh(), name: name, value: value)
        ).remarks
    }

    @Test("without an exam on record it is asked the next day, and again until one is booked")
    func withoutExam() async throws {
        let desk = try await underWay()
        #expect(try await days(desk) == ["2026-11-24"])
        try await desk.letPass(days: 1)
        let asked = try await desk.questions().first { $0.id == "dental-recheck" }
        #expect(asked?.question == "Is your next dental exam booked?")
        let said = try await desk.answer("dental-recheck", .no)
        #expect(said.first?.text.contains("about every 6 months") == true)
        #expect(said.first?.sources.isEmpty == false)
        try await desk.letPass(days: 29)
        #expect(try await desk.askedCount("dental-recheck") == 0)
        try await desk.letPass(days: 1)
        #expect(try await desk.askedCount("dental-recheck") == 1, "it was answered with no")
        try await desk.letPass(days: 30)
        #expect(try await desk.askedCount("dental-recheck") == 1)
        #expect(try await desk.reminders(of: "dental-recheck").count == 1)
        #expect(try await days(desk) == ["2027-01-23", "2027-02-22"])
        try await desk.answer("dental-recheck", .yes)
        #expect(try await days(desk).isEmpty)
        try await desk.undo()
        #expect(try await days(desk) == ["2027-01-23", "2027-02-22"])
        try await desk.exam()
        #expect(try await days(desk) == ["2027-07-11"])
    }

    @Test("it belongs to the treatment: taken back or stopped, it is asked no more")
    func ends() async throws {
        let desk = try await underWay()
        try await desk.undo()
        #expect(try await days(desk).isEmpty)
        let stopped = try await underWay()
        try await stopped.letPass(days: 1)
        try await stopped.stop("denosumab")
        #expect(try await days(stopped).isEmpty)
        #expect(try await stopped.reminders(of: "dental-recheck").isEmpty)
    }

    @Test("an exam that is booked answers it until its day has passed")
    func booked() async throws {
        let desk = try await underWay()
        _ = try await desk.call(
            RecordDentalExam.self, .init(requestId: desk.fresh(), booked: "2026-12-10"))
        try await desk.letPass(days: 1)
        #expect(try await desk.askedCount("dental-recheck") == 0)
        try await desk.letPass(days: 16)
        #expect(try await desk.askedCount("dental-recheck") == 0)
        try await desk.letPass(days: 1)
        #expect(try await desk.askedCount("dental-recheck") == 1)
    }

    @Test("an exam of long ago is asked about the next day, and a newer one counts")
    func longAgo() async throws {
        let desk = try await underWay()
        try await desk.exam(on: "2026-05-01")
        #expect(try await days(desk) == ["2026-11-24"])
        try await desk.exam(on: "2026-11-18")
        #expect(try await days(desk) == ["2027-05-06"])
        try await desk.exam(on: "2026-03-01")
        #expect(try await days(desk) == ["2027-05-06"])
        try await desk.undo()
        #expect(try await days(desk) == ["2027-05-06"])
    }

    @Test("how soon it is asked again can be chosen, and moves nothing else")
    func chosen() async throws {
        let desk = try await underWay()
        #expect(try await set(desk, "ask-dental-recheck-again", "60 days").count == 1)
        #expect(try await days(desk) == ["2026-11-24"])
        try await desk.letPass(days: 1)
        try await desk.answer("dental-recheck", .no)
        #expect(try await days(desk) == ["2027-01-23"])
        #expect(try await set(desk, "ask-dental-recheck", "100 days").count == 1)
        #expect(try await days(desk) == ["2027-01-23"])
        let moved = try await set(desk, "ask-dental-recheck-again", "40 days")
        #expect(moved.last?.text.contains("dental recheck, to Sun 2027-01-03") == true)
        try await desk.exam()
        #expect(try await days(desk) == ["2027-03-04"])
        _ = try await set(desk, "ask-dental-recheck", "110 days")
        #expect(try await days(desk) == ["2027-03-14"])
    }
}
