import DoseService
import DoseStore
import Logging
import Regimen
import ServiceLifecycle

/// Moves what was written into the database file: soon after the start, and a few seconds after the
/// first change since. What only the write-ahead log holds is what a single bit can take away.
struct StorageRest: Service {
    /// Seconds (our setting).
    private static let pause: Int64 = 5

    let tracker: Tracker
    /// An alarm of its own, set by whoever writes.
    let timer: WallTimer
    let logger: Logger

    /// Something was written.
    static func plan(_ timer: WallTimer) {
        timer.set(to: SystemClock.read().now.adding(seconds: pause))
    }

    func run() async throws {
        timer.wake()
        await cancelWhenGracefulShutdown {
            for await _ in timer.wakes {
                do {
                    try await tracker.rest()
                } catch StoreError.outcomeUnknown {
                    logger.error("the disk failed while the database was brought to rest")
                } catch {
                    // A full disk, for one: nothing is lost, and the next change tries again.
                    logger.warning(
                        "the database is not at rest", metadata: ["error": "\(describe(error))"])
                }
            }
        }
    }
}
