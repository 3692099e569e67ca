import DoseSchema
import DoseService
import DoseStore
import Formulary
import Glibc
import Logging
import Regimen
import SQLite

extension Daemon {
    /// Opens the database and the service on top of it.
    ///
    /// A database that must not be touched is no reason to end: the daemon stays up, so that every
    /// call can say why. One that another daemon holds is.
    ///
    /// - Parameter rest: set when something was written.
    func openTracker(
        timer: WallTimer, rest: WallTimer, zones: SystemZones, logger: Logger
    ) async throws -> Tracker {
        let now = SystemClock.read().now
        let path = try settings.places.databasePath()
        guard let thread = ThreadExecutor.current else {
            throw DaemonFailure("no thread for the database", exitCode: EX_SOFTWARE)
        }
        let store = DoseStore(
            path: path, identity: DoseSchema.identity, catalogue: DoseSchema.catalogue,
            stamp: "\(now.epochSeconds)", executor: ThreadActorExecutor(thread),
            wrote: { StorageRest.plan(rest) })
        let refusal = await store.refusal
        if let refusal, case .inUse(let pid) = refusal {
            let holder = pid.map { " by process \($0)" } ?? ""
            throw DaemonFailure(
                "another dosed is already running: \(path) is held\(holder)",
                exitCode: EX_TEMPFAIL)
        }
        let tracker = Tracker(
            store: store, formulary: try Formulary.embedded(), zones: zones,
            facts: DaemonFacts(
                version: ProductVersion.current, database: path,
                schema: DoseSchema.catalogue.count, startedAt: now,
                built: SystemClock.built, uid: geteuid(), isSystem: settings.places.system,
                boot: SystemClock.boot(environment: environment),
                databaseBytes: { Self.size(of: path) }),
            clock: SystemClock.read, changed: timer.wake)
        if let refusal {
            logger.error(
                "the database cannot be used; every call will say so",
                metadata: ["reason": "\(refusal.reason)"])
            return tracker
        }
        try await prepare(tracker, zones: zones, logger: logger)
        return tracker
    }

    private func prepare(
        _ tracker: Tracker, zones: SystemZones, logger: Logger
    ) async throws {
        do {
            let zone = try await tracker.prepare(homeZone: homeZone(zones))
            if let asked = settings.zone, asked != zone {
                logger.warning(
                    "--zone is only for a new database; this one keeps its home zone",
                    metadata: ["zone": "\(zone)"])
            }
        } catch let unavailable as ZoneUnavailable {
            throw DaemonFailure(
                "\(unavailable.sentence) Name the home zone: dosed --zone ZONE",
                exitCode: EX_CONFIG)
        } catch StoreError.refused {
            // Found damaged or full just now: every call will say so.
            return
        }
    }

    /// The home zone of a new database; nil when nobody knows it.
    func homeZone(_ zones: SystemZones) -> String? { settings.zone ?? zones.deviceZoneName() }

    private static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}
