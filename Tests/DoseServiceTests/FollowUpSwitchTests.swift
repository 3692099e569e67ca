import DoseInterface
import Testing

@Suite("Questions about several medicines")
struct FollowUpSwitchTests {
    private func planned(_ desk: Desk) async throws -> [FollowUp] {
        try await desk.call(ListFollowUps.self, .init(all: true)).followUps
    }

    private func days(_ desk: Desk, of id: String) async throws -> [String] {
        try await planned(desk).filter { $0.id == id }.map(\.day.date)
    }

    private func stop(_ desk: Desk, _ name: String) async throws {
        _ = try await desk.call(
            StopPrescription.self, .init(requestId: desk.fresh(), name: name, reason: "new plan"))
    }

    @discardableResult
    private func answer(
        _ desk: Desk, _ id: String, _ answer: FollowUpAnswer
    ) async throws -> AnswerFollowUp.Reply {
        try await desk.call(
            AnswerFollowUp.self, .init(requestId: desk.fresh(), id: id, answer: answer))
    }

    /// Oxycodone was taken on Monday at 18:05, and morphine six hours later.
    private func twoOpioids() async throws -> Desk {
        let desk = try await Desk()
        try await desk.add("oxycodone 5 mg as needed every 6 hours")
        try await desk.record(.taken, "oxycodone")
        desk.clock.advance(hours: 6)
        try await desk.add("morphine 10 mg as needed every 6 hours")
        try await desk.record(.taken, "morphine")
        return desk
    }

    @Test("the opioid that takes over is asked about from its own first dose")
    func opioid() async throws {
        let desk = try await twoOpioids()
        #expect(try await days(desk, of: "opioid-first-day") == ["2026-11-24", "2026-11-25"])
        let titles = try await planned(desk).filter { $0.id == "opioid-first-day" }.map(\.title)
        #expect(
            titles == ["breathing on an opioid (oxycodone)", "breathing on an opioid (morphine)"])
        let bowel = try await days(desk, of: "bowel")
        #expect(bowel.count == 1)
        try await stop(desk, "oxycodone")
        #expect(try await days(desk, of: "opioid-first-day") == ["2026-11-25"])
        #expect(try await days(desk, of: "falls-opioid") == ["2026-11-27"])
        #expect(try await days(desk, of: "opioid-week") == ["2026-12-01"])
        #expect(try await days(desk, of: "bowel") == bowel)
        try await desk.undo()
        #expect(try await days(desk, of: "opioid-first-day").count == 2)
        #expect(try await days(desk, of: "bowel") == bowel)
        try await stop(desk, "oxycodone")
        try await stop(desk, "morphine")
        #expect(try await planned(desk).isEmpty)
    }

    @Test("one answer is for all medicines that are asked about, and undo asks about all again")
    func together() async throws {
        let desk = try await twoOpioids()
        desk.clock.advance(hours: 40)
        try await desk.passTime()
        try await answer(desk, "opioid-first-day", .no)
        #expect(try await days(desk, of: "opioid-first-day").isEmpty)
        #expect(try await days(desk, of: "opioid-week").count == 2)
        try await desk.undo()
        #expect(try await days(desk, of: "opioid-first-day").count == 2)
        _ = try await desk.call(
            AnswerFollowUp.self,
            .init(requestId: desk.fresh(), id: "opioid-week", off: true))
        #expect(try await days(desk, of: "opioid-week").isEmpty)
    }

    @Test("what is asked about all bone medicines goes on at its day with the one that is left")
    func boneMedicines() async throws {
        let desk = try await Desk()
        try await desk.add(
            "denosumab 120 mg every 12 weeks from 2027-02-01 10:00", since: "2025-01-01",
            dosesBefore: 5)
        try await desk.add(
            "zoledronic acid 4 mg IV every 12 weeks from 2027-01-05 10:00", since: "2025-01-01",
            dosesBefore: 5)
        let jaw = try await days(desk, of: "jaw")
        #expect(jaw.count == 1)
        desk.clock.advance(days: 3)
        try await stop(desk, "denosumab")
        for id in ["jaw", "falls", "thigh"] {
            #expect(try await days(desk, of: id).count == 1, "\(id)")
        }
        #expect(try await days(desk, of: "jaw") == jaw)
        try await stop(desk, "zol")
        #expect(try await planned(desk).map(\.id) == ["stopped-denosumab"])
    }

    @Test("a dental recheck is counted from the exam that was before the medicine")
    func recheck() async throws {
        let desk = try await Desk()
        try await desk.exam(on: "2026-11-18")
        #expect(try await planned(desk).isEmpty)
        try await desk.add("naproxen 220 mg at 8:00")
        #expect(try await planned(desk).isEmpty)
        try await desk.add(zoledronicAcid)
        #expect(try await days(desk, of: "dental-recheck") == ["2027-05-06"])
        try await desk.start("zol")
        #expect(try await days(desk, of: "dental-recheck") == ["2027-05-06"])
        for _ in 0..<2 { try await desk.undo() }
        #expect(try await planned(desk).isEmpty)
    }

    @Test("a recheck that is due by now is asked about the next day, unless one is booked")
    func dueRecheck() async throws {
        let xgeva = "Xgeva 120 mg every 4 weeks from 2026-12-03 10:00"
        let desk = try await Desk()
        try await desk.exam(on: "2026-05-01")
        try await desk.add(xgeva, since: "2026-06-01")
        #expect(try await days(desk, of: "dental-recheck") == ["2026-11-24"])
        let booked = try await Desk()
        try await booked.exam(on: "2026-05-01")
        _ = try await booked.call(
            RecordDentalExam.self, .init(requestId: booked.fresh(), booked: "2026-12-10"))
        try await booked.add(xgeva, since: "2026-06-01")
        #expect(try await days(booked, of: "dental-recheck").isEmpty)
        let open = try await Desk()
        try await open.exam(on: "2026-05-01", .workNeeded)
        try await open.add(xgeva, since: "2026-06-01")
        #expect(try await days(open, of: "dental-recheck").isEmpty)
    }

    @Test("a larger dose of an opioid is asked about like the first one, a smaller one is not")
    func largerDose() async throws {
        let desk = try await Desk()
        try await desk.add("oxycodone 5 mg as needed every 6 hours")
        try await desk.record(.taken, "oxycodone")
        desk.clock.advance(days: 2)
        try await desk.passTime()
        try await answer(desk, "opioid-first-day", .no)
        func takes(after amount: String?) async throws -> Bool {
            if let amount { try await desk.edit("oxycodone", amount) }
            desk.clock.advance(hours: 7)
            try await desk.record(.taken, "oxycodone")
            return try await !days(desk, of: "opioid-first-day").isEmpty
        }
        #expect(try await !takes(after: nil))
        #expect(try await takes(after: "10 mg"))
        desk.clock.advance(days: 2)
        try await desk.passTime()
        try await answer(desk, "opioid-first-day", .no)
        #expect(try await !takes(after: nil))
        #expect(try await !takes(after: "5 mg"))
    }

    @Test("with weak kidneys each injection is asked about, not only the first three")
    func weakKidneys() async throws {
        for isWeak in [false, true] {
            let desk = try await Desk()
            _ = try await desk.call(
                ChangePerson.self,
                .init(requestId: desk.fresh(), birth: "1950-04-02", sex: .female))
            try await desk.lab("weight", "50", "kg")
            try await desk.lab("creatinine", isWeak ? "3.0" : "0.8", "mg/dL")
            try await desk.add(
                "denosumab 120 mg every 4 weeks from now", since: "2026-01-05", dosesBefore: 9)
            try await desk.passTime()
            try await desk.record(.given, "denosumab")
            #expect(try await days(desk, of: "calcium-test").isEmpty == !isWeak)
        }
    }

    @Test("an injection that is late for weeks is answered more strongly than one of some days")
    func veryLate() async throws {
        let desk = try await Desk()
        try await desk.add("denosumab 120 mg every 12 weeks from now", since: "2026-01-05")
        try await desk.passTime()
        desk.clock.advance(days: 7)
        try await desk.passTime()
        let first = try await answer(desk, "late-injection", .no).remarks
        desk.clock.advance(days: 21)
        try await desk.passTime()
        let again = try await answer(desk, "late-injection", .no).remarks
        #expect(first.first?.text.contains("spine fractures") == false)
        #expect(again.first?.text.contains("spine fractures") == true)
        #expect(again.first?.sources.isEmpty == false)
    }
}
