import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("A dose that is due is asked about until it is answered")
struct NagTests {
    /// The sequence of the open reminder after each step of some minutes.
    private func sequences(_ desk: Desk, _ steps: Int, minutes: Int64) async throws -> [Int] {
        var found: [Int] = []
        for _ in 0..<steps {
            desk.clock.advance(minutes: minutes)
            try await desk.passTime()
            found += try await desk.openReminders().map(\.sequence)
        }
        return found
    }

    @Test("every 15 minutes, 3 times, each in place of the one before; then it stays due")
    func again() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg once now")
        try await desk.passTime()
        #expect(try await sequences(desk, 6, minutes: 15) == [2, 3, 4, 4, 4, 4])
        let reminder = try #require(try await desk.openReminders().first)
        #expect(reminder.detail.hasSuffix("(4th reminder)"))
        #expect(try await desk.due().map(\.snoozedUntil) == [nil])
        #expect(try await desk.due().map(\.reminders) == [4])
    }

    @Test("an answer ends it", arguments: [Outcome.taken, .skipped])
    func answered(outcome: Outcome) async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg once now")
        try await desk.passTime()
        try await desk.record(outcome, "naproxen", reason: outcome == .taken ? nil : "x")
        #expect(try await sequences(desk, 3, minutes: 15).isEmpty)
        #expect(try await desk.passTime() == nil)
    }

    @Test("a snooze puts it off, and after it the dose is asked about as often again")
    func snooze() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg once now")
        try await desk.passTime()
        #expect(try await sequences(desk, 1, minutes: 15) == [2])
        _ = try await desk.call(
            SnoozeDose.self, .init(requestId: desk.fresh(), name: "naproxen", length: "1h"))
        #expect(try await desk.due().first?.snoozedUntil?.relative == "in 1 h")
        #expect(try await sequences(desk, 3, minutes: 15).isEmpty)
        #expect(try await sequences(desk, 5, minutes: 15) == [3, 4, 5, 6, 6])
    }

    @Test("after time off it is asked about once, and not for what was missed meanwhile")
    func off() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg once now")
        try await desk.passTime()
        #expect(try await sequences(desk, 1, minutes: 300) == [2])
    }

    @Test("what a clinic gives is asked about by its own rule, and each prescription can have one")
    func own() async throws {
        let desk = try await Desk()
        try await desk.add("zoledronic acid 4 mg IV once now")
        try await desk.passTime()
        #expect(try await sequences(desk, 2, minutes: 720) == [1, 2])
        let other = try await Desk()
        try await other.add("naproxen 220 mg daily at 18:30")
        let edited = try await other.call(
            EditPrescription.self,
            .init(requestId: other.fresh(), name: "naproxen", nag: "10 minutes, once")
        ).prescription
        #expect(edited.nag == "once, after 10 minutes")
        #expect(try await sequences(other, 5, minutes: 10) == [1, 2, 2])
        _ = try await other.call(
            ChangeSetting.self, .init(requestId: other.fresh(), name: "nag", value: "never"))
        let third = try await Desk()
        _ = try await third.call(
            ChangeSetting.self, .init(requestId: third.fresh(), name: "nag", value: "never"))
        try await third.add("naproxen 220 mg once now")
        try await third.passTime()
        #expect(try await sequences(third, 2, minutes: 20) == [1, 1])
    }
}
