import DoseService
import DoseStore
import Glibc
import Logging
import Regimen
import SQLite
import ServiceLifecycle

/// Sleeps until something is due, lets time pass, and sleeps again.
///
/// The watchdog hears from here alone, and only after time has passed: a daemon that answers calls
/// but no longer reminds counts as stuck.
struct ReminderLoop: Service {
    /// What the look before found.
    private struct LastLook {
        var trust = ClockTrust.trusted
        var refusal: DatabaseRefusal?
    }

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
    /// The home zone of new data; nil when nobody knows it.
    let homeZone: @Sendable () -> String?
    let logger: Logger

    func run() async throws {
        timer.wake()
        // Its jobs come before those of clients, however many of these wait for the same thread.
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask(priority: .high) { try await remind() }
            try await group.waitForAll()
        }
    }

    private func remind() async throws {
        try await cancelWhenGracefulShutdown {
            var last = LastLook()
            for await _ in timer.wakes { try await look(&last) }
        }
    }

    private func look(_ last: inout LastLook) async throws {
        timer.listen()
        do {
            settle(until: try await passTime(after: &last))
        } catch StoreError.outcomeUnknown {
            // Only a fresh look at the file tells what it holds.
            throw DaemonFailure(
                "the disk failed while saving; starting again tells what was stored",
                exitCode: EX_TEMPFAIL)
        } catch StoreError.refused(let refusal) {
            tell(refusal, after: &last)
            // There is nothing to remind of, every call is told why, and a new start would
            // find the same file: no reason to be ended. What can pass is looked for.
            settle(until: refusal.canPass ? soon : nil)
        } catch StoreError.full {
            // Room on the disk is seen at the next look; a new start would not make any.
            logger.error("time could not pass: the disk is full")
            let next = try? await tracker.tellOnFullDisk()
            settle(until: min(next ?? soon, soon))
        } catch {
            logger.error("time could not pass", metadata: ["error": "\(describe(error))"])
            timer.set(to: soon)
        }
    }

    /// - Returns: when there is something to do next; nil when nothing is planned.
    private func passTime(after last: inout LastLook) async throws -> Instant? {
        if try await tracker.takeUpStorage(homeZone: homeZone()) {
            logger.notice("the database can be used again")
        }
        try await beside("the clock") {
            ClockLog(logger: logger).tell(try await tracker.lookAtClock())
        }
        try await beside("the time zones") {
            zones.tell(try await tracker.lookAtZones(), in: logger)
            zones.follow(tracker.zoneNames)
        }
        tell(try await tracker.clockTrust, after: &last.trust)
        let (next, stuck) = try await tracker.passTime()
        last.refusal = nil
        if stuck > 0 {
            logger.error("series cannot be continued", metadata: ["count": "\(stuck)"])
        }
        let doubt =
            last.trust.isTrusted ? nil : tracker.now.adding(seconds: Self.doubtPause)
        return [next, stuck > 0 ? soon : nil, doubt].compactMap { $0 }.min()
    }

    private var soon: Instant { tracker.now.adding(seconds: Self.retryAfter) }

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

    /// One line whenever the data cannot be used for another reason.
    private func tell(_ refusal: DatabaseRefusal, after last: inout LastLook) {
        guard refusal != last.refusal else { return }
        last.refusal = refusal
        logger.error(
            "no reminders: the database cannot be used",
            metadata: ["reason": "\(refusal.reason)"])
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
