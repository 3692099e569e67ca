import DoseInterface
import DoseSchema
import DoseService
import DoseStore
import Formulary
import Glibc
import Logging
import Regimen
import SQLite
import ServiceLifecycle
import UnixSignals
import Varlink
import VarlinkSocket

/// What a daemon is started with.
struct DaemonSettings: Sendable {
    let places: DaemonPlaces
    /// The home zone of a new database; nil for the machine's.
    let zone: String?
    let allowedUIDs: Set<UInt32>
}

/// The one place that wires things together: socket, database, service, reminder loop.
struct Daemon {
    let settings: DaemonSettings
    let environment: [String: String]

    /// Serves until SIGTERM or SIGINT.
    ///
    /// - Throws: ``DaemonFailure`` when it cannot start, or had to leave.
    func run() async throws {
        var logger = Logger(label: "dosed") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .info
        let notifier = ServiceNotifier(environment: environment, pid: getpid())
        let socket = try openSocket()
        defer { socket.listener?.close() }
        let timer = try WallTimer()
        let zones = SystemZones(directory: settings.places.zoneDirectory)
        let rest = try WallTimer()
        let tracker = try await openTracker(
            timer: timer, rest: rest, zones: zones, logger: logger)
        let server = VarlinkServer(
            descriptor: socket.descriptor, handler: try dispatcher(for: tracker, logger: logger),
            policy: PeerPolicy(allowedUIDs: settings.allowedUIDs),
            names: RefusalNames(interface: DosedInterface.name), logger: logger)
        let loop = ReminderLoop(
            tracker: tracker, timer: timer, watchdog: Watchdog(notifier: notifier),
            zones: ZoneWatch(files: zones, timer: timer), homeZone: { homeZone(zones) },
            logger: logger)
        logger.info("serving", metadata: ["version": "\(ProductVersion.current)"])
        notifier.notify(.ready)
        let check = StorageCheck(
            tracker: tracker, timer: try WallTimer(), logger: logger)
        let services: [any Service] = [
            server, loop, check, StorageRest(tracker: tracker, timer: rest, logger: logger),
            BackupKeeper(tracker: tracker, timer: try WallTimer(), logger: logger),
        ]
        let outcome = await serve(services, logger: logger)
        notifier.notify(.stopping)
        await tracker.close()
        if let outcome { throw outcome }
        logger.info("stopped")
    }

    private func serve(
        _ services: [any Service], logger: Logger
    ) async -> DaemonFailure? {
        let group = ServiceGroup(
            configuration: .init(
                services: services, gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        do {
            try await group.run()
            return nil
        } catch let failure as DaemonFailure {
            return failure
        } catch {
            return DaemonFailure("the socket failed: \(error)", exitCode: EX_OSERR)
        }
    }

    /// The socket that was handed over, or our own.
    private func openSocket() throws(DaemonFailure) -> (
        descriptor: Int32, listener: UnixListener?
    ) {
        do {
            if let descriptor = try SocketActivation.listener(
                environment: environment, pid: getpid())
            {
                return (descriptor, nil)
            }
        } catch {
            throw DaemonFailure("the socket that was handed over: \(error)", exitCode: EX_CONFIG)
        }
        let path = try settings.places.socketPath()
        do {
            // The machine's socket is open to all: who may call is decided by the peer's uid.
            let listener = try UnixListener.open(
                path: path, mode: settings.places.system ? 0o666 : 0o600)
            guard let descriptor = listener.takeDescriptor() else {
                throw DaemonFailure("cannot listen at \(path)", exitCode: EX_OSERR)
            }
            return (descriptor, listener)
        } catch let refusal as ListenerRefusal {
            if case .inUse = refusal {
                throw DaemonFailure(
                    "another dosed is already running: \(refusal)", exitCode: EX_TEMPFAIL)
            }
            throw DaemonFailure("cannot listen: \(refusal)", exitCode: EX_CANTCREAT)
        } catch {
            throw DaemonFailure("cannot listen at \(path): \(error)", exitCode: EX_OSERR)
        }
    }

    private func dispatcher(
        for tracker: Tracker, logger: Logger
    ) throws -> VarlinkDispatcher {
        let directory = try ServiceDirectory(
            vendor: "dosed", product: "dosed", version: ProductVersion.current,
            url: "",
            descriptions: [DosedInterface.description])
        return try VarlinkDispatcher(directory: directory, methods: tracker.methods) {
            error, call in
            let refusal = Tracker.refusal(for: error, to: call, notes: tracker.storageNotes)
            if let refusal { return refusal }
            logger.error(
                "a call failed",
                metadata: ["method": "\(call.method)", "error": "\(describe(error))"])
            return Tracker.unforeseen
        }
    }
}

/// An error for the log: its kind and codes, never values.
func describe(_ error: any Error) -> String {
    switch error {
    case let error as StoreError:
        if case .failed(let cause) = error { return "\(cause)" }
        return "\(error)"
    case let error as SQLiteError: return "\(error)"
    default: return "\(type(of: error))"
    }
}
