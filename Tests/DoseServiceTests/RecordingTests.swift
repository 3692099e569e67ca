import DoseInterface
import Testing

@Suite("Recording what happened")
struct RecordingTests {
    @Test("the oldest open dose is taken, and how late it was is said")
    func late() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(minutes: 12, hours: 2)
        let reply = try await desk.record(.taken, "naproxen")
        #expect(reply.record.slot == "2026-11-23 20:00")
        #expect(reply.record.timing == "17 minutes late")
        #expect(reply.next?.at == "2026-11-24T08:00:00+01:00")
        #expect(reply.remarks.isEmpty)
    }

    @Test("a dose taken a little early counts for its slot and is not asked for again")
    func early() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(hours: 1)
        #expect(try await desk.record(.taken, "naproxen").record.slot == "2026-11-23 20:00")
        desk.clock.advance(hours: 2)
        _ = try await desk.passTime()
        #expect(try await desk.openReminders().isEmpty)
    }

    @Test("a second tablet does not eat the next dose")
    func besidePlan() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(hours: 2)
        try await desk.record(.taken, "naproxen")
        let second = try await desk.record(.taken, "naproxen")
        #expect(second.record.slot == nil)
        #expect(second.remarks.contains { $0.text.contains("beside the plan") })
        #expect(second.next?.at == "2026-11-24T08:00:00+01:00")
    }

    @Test("skipping needs something that is due, and a reason")
    func skip() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        let early: NothingDue = try await desk.refusal(
            RecordDose.self,
            .init(requestId: "a", name: "naproxen", outcome: .skipped, reason: "sick"))
        #expect(early.next?.at == "2026-11-24T08:00:00+01:00")
        desk.clock.advance(hours: 14)
        let silent: Invalid = try await desk.refusal(
            RecordDose.self, .init(requestId: "b", name: "naproxen", outcome: .skipped))
        #expect(silent.parameter == "reason")
        let reply = try await desk.record(.skipped, "naproxen", reason: "sick")
        #expect(reply.record.reason == "sick")
        #expect(try await desk.due().isEmpty)
    }

    @Test("a time in the past is kept, one to come is refused")
    func at() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 17:00")
        desk.clock.advance(days: 1)
        let reply = try await desk.record(.taken, "naproxen", at: "20 minutes ago")
        #expect(reply.record.at.at == "2026-11-24T17:45:00+01:00")
        for text in ["2026-11-25", "2016-01-01 08:00", "2026-11-24 23:00"] {
            let refusal: Invalid = try await desk.refusal(
                RecordDose.self,
                .init(requestId: desk.fresh(), name: "naproxen", outcome: .taken, at: text))
            #expect(refusal.parameter == "at")
        }
    }

    @Test("what was taken yesterday does not answer the dose of today")
    func yesterday() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        desk.clock.advance(hours: 14)
        let beside = try await desk.record(.taken, "naproxen", at: "yesterday 18:30")
        #expect(beside.record.slot == nil)
        #expect(try await desk.due().map(\.slot) == ["2026-11-24 08:00"])
        // A day later that dose was missed; now it is said when it was taken after all.
        desk.clock.advance(days: 1)
        let late = try await desk.record(.taken, "naproxen", at: "yesterday 09:00")
        #expect(late.record.slot == "2026-11-24 08:00")
        #expect(late.record.timing == "1 h late")
        #expect(try await desk.due().map(\.slot) == ["2026-11-25 08:00"])
    }

    @Test("an infusion of another time does not answer the one that is due")
    func otherInfusion() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        desk.clock.advance(days: 9)
        let reply = try await desk.record(.given, "zol", at: "2026-09-01")
        #expect(reply.record.slot == nil)
        #expect(try await desk.infusions().first?.dose.number == 1)
    }

    @Test("of two overdue infusions the day that was named chooses; what stays open is said")
    func namedDay() async throws {
        let desk = try await Desk()
        try await desk.add("pamidronate 90 mg IV every 3 weeks from 2026-11-24 09:00")
        desk.clock.advance(days: 23)
        try await desk.passTime()
        let reply = try await desk.record(.given, "pam", at: "2026-12-15")
        #expect(reply.record.slot == "2026-12-15 09:00")
        #expect(reply.remarks.contains { $0.text.contains("2026-11-24 09:00 is still open") })
        #expect(reply.next?.at == "2027-01-05T09:00:00+01:00")
    }

    @Test("an intake that is recorded afterwards counts for the 24 hours of the later ones too")
    func recordedAfterwards() async throws {
        let desk = try await Desk()
        try await desk.add("tramadol 50 mg as needed every 4 hours max 2 a day")
        try await desk.record(.taken, "tramadol")
        desk.clock.advance(hours: 5)
        try await desk.record(.taken, "tramadol")
        let forgotten = try await desk.record(.taken, "tramadol", at: "6 hours ago")
        #expect(forgotten.remarks.contains { $0.text.contains("150 mg in 24 hours") })
        let gap = try #require(forgotten.remarks.first { $0.text.contains("4 hours apart") })
        #expect(gap.text.hasPrefix("The next one, at 18:05, came "))
        #expect(!forgotten.remarks.contains { $0.text.contains("the one before") })
    }

    @Test("one that comes before another says when that one came")
    func beforeAnother() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 4 hours max 6 a day")
        try await desk.record(.taken, "ibuprofen")
        let forgotten = try await desk.record(.taken, "ibuprofen", at: "1 hour ago")
        #expect(
            forgotten.remarks.contains {
                $0.text.hasPrefix("The next one, at 18:05, came 1 hour later. Your prescription")
            }, "\(forgotten.remarks)")
        #expect(!forgotten.remarks.contains { $0.text.contains("the one before") })
    }

    @Test("another amount is kept and remarked on; what is no amount is refused")
    func amount() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 6 hours max 6 a day")
        let reply = try await desk.record(.taken, "ibuprofen", amount: "400 mg")
        #expect(reply.record.amount == "400 mg")
        #expect(reply.remarks.contains { $0.text.contains("the prescription says 200 mg") })
        _ = try await desk.refusal(
            RecordDose.self,
            .init(requestId: "x", name: "ibuprofen", outcome: .taken, amount: "lots"),
            as: CannotRead.self)
    }

    @Test("as needed: the prescription's own gap and limit are remarked on, never refused")
    func asNeeded() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 4 hours max 6 a day")
        for _ in 0..<2 {
            #expect(try await desk.record(.taken, "ibuprofen", amount: "400 mg").remarks.count == 1)
            desk.clock.advance(hours: 4)
        }
        #expect(try await desk.record(.taken, "ibuprofen", amount: "400 mg").remarks.count == 1)
        desk.clock.advance(minutes: 59, hours: 3)
        let fourth = try await desk.record(.taken, "ibuprofen")
        #expect(fourth.remarks.contains { $0.text.contains("sooner than 4 hours") })
        #expect(fourth.remarks.contains { $0.text.contains("1,400 mg in 24 hours") })
        // A dose that is exactly 24 hours old no longer counts.
        desk.clock.advance(minutes: 1, hours: 12)
        #expect(try await desk.record(.taken, "ibuprofen").remarks.isEmpty)
    }

    @Test("an amount that cannot be added up is said to be uncounted, not left out in silence")
    func uncounted() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 4 hours max 6 a day")
        let reply = try await desk.record(.taken, "ibuprofen", amount: "1 tablet")
        #expect(reply.remarks.contains { $0.text.contains("was not checked") })
    }

    @Test("an infusion is given, with minutes; the next one is counted on")
    func given() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await desk.exam()
        try await desk.start("zol")
        desk.clock.advance(days: 8)
        let reply = try await desk.record(.given, "zometa", at: "2026-12-01", minutes: 20)
        #expect(reply.record.outcome == .given)
        #expect(reply.record.number == 1)
        #expect(reply.record.timing == "on time")
        #expect(reply.next?.at == "2027-02-23T09:30:00+01:00")
        #expect(try await desk.infusions().map(\.dose.number) == [2])
    }

    @Test("an infusion given before the start was recorded is kept, and remarked on")
    func givenUnstarted() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        desk.clock.advance(days: 8)
        let reply = try await desk.record(.given, "zol")
        #expect(reply.record.number == 1)
        #expect(reply.remarks.contains { $0.text.contains("not marked as started") })
    }

    @Test("an infusion stays overdue until somebody says what happened")
    func overdueInfusion() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        desk.clock.advance(days: 60)
        _ = try await desk.passTime()
        #expect(try await desk.infusions().first?.dose.state == .overdue)
        let reply = try await desk.record(.cancelled, "zol", reason: "low creatinine clearance")
        #expect(reply.record.outcome == .cancelled)
        #expect(try await desk.infusions(days: 90).map(\.dose.number) == [2])
    }

    @Test("a slot chooses another dose; one that is answered is not answered twice")
    func slot() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 17:30 and 18:00", since: "2026-11-01")
        desk.clock.advance(days: 1)
        _ = try await desk.passTime()
        let open = try await desk.due().map(\.slot)
        #expect(open == ["2026-11-24 18:00"])
        try await desk.record(.taken, "naproxen", slot: "18:00")
        let again: Invalid = try await desk.refusal(
            RecordDose.self,
            .init(requestId: "x", name: "naproxen", outcome: .taken, slot: "2026-11-24 18:00"))
        #expect(again.parameter == "slot")
        let nowhere: NotFound = try await desk.refusal(
            RecordDose.self, .init(requestId: "y", name: "naproxen", outcome: .taken, slot: "03:00")
        )
        #expect(nowhere.what == "slot")
    }

    @Test("a dose that was counted as missed can still be said to be taken")
    func missedAfterAll() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        desk.clock.advance(days: 1)
        _ = try await desk.passTime()
        #expect(try await desk.show("naproxen").records.map(\.outcome) == [.missed])
        try await desk.record(.taken, "naproxen", at: "yesterday 20:10", slot: "2026-11-23 20:00")
        let records = try await desk.show("naproxen").records
        #expect(records.map(\.outcome) == [.taken])
        #expect(records.first?.timing == "on time")
    }

    @Test("missed is counted by time and cannot be typed")
    func typedMissed() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        _ = try await desk.refusal(
            RecordDose.self, .init(requestId: "x", name: "naproxen", outcome: .missed),
            as: Invalid.self)
    }

    @Test("a series that has ended and was answered is completed, and undo reopens it")
    func completed() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg once now")
        try await desk.record(.taken, "naproxen")
        #expect(try await desk.show("naproxen").prescription.state == .completed)
        #expect(try await desk.call(ListPrescriptions.self, .init()).prescriptions.isEmpty)
        try await desk.undo()
        #expect(try await desk.show("naproxen").prescription.state == .active)
        #expect(try await desk.due().count == 1)
    }
}
