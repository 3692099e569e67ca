import DoseService
import DoseStore
import Glibc
import Logging
import Regimen
import ServiceLifecycle

/// Sleeps until something is due, lets time pass, and sleeps again.
struct ReminderLoop: Service {
    /// After a failure it looks again so many seconds later.
    private static let retryAfter: Int64 = 60

    let tracker: Tracker
    let timer: WallTimer
    let logger: Logger

    func run() async throws {
        timer.wake()
        for await _ in timer.wakes.cancelOnGracefulShutdown() {
            do {
                timer.set(to: try await tracker.passTime())
            } catch StoreError.outcomeUnknown {
                // Only a fresh look at the file tells what it holds.
                throw DaemonFailure(
                    "the disk failed while saving; starting again tells what was stored",
                    exitCode: EX_TEMPFAIL)
            } catch StoreError.refused {
                timer.set(to: nil)
            } catch {
                logger.error("time could not pass", metadata: ["error": "\(describe(error))"])
                timer.set(to: tracker.now.adding(seconds: Self.retryAfter))
            }
        }
    }
}
