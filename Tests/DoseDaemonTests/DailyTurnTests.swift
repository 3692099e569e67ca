import Regimen
import Testing

@testable import DoseDaemon

@Suite("a turn once a day")
struct DailyTurnTests {
    private static let now = TurnedClock.machines

    @Test(
        "it comes at its time, and at once when a clock that was far ahead is put back",
        arguments: [
            (0, true), (-5, true), (Int64.min / 2, true), (1, false), (3_600, false),
            (86_400, false), (90_000, false), (90_001, true), (10 * 86_400, true),
        ] as [(Int64, Bool)])
    func turns(inSeconds: Int64, hasCome: Bool) {
        let turn = DailyTurn(instant: Self.now.adding(seconds: inSeconds))
        #expect(turn.hasCome(at: Self.now) == hasCome)
    }
}
