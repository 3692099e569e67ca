import ArgumentParser
import Glibc
import Logging
import ServiceLifecycle
import UnixSignals
import VarlinkSocket

/// Serves `org.varlink.certification` on our own rooms, for the clients of other varlink makers.
@main
struct VarlinkCertification: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves org.varlink.certification until SIGTERM.",
        discussion: "Without --socket it takes the socket that its parent hands over.")

    @Option(help: "Listen here.")
    var socket: String?

    func run() async throws {
        let listener = try socket.map { try UnixListener.open(path: $0) }
        defer { listener?.close() }
        guard let descriptor = try listener?.takeDescriptor() ?? handedOver() else {
            throw ValidationError("No socket was handed over; name one with --socket.")
        }
        let logger = Logger(label: "certification") {
            StreamLogHandler.standardError(label: $0)
        }
        let server = VarlinkServer(
            descriptor: descriptor, handler: try CertificationHandler(),
            policy: PeerPolicy(allowedUIDs: [geteuid()]),
            names: RefusalNames(interface: CertificationInterface.name), logger: logger)
        let services = ServiceGroup(
            configuration: .init(
                services: [server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        // Both kinds of socket listen by now, so whoever reads this can connect.
        logger.info("serving")
        try await services.run()
    }

    private func handedOver() throws -> Int32? {
        var environment: [String: String] = [:]
        for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] {
            environment[name] = getenv(name).map { String(cString: $0) }
        }
        return try SocketActivation.listener(environment: environment, pid: getpid())
    }
}
