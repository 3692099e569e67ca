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
            if await tracker.isStorageWhollyChecked { rest() } else { timer.wake() }
            for await _ in timer.wakes {
                // Set first: a clock that is set wakes it too, and must not end the series.
                rest()
                await check()
            }
        }
    }

    private func rest() { timer.set(to: tracker.now.adding(seconds: Self.pause)) }

    private func check() async {
        guard let refusal = await tracker.checkStorage() else { return }
        logger.error(
            "the database is damaged; every call will say so",
            metadata: ["reason": "\(refusal.reason)"])
    }
}
