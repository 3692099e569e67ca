import DoseInterface
import Testing

@Suite("Questions that nobody answers")
struct OpenQuestionTests {
    private func days(_ desk: Desk, _ id: String) async throws -> [String] {
        try await desk.questions(all: true).filter { $0.id == id }.map(\.day.date)
    }

    @Test("one about the first infusion holds back none about the second, which takes its place")
    func afterDose() async throws {
        let desk = try await Desk()
        try await desk.add("zoledronic acid 4 mg IV every 4 weeks from now")
        try await desk.record(.given, "zol")
        try await desk.letPass(hours: 37)
        #expect(try await desk.askedCount("after-dose") == 1)
        let first = try await desk.reminders(of: "after-dose")
        try await desk.letPass(days: 27)
        try await desk.record(.given, "zol")
        #expect(try await days(desk, "after-dose") == ["2026-11-25", "2026-12-23"])
        #expect(try await desk.askedCount("after-dose") == 1)
        try await desk.letPass(hours: 37)
        #expect(try await days(desk, "after-dose") == ["2026-12-23"])
        #expect(try await desk.askedCount("after-dose") == 1)
        let second = try await desk.reminders(of: "after-dose")
        #expect(second.count == 1 && second != first)
        try await desk.answer("after-dose", .no)
        #expect(try await desk.reminders(of: "after-dose").isEmpty)
    }

    @Test("one that no later dose is asked about is over two weeks later, with the next dose")
    func outdated() async throws {
        let desk = try await Desk()
        try await desk.add(
            "zoledronic acid 4 mg IV every 4 weeks from now", since: "2026-10-01", dosesBefore: 1)
        try await desk.record(.given, "zol")
        try await desk.letPass(hours: 37)
        #expect(try await desk.askedCount("after-dose") == 1)
        try await desk.letPass(days: 10)
        try await desk.record(.given, "zol")
        #expect(try await desk.askedCount("after-dose") == 1, "it is not so long ago")
        try await desk.letPass(days: 17)
        try await desk.record(.given, "zol")
        #expect(try await desk.askedCount("after-dose") == 0)
        #expect(try await desk.reminders(of: "after-dose").isEmpty)
        try await desk.undo()
        #expect(try await desk.askedCount("after-dose") == 1)
    }

    @Test("one that repeats is asked anew in its time, never twice at once")
    func repeating() async throws {
        let desk = try await Desk()
        try await desk.add(
            "denosumab 120 mg every 12 weeks from 2027-02-01 10:00", since: "2025-01-01",
            dosesBefore: 5)
        var told: [String] = []
        for day in stride(from: 5, through: 95, by: 5) {
            try await desk.letPass(days: 5)
            #expect(try await desk.askedCount("jaw") == (day < 30 ? 0 : 1), "day \(day)")
            #expect(try await days(desk, "jaw").count <= 2, "day \(day)")
            let open = try await desk.reminders(of: "jaw")
            #expect(open.count <= 1, "day \(day)")
            told += open.filter { !told.contains($0) }
        }
        #expect(told.count == 3)
    }

    @Test("the next one is counted from a late answer; taking that back brings the plan back")
    func lateAnswer() async throws {
        let desk = try await Desk()
        try await desk.add(
            "denosumab 120 mg every 12 weeks from 2027-02-01 10:00", since: "2025-01-01",
            dosesBefore: 5)
        try await desk.letPass(days: 30)
        #expect(try await days(desk, "jaw") == ["2026-12-23", "2027-01-22"])
        try await desk.letPass(days: 10)
        try await desk.answer("jaw", .no)
        #expect(try await days(desk, "jaw") == ["2027-02-01"])
        try await desk.undo()
        #expect(try await days(desk, "jaw") == ["2026-12-23", "2027-01-22"])
        #expect(try await desk.askedCount("jaw") == 1)
        try await desk.undo()
        #expect(try await desk.questions(all: true).isEmpty)
    }

    @Test("who takes no opioid is not asked each day; the next dose asks about the day after it")
    func atHome() async throws {
        let desk = try await Desk()
        try await desk.add("oxycodone 5 mg as needed every 6 hours")
        try await desk.record(.taken, "oxycodone")
        try await desk.letPass(days: 1)
        let first = try await desk.reminders(of: "bowel")
        #expect(first.count == 1)
        for _ in 1...5 {
            try await desk.letPass(days: 1)
            #expect(try await desk.reminders(of: "bowel") == first)
        }
        try await desk.record(.taken, "oxycodone")
        try await desk.letPass(days: 1)
        #expect(try await desk.askedCount("bowel") == 1)
        let second = try await desk.reminders(of: "bowel")
        #expect(second.count == 1 && second != first)
    }

    @Test("one that was put off gives way to the next one too")
    func putOff() async throws {
        let desk = try await Desk()
        try await desk.add("oxycodone 5 mg as needed every 6 hours")
        try await desk.record(.taken, "oxycodone")
        try await desk.letPass(days: 1)
        _ = try await desk.call(
            AnswerFollowUp.self,
            .init(requestId: desk.fresh(), id: "opioid-first-day", later: "20 days"))
        try await desk.edit("oxycodone", "10 mg")
        try await desk.letPass(hours: 1)
        try await desk.record(.taken, "oxycodone")
        try await desk.letPass(days: 1)
        #expect(try await desk.askedCount("opioid-first-day") == 1)
        try await desk.letPass(days: 25)
        #expect(try await days(desk, "opioid-first-day").count == 1)
    }
}
