import DoseInterface
import Testing

@Suite("Taking back the last record")
struct UndoTests {
    @Test("nothing recorded, nothing to take back")
    func nothing() async throws {
        let desk = try await Desk()
        _ = try await desk.refusal(
            UndoLast.self, .init(requestId: "u"), as: NothingToUndo.self)
    }

    @Test("a dose that was taken is due again, with its reminder")
    func taken() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(hours: 2)
        try await desk.record(.taken, "naproxen")
        #expect(try await desk.due().isEmpty)
        let undone = try await desk.undo()
        #expect(undone.undone == "naproxen 220 mg, taken 20:05")
        #expect(try await desk.due().map(\.slot) == ["2026-11-23 20:00"])
        // Anew, so that whoever follows hears that it waits again.
        try await desk.passTime()
        #expect(try await desk.openReminders().map(\.sequence) == [2])
        #expect(try await desk.show("naproxen").records.isEmpty)
        #expect(try await desk.record(.taken, "naproxen").record.slot == "2026-11-23 20:00")
    }

    @Test("a dose taken early and taken back is reminded of at its time, once")
    func early() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        desk.clock.advance(hours: 1)
        try await desk.record(.taken, "naproxen")
        try await desk.undo()
        desk.clock.advance(hours: 1)
        try await desk.passTime()
        #expect(try await desk.openReminders().count == 1)
        #expect(
            try await desk.due(days: 1).map(\.slot) == ["2026-11-23 20:00", "2026-11-24 20:00"])
    }

    @Test("one step after the other, back to an empty list")
    func steps() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await desk.exam()
        try await desk.start("zol")
        _ = try await desk.call(
            RecordObservation.self,
            .init(requestId: desk.fresh(), name: "creatinine", value: "0.9", unit: "mg/dL"))
        var said: [String] = []
        for _ in 0..<4 { said.append(try await desk.undo().undone) }
        #expect(said[0].hasPrefix("creatinine 0.9 mg/dL"))
        #expect(said[1] == "zoledronic-acid, started")
        #expect(said[2].hasPrefix("dental exam"))
        #expect(said[3] == "zoledronic-acid, added")
        #expect(try await desk.call(ListPrescriptions.self, .init(all: true)).prescriptions.isEmpty)
        _ = try await desk.refusal(UndoLast.self, .init(requestId: "u"), as: NothingToUndo.self)
    }

    @Test("several steps at once: each says what it was, and all of them or none are taken back")
    func severalSteps() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        try await desk.lab("calcium", "2.3", "mmol/L")
        desk.clock.advance(hours: 2)
        try await desk.record(.taken, "naproxen")
        let steps = try await desk.call(ListUndo.self, .init()).steps
        #expect(
            steps.map(\.say) == [
                "naproxen 220 mg, taken 20:05", "calcium 2.3 mmol/L of Mon 2026-11-23",
                "naproxen, added",
            ])
        #expect(try await desk.call(ListUndo.self, .init(limit: 1)).steps.count == 1)
        let refusal: NothingToUndo = try await desk.refusal(
            UndoLast.self, .init(requestId: "four", count: 4))
        #expect(refusal.message.contains("There are 3 steps to take back, so nothing was."))
        #expect(try await desk.show("naproxen").records.count == 1)
        let undone = try await desk.call(
            UndoLast.self, .init(requestId: desk.fresh(), count: 2))
        #expect(undone.steps.map(\.say) == Array(steps.map(\.say).prefix(2)))
        #expect(undone.undone == steps.first?.say)
        #expect(try await desk.due().map(\.slot) == ["2026-11-23 20:00"])
        #expect(try await desk.call(ListObservations.self, .init()).observations.isEmpty)
        #expect(try await desk.call(ListUndo.self, .init()).steps.map(\.say) == ["naproxen, added"])
        for count in [0, -1, Limits.undoSteps + 1] {
            _ = try await desk.refusal(
                UndoLast.self, .init(requestId: "n", count: count), as: Invalid.self)
        }
    }

    @Test("a question that was put off is asked again when that is taken back")
    func putOffQuestion() async throws {
        let desk = try await Desk()
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from now")
        try await desk.record(.given, "zol")
        desk.clock.advance(hours: 37)
        try await desk.passTime()
        func asked() async throws -> Bool {
            try await desk.call(ListFollowUps.self, .init()).followUps
                .contains { $0.id == "after-dose" }
        }
        #expect(try await asked())
        _ = try await desk.call(
            AnswerFollowUp.self,
            .init(requestId: desk.fresh(), id: "after-dose", later: "2 hours"))
        #expect(try await !asked())
        try await desk.undo()
        #expect(try await asked())
    }

    @Test("the name of one that was taken back is free again")
    func name() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        try await desk.undo()
        #expect(try await desk.add("naproxen 440 mg at 8 am").prescription.name == "naproxen")
    }

    @Test("a snooze is taken back: the reminder stands again")
    func snooze() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg once now")
        try await desk.passTime()
        _ = try await desk.call(
            SnoozeDose.self, .init(requestId: desk.fresh(), name: "naproxen", length: "1h"))
        #expect(try await desk.openReminders().isEmpty)
        try await desk.undo()
        try await desk.passTime()
        #expect(try await desk.openReminders().map(\.sequence) == [2])
        desk.clock.advance(minutes: 14)
        try await desk.passTime()
        #expect(try await desk.openReminders().map(\.sequence) == [2])
    }

    @Test("a second snooze is taken back: the first one holds again")
    func secondSnooze() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg once now")
        for length in ["5m", "2h"] {
            _ = try await desk.call(
                SnoozeDose.self,
                .init(requestId: desk.fresh(), name: "naproxen", length: length))
        }
        try await desk.undo()
        desk.clock.advance(minutes: 5)
        try await desk.passTime()
        #expect(try await desk.openReminders().count == 1)
    }

    @Test("a skipped dose, an infusion that was cancelled and dental work are taken back")
    func others() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        desk.clock.advance(days: 9)
        try await desk.record(.cancelled, "zol", reason: "clinic closed")
        try await desk.undo()
        #expect(try await desk.infusions().first?.dose.state == .overdue)
        _ = try await desk.call(
            RecordDentalWork.self,
            .init(requestId: desk.fresh(), status: .planned, what: "crown"))
        try await desk.undo()
        #expect(try await desk.call(GetDental.self, .init()).work.isEmpty)
        try await desk.record(.skipped, "zol", reason: "away")
        try await desk.undo()
        #expect(try await desk.infusions().first?.dose.number == 1)
    }

    @Test("a dose that was missed, then taken, then taken back is missed again")
    func missedAgain() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        desk.clock.advance(days: 1)
        try await desk.passTime()
        try await desk.record(.taken, "naproxen", slot: "2026-11-23 20:00")
        try await desk.undo()
        try await desk.passTime()
        #expect(try await desk.show("naproxen").records.map(\.outcome) == [.missed])
    }
}
