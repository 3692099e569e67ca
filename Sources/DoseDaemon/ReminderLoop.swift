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
    /// While the clock is not trusted it looks again so many seconds later.
    private static let doubtPause: Int64 = 300
    /// It never sleeps for longer, in seconds: the sign that it is there stays fresh.
    private static let longestSleep: Int64 = 420

    let tracker: Tracker
    let timer: WallTimer
    let watchdog: Watchdog
    let zones: ZoneWatch
    let logger: Logger

    func run() async throws {
        timer.wake()
        try await cancelWhenGracefulShutdown {
            var trust = ClockTrust.trusted
            for await _ in timer.wakes { try await look(&trust) }
        }
    }

    private func look(_ trust: inout ClockTrust) async throws {
        timer.listen()
        do {
            try await beside("the clock") {
                ClockLog(logger: logger).tell(try await tracker.lookAtClock())
            }
            try await beside("the time zones") {
                zones.tell(try await tracker.lookAtZones(), in: logger)
                zones.follow(tracker.zoneNames)
            }
            tell(try await tracker.clockTrust, after: &trust)
            let (next, stuck) = try await tracker.passTime()
            if stuck > 0 {
                logger.error("series cannot be continued", metadata: ["count": "\(stuck)"])
            }
            let retry = stuck > 0 ? tracker.now.adding(seconds: Self.retryAfter) : nil
            let doubt =
                trust.isTrusted ? nil : tracker.now.adding(seconds: Self.doubtPause)
            settle(until: [next, retry, doubt].compactMap { $0 }.min())
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
            try? await tracker.tellOnFullDisk()
            watchdog.tell()
            timer.set(to: tracker.now.adding(seconds: Self.retryAfter))
        } catch {
            logger.error("time could not pass", metadata: ["error": "\(describe(error))"])
            timer.set(to: tracker.now.adding(seconds: Self.retryAfter))
        }
    }

    /// What goes wrong here with one row or one zone must not hold up the reminders.
    private func beside(_ what: String, _ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let error as StoreError {
            guard case .failed = error else { throw error }
            logger.error("cannot look at \(what)", metadata: ["error": "\(describe(error))"])
        } catch {
            logger.error("cannot look at \(what)", metadata: ["error": "\(describe(error))"])
        }
    }

    /// One line whenever something else is to be thought of the clock.
    private func tell(_ trust: ClockTrust, after last: inout ClockTrust) {
        guard trust != last else { return }
        defer { last = trust }
        if trust.isTrusted {
            if !last.isTrusted { logger.notice("the clock is trusted again") }
        } else if last.isTrusted {
            logger.warning(
                "the clock is not trusted, so no dose is called missed; dose clock says more",
                metadata: ["clock": "\(trust.words)"])
        }
    }

    /// Tells the watchdog and sleeps.
    private func settle(until planned: Instant?) {
        watchdog.tell()
        let now = tracker.now
        let latest = now.adding(seconds: Self.longestSleep)
        timer.set(to: watchdog.nextLook(planned: min(planned ?? latest, latest), now: now))
    }
}
