import DoseService
import Logging
import Regimen
import ServiceLifecycle

/// Makes a copy of the data once a day, beside the work. A copy that fails is told and tried again,
/// and holds up nothing.
struct BackupKeeper: Service {
    /// How long after a start it looks for the first time (our setting): a machine that has just
    /// come up has other things to do. Seconds.
    private static let patience: Int64 = 600

    let tracker: Tracker
    /// An alarm of its own.
    let timer: WallTimer
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var turn = DailyTurn(instant: tracker.now.adding(seconds: Self.patience))
            tracker.planBackup(at: turn.instant)
            timer.set(to: turn.instant)
            for await _ in timer.wakes {
                // A clock that is set wakes it too.
                if turn.hasCome(at: tracker.now) { turn = DailyTurn(instant: await look()) }
                timer.set(to: turn.instant)
            }
        }
    }

    private func look() async -> Instant {
        let (next, failure) = await tracker.backUpIfDue()
        if let failure {
            logger.error("the daily copy could not be made", metadata: ["reason": "\(failure)"])
        }
        return next
    }
}
