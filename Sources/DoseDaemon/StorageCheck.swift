import DoseService
import Logging
import Regimen
import ServiceLifecycle

/// Looks at the whole database beside the work: soon after a start that could only look at a part
/// of it, and then once a day.
struct StorageCheck: Service {
    /// Seconds.
    private static let pause: Int64 = 86_400

    let tracker: Tracker
    /// An alarm of its own.
    let timer: WallTimer
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var turn = Instant.earliest
            if await tracker.isStorageWhollyChecked { turn = rest() } else { timer.wake() }
            for await _ in timer.wakes {
                // A clock that is set wakes it too: that is no reason to read the whole file.
                guard tracker.now >= turn else {
                    timer.set(to: turn)
                    continue
                }
                turn = rest()
                await check()
            }
        }
    }

    /// - Returns: when its next turn comes.
    private func rest() -> Instant {
        let turn = tracker.now.adding(seconds: Self.pause)
        timer.set(to: turn)
        return turn
    }

    private func check() async {
        // Data that cannot be used is spoken of elsewhere.
        guard let refusal = try? await tracker.checkStorage() else { return }
        logger.error(
            "the database is damaged; every call will say so",
            metadata: ["reason": "\(refusal.reason)"])
    }
}
