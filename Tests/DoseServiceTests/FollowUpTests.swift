import DoseInterface
import Testing

@Suite("Questions of follow-up")
struct FollowUpTests {
    private func asked(_ desk: Desk, all: Bool? = nil) async throws -> [String] {
        try await desk.call(ListFollowUps.self, .init(all: all)).followUps.map(\.id)
    }

    @discardableResult
    private func answer(
        _ desk: Desk, _ id: String? = nil, _ answer: FollowUpAnswer? = nil, later: String? = nil,
        off: Bool? = nil
    ) async throws -> AnswerFollowUp.Reply {
        try await desk.call(
            AnswerFollowUp.self,
            .init(requestId: desk.fresh(), id: id, answer: answer, later: later, off: off))
    }

    /// An infusion was given just now.
    private func given() async throws -> Desk {
        let desk = try await Desk()
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from now")
        try await desk.record(.given, "zol")
        return desk
    }

    @Test("two days after an infusion it is asked about, and a yes says what is published")
    func afterDose() async throws {
        let desk = try await given()
        #expect(try await asked(desk).isEmpty)
        #expect(try await asked(desk, all: true).contains("after-dose"))
        desk.clock.advance(hours: 37)
        try await desk.passTime()
        #expect(try await asked(desk) == ["after-dose"])
        let reminder = try #require(try await desk.openReminders().first)
        #expect(reminder.subject == .followUp)
        #expect(reminder.detail.hasPrefix("Fever, chills"))
        #expect(reminder.command == "dose answer after-dose yes")
        let reply = try await answer(desk, nil, .yes)
        #expect(reply.remarks.first?.text.contains("38.0") == true)
        #expect(reply.remarks.first?.sources.isEmpty == false)
        #expect(try await asked(desk).isEmpty)
        #expect(try await desk.openReminders().isEmpty)
        try await desk.undo()
        #expect(try await asked(desk) == ["after-dose"])
    }

    @Test("only after the first two doses; and undoing the dose takes its questions away")
    func firstDoses() async throws {
        let desk = try await given()
        try await desk.undo()
        #expect(try await !asked(desk, all: true).contains("after-dose"))
        let later = try await Desk()
        try await later.add(
            "zoledronic acid 4 mg IV every 12 weeks from now", since: "2025-01-01",
            dosesBefore: 5)
        try await later.record(.given, "zol")
        #expect(try await !asked(later, all: true).contains("after-dose"))
        #expect(try await asked(later, all: true).contains("jaw"))
    }

    @Test("a treatment that is under way is asked about from the day on which it was added")
    func underWay() async throws {
        let desk = try await Desk.examined()
        try await desk.add(
            "denosumab 120 mg every 12 weeks from 2027-02-01 10:00", since: "2025-01-01",
            dosesBefore: 5)
        #expect(try await asked(desk).isEmpty)
        #expect(
            try await asked(desk, all: true) == ["jaw", "falls", "thigh", "dental-recheck"])
        let planned = try await desk.call(ListFollowUps.self, .init(all: true)).followUps
        #expect(
            planned.map(\.day.date)
                == ["2026-12-23", "2026-12-23", "2027-02-22", "2027-05-11"])
        desk.clock.advance(days: 1)
        try await desk.add(
            "zoledronic acid 4 mg IV every 12 weeks from now", since: "2025-01-01",
            dosesBefore: 5)
        try await desk.record(.given, "zol")
        let same = try await desk.call(ListFollowUps.self, .init(all: true)).followUps
        #expect(same.map(\.day.date) == planned.map(\.day.date))
        desk.clock.advance(days: 30)
        try await desk.passTime()
        #expect(try await asked(desk) == ["jaw", "falls"])
        for _ in 0..<3 { try await desk.undo() }
        #expect(try await asked(desk, all: true).isEmpty)
        #expect(try await !desk.openReminders().contains { $0.subject == .followUp })
    }

    @Test("a new treatment is asked about only once a dose was given")
    func notUnderWay() async throws {
        let desk = try await Desk()
        try await desk.add("denosumab 120 mg every 12 weeks from 2027-02-01 10:00")
        #expect(try await asked(desk, all: true).isEmpty)
    }

    @Test("a red flag names whom to call, and a question that repeats is asked again in time")
    func repeating() async throws {
        let desk = try await given()
        _ = try await desk.call(
            AddContact.self,
            .init(requestId: "c", role: "oncologist", name: "Dr. Ito", phone: "030-1"))
        let reply = try await answer(desk, "jaw", .yes)
        #expect(reply.remarks.first?.call?.contains("Dr. Ito") == true)
        let next = try await desk.call(ListFollowUps.self, .init(all: true)).followUps
        #expect(next.first { $0.id == "jaw" }?.day.date == "2026-12-23")
        _ = try await desk.call(
            StopPrescription.self, .init(requestId: "s", name: "zol", reason: "new plan"))
        #expect(try await asked(desk, all: true).isEmpty)
        try await desk.undo()
        #expect(try await asked(desk, all: true).contains("jaw"))
    }

    @Test("two weeks after each of the first three injections calcium is asked about")
    func calciumTest() async throws {
        let desk = try await Desk()
        try await desk.add("denosumab 120 mg every 4 weeks from now")
        try await desk.record(.given, "denosumab")
        let planned = try await desk.call(ListFollowUps.self, .init(all: true)).followUps
        #expect(planned.first { $0.id == "calcium-test" }?.day.date == "2026-12-07")
        desk.clock.advance(days: 14)
        try await desk.passTime()
        #expect(try await asked(desk).contains("calcium-test"))
        let said = try await answer(desk, "calcium-test", .no)
        #expect(said.remarks.first?.text.contains("within 2 weeks") == true)
        #expect(said.remarks.first?.sources.isEmpty == false)
        for number in 2...4 {
            desk.clock.advance(days: 14)
            try await desk.passTime()
            try await desk.record(.given, "denosumab")
            #expect(try await asked(desk, all: true).contains("calcium-test") == (number < 4))
            desk.clock.advance(days: 14)
            try await desk.passTime()
            if number < 4 { try await answer(desk, "calcium-test", .yes) }
        }
    }

    @Test("an answer about the bowels is in the journal; three days without say whom to call")
    func bowels() async throws {
        let desk = try await Desk()
        func entries() async throws -> [String?] {
            try await desk.call(ListJournal.self, .init(kind: .bowel)).entries.map(\.what)
        }
        try await desk.add("oxycodone 5 mg at 18:00")
        desk.clock.advance(days: 1)
        try await desk.passTime()
        try await desk.record(.taken, "oxycodone")
        let moved = try await answer(desk, "bowel", .yes)
        #expect(moved.remarks.isEmpty)
        #expect(try await entries() == [nil])
        try await desk.undo()
        #expect(try await entries().isEmpty)
        #expect(try await asked(desk, all: true).contains("bowel"))
        try await answer(desk, "bowel", .yes)
        desk.clock.advance(days: 1)
        let first = try await answer(desk, "bowel", .no)
        #expect(first.remarks.first?.text.contains("if 3 days pass") == true)
        #expect(try await entries() == ["none", nil])
        desk.clock.advance(days: 1)
        let second = try await answer(desk, "bowel", .no)
        #expect(second.remarks.first?.text.hasPrefix("The last bowel movement") == true)
        #expect(second.remarks.first?.text.contains("Call your care team") == true)
        #expect(second.remarks.first?.sources.isEmpty == false)
        try await desk.undo()
        #expect(try await entries() == ["none", nil])
    }

    @Test("a late injection is asked about a week after it was due, until it is given")
    func late() async throws {
        let desk = try await Desk.examined()
        try await desk.add("denosumab 120 mg every 8 weeks from now", since: "2026-01-05")
        try await desk.passTime()
        #expect(try await asked(desk, all: true).contains("late-injection"))
        desk.clock.advance(days: 6)
        try await desk.passTime()
        #expect(try await asked(desk).isEmpty)
        desk.clock.advance(days: 1)
        try await desk.passTime()
        #expect(try await asked(desk) == ["late-injection"])
        let said = try await answer(desk, nil, .no)
        #expect(said.remarks.first?.text.contains("Tell your team") == true)
        #expect(said.remarks.first?.sources.isEmpty == false)
        desk.clock.advance(days: 6)
        try await desk.passTime()
        #expect(try await asked(desk).isEmpty)
        desk.clock.advance(days: 1)
        try await desk.passTime()
        #expect(try await asked(desk) == ["late-injection"], "it is asked again until it is given")
        #expect(try await desk.openReminders().contains { $0.subject == .followUp })
        try await desk.record(.given, "denosumab")
        #expect(try await asked(desk).isEmpty)
        #expect(try await !desk.openReminders().contains { $0.subject == .followUp })
        try await desk.undo()
        #expect(try await asked(desk) == ["late-injection"])
    }

    @Test("one that the clinic called off is asked about, and one that was moved when it is late")
    func calledOff() async throws {
        let desk = try await Desk.examined()
        try await desk.add("denosumab 120 mg every 4 weeks from now", since: "2026-01-05")
        try await desk.passTime()
        try await desk.record(.cancelled, "denosumab", reason: "no room")
        desk.clock.advance(days: 7)
        try await desk.passTime()
        #expect(try await asked(desk) == ["late-injection"])
        let moved = try await Desk.examined()
        try await moved.add("denosumab 120 mg every 4 weeks from now", since: "2026-01-05")
        try await moved.passTime()
        try await moved.move("denosumab", to: "in 10 days")
        moved.clock.advance(days: 16)
        try await moved.passTime()
        #expect(try await asked(moved).isEmpty)
        moved.clock.advance(days: 2)
        try await moved.passTime()
        #expect(try await asked(moved) == ["late-injection"])
    }

    @Test("an injection that is given in time or moved is not late")
    func notLate() async throws {
        let desk = try await Desk.examined()
        try await desk.add("denosumab 120 mg every 4 weeks from now", since: "2026-01-05")
        try await desk.passTime()
        try await desk.move("denosumab", to: "in 10 days")
        desk.clock.advance(days: 8)
        try await desk.passTime()
        #expect(try await asked(desk).isEmpty)
        desk.clock.advance(days: 2)
        try await desk.passTime()
        try await desk.record(.given, "denosumab")
        desk.clock.advance(days: 8)
        try await desk.passTime()
        #expect(try await !asked(desk).contains("late-injection"))
    }

    @Test("what fell due while the machine was off is late all the same")
    func lateAfterTimeOff() async throws {
        let desk = try await Desk.examined()
        try await desk.add(
            "denosumab 120 mg every 4 weeks from tomorrow 10:00", since: "2026-01-05")
        desk.clock.advance(days: 20)
        try await desk.passTime()
        #expect(try await asked(desk) == ["late-injection"])
    }

    @Test("the day after denosumab was stopped it is asked what comes next")
    func stopped() async throws {
        let desk = try await Desk()
        try await desk.add("denosumab 120 mg every 4 weeks at 10:00", since: "2026-01-05")
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks at 10:00", since: "2026-01-05")
        for name in ["zol", "denosumab"] {
            _ = try await desk.call(
                StopPrescription.self,
                .init(requestId: desk.fresh(), name: name, reason: "new plan"))
        }
        #expect(try await asked(desk, all: true) == ["stopped-denosumab"])
        desk.clock.advance(days: 1)
        try await desk.passTime()
        #expect(try await asked(desk) == ["stopped-denosumab"])
        try await desk.undo()
        #expect(try await !asked(desk, all: true).contains("stopped-denosumab"))
    }

    @Test("a question can be put off, switched off and on again")
    func laterAndOff() async throws {
        let desk = try await given()
        desk.clock.advance(hours: 37)
        try await desk.passTime()
        try await answer(desk, "after-dose", later: "2 hours")
        #expect(try await asked(desk).isEmpty)
        desk.clock.advance(hours: 3)
        try await desk.passTime()
        #expect(try await asked(desk) == ["after-dose"])
        try await answer(desk, "after-dose", off: true)
        #expect(try await asked(desk).isEmpty)
        let settings = try await desk.call(GetSettings.self, .init()).settings
        #expect(settings.first { $0.name == "follow-ups" }?.value == "without after-dose")
        try await desk.undo()
        #expect(try await asked(desk) == ["after-dose"])
    }

    @Test("what is not asked, and two answers at once, are refused")
    func refusals() async throws {
        let desk = try await given()
        let none: NotFound = try await desk.refusal(
            AnswerFollowUp.self, .init(requestId: "a", answer: .yes))
        #expect(none.what == "question")
        let both: Invalid = try await desk.refusal(
            AnswerFollowUp.self,
            .init(requestId: "b", id: "jaw", answer: .yes, later: "2 hours"))
        #expect(both.parameter == "answer")
        let value: Invalid = try await desk.refusal(
            ChangeSetting.self,
            .init(requestId: "c", name: "follow-ups", value: "without joy"))
        #expect(value.message.contains("jaw"))
    }
}
