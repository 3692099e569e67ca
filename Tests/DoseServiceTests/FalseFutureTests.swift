import DoseInterface
import DoseService
import DoseStore
import Regimen
import StrictJSON
import Testing

@Suite("A clock that was far ahead and comes back")
struct FalseFutureTests {
    private func desk(_ texts: String...) async throws -> Desk {
        let desk = try await Desk()
        for text in texts { try await desk.add(text) }
        try await desk.passTime()
        return desk
    }

    /// Lets the clock go to a time after its start, and says which reminders come then.
    private func reminders(_ desk: Desk, minutes: Int64) async throws -> [String?] {
        let before = Set(try await desk.openReminders().map(\.number))
        desk.clock.set(Desk.monday.adding(seconds: minutes * 60))
        try await desk.passTime()
        return try await desk.openReminders().filter { !before.contains($0.number) }.map(\.slot)
    }

    private func outcomes(_ desk: Desk) async throws -> [Outcome] {
        try await desk.show("naproxen").records.map(\.outcome)
    }

    @Test("doses that it called missed are asked about at their right times, once")
    func missed() async throws {
        let desk = try await desk("naproxen 220 mg at 08:00 and 20:00")
        desk.clock.jump(hours: 30 * 24)
        try await desk.passTime()
        let called = try await desk.rows("SELECT count(*) FROM dose_record")
        #expect(called == ["60"])
        desk.clock.jump(hours: -30 * 24)
        try await desk.passTime()
        #expect(try await outcomes(desk).isEmpty)
        #expect(try await desk.openReminders().isEmpty)
        #expect(try await desk.due().map(\.slot) == [])
        // 20:00 that evening, and 08:00 the next morning.
        #expect(try await reminders(desk, minutes: 114) == [])
        #expect(try await reminders(desk, minutes: 115) == ["2026-11-23 20:00"])
        #expect(try await reminders(desk, minutes: 116) == [])
        try await desk.record(.taken, "naproxen")
        #expect(try await reminders(desk, minutes: 115 + 12 * 60) == ["2026-11-24 08:00"])
    }

    @Test("what it did stays on record, and what was taken back names why")
    func onRecord() async throws {
        let desk = try await desk("naproxen 220 mg at 08:00 and 20:00")
        desk.clock.jump(hours: 48)
        try await desk.passTime()
        desk.clock.jump(hours: -48)
        try await desk.passTime()
        let rows = try await desk.rows(
            """
            SELECT kind, count(*) FROM event WHERE kind IN ('dose-missed', 'clock-came-back')
            GROUP BY kind ORDER BY kind
            """)
        #expect(rows == ["clock-came-back 1", "dose-missed 4"])
        let undone = try await desk.rows(
            """
            SELECT DISTINCT kind FROM dose_record JOIN event ON event.id = undone_by
            WHERE outcome = 'missed'
            """)
        #expect(undone == ["clock-came-back"])
    }

    @Test("what a person recorded meanwhile stands, and the doses before it come all the same")
    func answered() async throws {
        let desk = try await desk("naproxen 220 mg at 08:00 and 20:00")
        desk.clock.jump(hours: 24)
        try await desk.passTime()
        try await desk.record(.taken, "naproxen", slot: "2026-11-24 08:00")
        desk.clock.jump(hours: -24)
        try await desk.passTime()
        #expect(try await outcomes(desk) == [.taken])
        #expect(try await reminders(desk, minutes: 115) == ["2026-11-23 20:00"])
        #expect(try await reminders(desk, minutes: 115 + 12 * 60) == [])
        #expect(
            try await reminders(desk, minutes: 115 + 24 * 60).contains("2026-11-24 20:00"))
    }

    @Test("a dose that was due before, and was called missed too early, is asked about again")
    func stillOpen() async throws {
        let desk = try await desk("naproxen 220 mg at 08:00 and 20:00")
        #expect(try await reminders(desk, minutes: 120) == ["2026-11-23 20:00"])
        desk.clock.jump(hours: 8)
        try await desk.passTime()
        #expect(try await desk.due().isEmpty)
        desk.clock.jump(hours: -8)
        try await desk.passTime()
        #expect(try await desk.due().map(\.slot) == ["2026-11-23 20:00"])
        #expect(try await desk.openReminders().map(\.slot) == ["2026-11-23 20:00"])
    }

    @Test("a small step back asks about nothing again")
    func small() async throws {
        let desk = try await desk("naproxen 220 mg at 20:00")
        #expect(try await reminders(desk, minutes: 115) == ["2026-11-23 20:00"])
        let number = try await desk.openReminders().first?.number
        #expect(try await reminders(desk, minutes: 101) == [])
        #expect(try await reminders(desk, minutes: 116) == [])
        #expect(try await desk.openReminders().map(\.number) == [number])
    }

    @Test("a dose that was told at its time and is told again after a step back says so")
    func toldAgain() async throws {
        let desk = try await desk("naproxen 220 mg at 20:00")
        let words = "You may have had it before the clock was set back."
        #expect(try await reminders(desk, minutes: 115) == ["2026-11-23 20:00"])
        let first = try #require(try await desk.openReminders().first)
        #expect(!first.detail.contains(words))
        desk.clock.set(Desk.monday.adding(seconds: 60 * 60))
        try await desk.passTime()
        #expect(try await desk.openReminders().isEmpty)
        #expect(try await reminders(desk, minutes: 115) == ["2026-11-23 20:00"])
        let again = try #require(try await desk.openReminders().first)
        #expect(again.detail.contains(words), "\(again)")
        #expect(again.first == first.number, "it takes the place of the one before")
        // That one is asked about again like any other.
        #expect(try await reminders(desk, minutes: 130) == ["2026-11-23 20:00"])
        #expect(try await desk.openReminders().first?.detail.contains(words) == false)
    }

    @Test("a clock that cannot be believed takes nothing back")
    func behind() async throws {
        let desk = try await desk("naproxen 220 mg at 08:00 and 20:00")
        desk.clock.setSynchronized(false)
        desk.clock.advance(days: 3)
        try await desk.passTime()
        let before = try await outcomes(desk)
        #expect(before.count == 6)
        // The machine's clock lost its battery.
        desk.clock.jump(hours: -48)
        try await desk.passTime()
        #expect(try await outcomes(desk) == before)
        // A person says that it is right all the same.
        _ = try await desk.call(ConfirmClock.self, .init(requestId: desk.fresh()))
        try await desk.passTime()
        #expect(try await outcomes(desk).count == 2)
    }

    @Test("a treatment that came to its end goes on, and so does a hold")
    func ends() async throws {
        let desk = try await desk(
            "naproxen 220 mg daily at 20:00 for 5 days", "ibuprofen 200 mg at 21:00")
        try await desk.hold("ibuprofen", until: "2026-11-26")
        desk.clock.jump(hours: 20 * 24)
        try await desk.passTime()
        #expect(try await desk.show("naproxen").prescription.state == .completed)
        desk.clock.jump(hours: -20 * 24)
        try await desk.passTime()
        #expect(try await desk.show("naproxen").prescription.state == .active)
        #expect(try await desk.show("ibuprofen").prescription.hold != nil)
        #expect(try await reminders(desk, minutes: 115) == ["2026-11-23 20:00"])
        // The hold ends on the 26th: its first dose is that of the evening.
        let later = try await reminders(desk, minutes: 3 * 1440 + 115 + 60)
        #expect(later.contains("2026-11-26 20:00"), "\(later)")
        #expect(later.contains("2026-11-26 21:00"), "\(later)")
    }

    @Test("a booking is reminded of on its eve")
    func booking() async throws {
        let desk = try await desk()
        _ = try await desk.call(
            RecordDentalExam.self, .init(requestId: "b", booked: "2026-12-20"))
        desk.clock.jump(hours: 40 * 24)
        try await desk.passTime()
        #expect(try await desk.openReminders().count == 1)
        desk.clock.jump(hours: -40 * 24)
        try await desk.passTime()
        #expect(try await desk.openReminders().isEmpty)
        #expect(
            try await desk.call(GetDental.self, .init()).exams.map(\.reminder?.at)
                == ["2026-12-19T09:00:00+01:00"])
    }

    @Test("a dose that was put off while it was ahead is asked about at once")
    func putOff() async throws {
        let desk = try await desk("naproxen 220 mg once now")
        desk.clock.jump(hours: 2)
        try await desk.passTime()
        _ = try await desk.call(
            SnoozeDose.self, .init(requestId: "s", name: "naproxen", length: "1h"))
        desk.clock.jump(hours: -2)
        try await desk.passTime()
        // It was asked about at its time, and again while the clock was ahead.
        #expect(try await desk.openReminders().map(\.sequence) == [3])
    }

    @Test("a dose that was asked about again can be put off like any other")
    func putOffAfterwards() async throws {
        let desk = try await desk("naproxen 220 mg at 08:00 and 20:00")
        _ = try await reminders(desk, minutes: 120)
        desk.clock.jump(hours: 8)
        try await desk.passTime()
        desk.clock.jump(hours: -8)
        try await desk.passTime()
        _ = try await desk.call(
            SnoozeDose.self, .init(requestId: "s", name: "naproxen", length: "1h"))
        try await desk.passTime()
        #expect(try await desk.openReminders().isEmpty)
    }

    @Test("what it told ahead is told again at the right time")
    func lead() async throws {
        let desk = try await desk(zoledronicAcid)
        desk.clock.jump(hours: 20)
        try await desk.passTime()
        #expect(try await desk.openReminders(.lead).count == 1)
        desk.clock.jump(hours: -20)
        try await desk.passTime()
        #expect(try await desk.openReminders(.lead).isEmpty)
        // 7 days before the infusion of 2026-12-01 09:30.
        #expect(try await desk.passTime() == Desk.monday.adding(seconds: 15 * 3600 + 25 * 60))
        desk.clock.set(Desk.monday.adding(seconds: 15 * 3600 + 25 * 60))
        try await desk.passTime()
        #expect(try await desk.openReminders(.lead).count == 1)
    }

    @Test("what it told ahead at what it took for the right time is told again when that has come")
    func leadAtItsTime() async throws {
        let desk = try await desk(zoledronicAcid)
        // 7 days before the infusion of 2026-12-01 09:30.
        let lead = Desk.monday.adding(seconds: 15 * 3600 + 25 * 60)
        desk.clock.set(lead)
        try await desk.passTime()
        #expect(try await desk.openReminders(.lead).count == 1)
        desk.clock.set(Desk.monday)
        try await desk.passTime()
        #expect(try await desk.openReminders(.lead).isEmpty)
        desk.clock.set(lead)
        try await desk.passTime()
        #expect(try await desk.openReminders(.lead).count == 1)
    }

    @Test("a dose that was asked about again while it was ahead is asked about once, at once")
    func nagged() async throws {
        let desk = try await desk("zoledronic acid 4 mg IV once now")
        desk.clock.jump(hours: 24)
        try await desk.passTime()
        #expect(try await desk.openReminders().map(\.sequence) == [2])
        desk.clock.jump(hours: -24)
        for _ in 1...3 { try await desk.passTime() }
        #expect(try await desk.openReminders().map(\.sequence) == [3])
        #expect(try await reminders(desk, minutes: 60) == [])
        #expect(try await desk.passTime() == Desk.monday.adding(seconds: 86_400))
    }
}
