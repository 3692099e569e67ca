import DoseService
import DoseStore
import Glibc
import Logging
import Regimen
import ServiceLifecycle

/// Sleeps until something is due, lets time pass, and sleeps again.
///
/// The watchdog hears from here alone, and only after time has passed: a daemon that answers calls
/// but no longer reminds counts as stuck.
struct ReminderLoop: Service {
    /// After a failure it looks again so many seconds later.
    private static let retryAfter: Int64 = 60

    let tracker: Tracker
    let timer: WallTimer
    let watchdog: Watchdog
    let logger: Logger

    func run() async throws {
        timer.wake()
        try await cancelWhenGracefulShutdown {
            for await _ in timer.wakes { try await look() }
        }
    }

    private func look() async throws {
        do {
            let (next, stuck) = try await tracker.passTime()
            if stuck > 0 {
                logger.error("series cannot be continued", metadata: ["count": "\(stuck)"])
            }
            let retry = stuck > 0 ? tracker.now.adding(seconds: Self.retryAfter) : nil
            settle(until: [next, retry].compactMap { $0 }.min())
        } catch StoreError.outcomeUnknown {
            // Only a fresh look at the file tells what it holds.
            throw DaemonFailure(
                "the disk failed while saving; starting again tells what was stored",
                exitCode: EX_TEMPFAIL)
        } catch StoreError.refused(let refusal) {
            logger.error(
                "no reminders: the database cannot be used",
                metadata: ["reason": "\(refusal.reason)"])
            // There is nothing to remind of, every call is told why, and a new start would
            // find the same file: no reason to be ended.
            settle(until: nil)
        } catch StoreError.full {
            // Room on the disk is seen at the next look; a new start would not make any.
            logger.error("time could not pass: the disk is full")
            watchdog.tell()
            timer.set(to: tracker.now.adding(seconds: Self.retryAfter))
        } catch {
            logger.error("time could not pass", metadata: ["error": "\(describe(error))"])
            timer.set(to: tracker.now.adding(seconds: Self.retryAfter))
        }
    }

    /// Tells the watchdog and sleeps.
    private func settle(until planned: Instant?) {
        watchdog.tell()
        timer.set(to: watchdog.nextLook(planned: planned, now: tracker.now))
    }
}
