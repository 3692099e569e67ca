import DoseInterface
import Testing

@Suite("A dose that is not given on its day and never falls due")
struct CalledOffQuestionTests {
    /// Denosumab that is due on Tue 2026-12-01.
    private func planned() async throws -> Desk {
        let desk = try await Desk.examined()
        try await desk.add(
            "Xgeva 120 mg every 4 weeks from 2026-12-01 10:00", since: "2026-01-05")
        try await desk.passTime()
        return desk
    }

    private func days(_ desk: Desk) async throws -> [String] {
        try await desk.questions(all: true).filter { $0.id == "late-injection" }.map(\.day.date)
    }

    private func question(_ desk: Desk) async throws -> String? {
        try await desk.questions().first { $0.id == "late-injection" }?.question
    }

    @Test("on hold before its day it is asked about from a week after it until it is given")
    func held() async throws {
        let desk = try await planned()
        try await desk.hold("denosumab", "the team wants to wait")
        #expect(try await days(desk) == ["2026-12-08"])
        try await desk.letPass(days: 14)
        #expect(try await desk.askedCount("late-injection") == 0)
        try await desk.letPass(days: 1)
        #expect(try await question(desk) == "Did your team say when the next injection is?")
        #expect(try await desk.reminders(of: "late-injection").count == 1)
        let onHold = "on Tue 2026-12-01, and is on hold. Ask your team when the next one is."
        let week = try await desk.answer("late-injection", .no)
        #expect(week.first?.text == "It was due 7 days ago, " + onHold)
        #expect(week.first?.sources.isEmpty == false)
        try await desk.letPass(days: 7)
        let weeks = try await desk.answer("late-injection", .no)
        #expect(weeks.first?.text.hasSuffix(onHold) == true)
        try await desk.letPass(days: 14)
        let month = try await desk.answer("late-injection", .no)
        #expect(month.first?.text.contains("spine fractures") == true)
        try await desk.letPass(days: 20)
        #expect(try await desk.askedCount("late-injection") == 0)
        try await desk.letPass(days: 1)
        #expect(try await desk.askedCount("late-injection") == 1)
        try await desk.record(.given, "denosumab")
        #expect(try await days(desk).isEmpty)
        #expect(try await desk.reminders(of: "late-injection").isEmpty)
        try await desk.undo()
        #expect(try await desk.askedCount("late-injection") == 1)
    }

    @Test("who does not answer is asked anew at each step, counted from the day it was due")
    func heldWithoutAnswer() async throws {
        let desk = try await planned()
        try await desk.hold("denosumab")
        for day in 1...50 {
            try await desk.letPass(days: 1)
            // Asked 7, 14 and 28 days after it was due, which is on the eighth day.
            let count = try await desk.askedCount("late-injection")
            #expect(count == (day < 15 ? 0 : 1), "day \(day)")
        }
        #expect(try await days(desk) == ["2026-12-29", "2027-01-19"])
        let said = try await desk.answer("late-injection", .no)
        #expect(said.first?.text.contains("on Tue 2026-12-01. Labels tell") == true)
    }

    @Test("a hold that is taken back leads to no question of its own")
    func undone() async throws {
        let desk = try await planned()
        try await desk.hold("denosumab")
        try await desk.undo()
        #expect(try await days(desk).isEmpty)
        try await desk.letPass(days: 9)
        #expect(try await days(desk) == ["2026-12-08"], "the dose fell due on its day")
        try await desk.letPass(days: 6)
        #expect(try await question(desk) == "Does your team know that the injection is late?")
        let asked = try await planned()
        try await asked.hold("denosumab")
        try await asked.letPass(days: 15)
        #expect(try await asked.reminders(of: "late-injection").count == 1)
        try await asked.undo()
        #expect(try await asked.reminders(of: "late-injection").isEmpty)
    }

    @Test("a dose that fell into a hold is asked about when the hold ended, as any late dose")
    func resumed() async throws {
        let desk = try await planned()
        try await desk.hold("denosumab")
        try await desk.letPass(days: 9)
        try await desk.resume("denosumab")
        try await desk.letPass(days: 6)
        #expect(try await question(desk) == "Does your team know that the injection is late?")
        let said = try await desk.answer("late-injection", .no)
        #expect(
            said.first?.text.hasPrefix("It was due 7 days ago, on Tue 2026-12-01. Tell your team")
                == true)
    }

    @Test("called off by the clinic ahead of its day it is asked about; taken back it is not")
    func cancelled() async throws {
        let desk = try await planned()
        try await desk.record(.cancelled, "denosumab", reason: "no room")
        #expect(try await days(desk) == ["2026-12-08"])
        try await desk.undo()
        #expect(try await days(desk).isEmpty)
        try await desk.record(.cancelled, "denosumab", reason: "no room")
        try await desk.letPass(days: 14)
        #expect(try await desk.askedCount("late-injection") == 0)
        try await desk.letPass(days: 1)
        #expect(try await question(desk) == "Did your team say when the next injection is?")
        let said = try await desk.answer("late-injection", .no)
        #expect(
            said.first?.text == "It was due 7 days ago, on Tue 2026-12-01, and was called off. "
                + "Ask your team when the next one is.")
        try await desk.record(.given, "denosumab")
        #expect(try await days(desk).isEmpty)
    }

    @Test("skipped ahead of its day it is asked about as any other late dose; an infusion too")
    func skipped() async throws {
        let desk = try await planned()
        try await desk.record(.skipped, "denosumab", slot: "2026-12-01", reason: "travel")
        try await desk.letPass(days: 15)
        #expect(try await question(desk) == "Does your team know that the injection is late?")
        let infusion = try await Desk.examined()
        try await infusion.add(zoledronicAcid, since: "2026-01-05")
        try await infusion.hold("zol")
        try await infusion.letPass(days: 21)
        #expect(try await infusion.askedCount("late-infusion") == 0)
        try await infusion.letPass(days: 1)
        #expect(try await infusion.askedCount("late-infusion") == 1)
        let other = try await Desk.examined()
        try await other.add("naproxen 220 mg at 8 am and 20:00")
        try await other.hold("naproxen")
        #expect(try await other.questions(all: true).isEmpty)
    }

    @Test("a clock that was ahead leaves the question at its day")
    func falseFuture() async throws {
        let desk = try await planned()
        try await desk.hold("denosumab")
        // It is asked, and then again, on days that have not come.
        for days: Int64 in [20, 10] {
            desk.clock.jump(hours: days * 24)
            try await desk.passTime()
            #expect(try await desk.askedCount("late-injection") == 1)
        }
        desk.clock.jump(hours: -30 * 24)
        try await desk.passTime()
        #expect(try await desk.askedCount("late-injection") == 0)
        #expect(try await desk.reminders(of: "late-injection").isEmpty)
        #expect(try await days(desk).first == "2026-12-08")
        try await desk.letPass(days: 14)
        #expect(try await desk.askedCount("late-injection") == 0)
        try await desk.letPass(days: 1)
        #expect(try await desk.askedCount("late-injection") == 1)
        #expect(try await days(desk) == ["2026-12-08", "2026-12-15"])
    }
}
