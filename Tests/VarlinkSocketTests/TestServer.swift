import Glibc
import Logging
import ServiceLifecycle
import Testing
import Varlink

@testable import VarlinkSocket

/// A directory that goes away with the test.
struct TemporaryDirectory: ~Copyable {
    let path: String

    init() throws {
        var template = Array("/tmp/varlink-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ClientFault(call: "mkdtemp", errno: errno) }
        path = template.withUnsafeBufferPointer {
            String(decoding: $0.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    deinit {
        guard let directory = opendir(path) else { return }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." {
                unlink(path + "/" + name)
                rmdir(path + "/" + name)
            }
        }
        closedir(directory)
        rmdir(path)
    }
}

/// What a test may touch of a running server.
struct RunningServer: Sendable {
    let path: String
    let toy: Toy
    let services: ServiceGroup
    let running: Task<Void, any Error>

    func client() throws -> TestClient {
        try TestClient(path: path)
    }

    func shutDown() async {
        await services.triggerGracefulShutdown()
    }

    func cancel() {
        running.cancel()
    }

    /// Lets every user reach the socket file in its temporary directory.
    func openDirectoryToAll() throws {
        let directory = String(path.prefix(path.count - "/toy".count))
        guard chmod(directory, 0o755) == 0 else { throw ClientFault(call: "chmod", errno: errno) }
    }
}

/// Runs a server on a fresh socket around `body`, then shuts it down and waits for it.
/// The limits are patient where a test names none: a busy machine is no reason to be hung up on.
func withServer(
    limits: SocketLimits = SocketLimits(
        timeToFirstCall: .seconds(300), idleTime: .seconds(300)),
    allowed: Set<UInt32> = [getuid()], mode: UInt32 = 0o600,
    handler: (any VarlinkHandler)? = nil,
    _ body: (RunningServer) async throws -> Void
) async throws {
    let directory = try TemporaryDirectory()
    let listener = try UnixListener.open(path: directory.path + "/toy", mode: mode)
    defer { listener.close() }
    let descriptor = try #require(listener.takeDescriptor())
    try await serve(
        descriptor: descriptor, path: listener.path, toy: Toy(), limits: limits, allowed: allowed,
        handler: handler, body)
}

/// Runs a server on that socket around `body`, then shuts it down and waits for it.
func serve(
    descriptor: Int32, path: String = "", toy: Toy, limits: SocketLimits = SocketLimits(),
    allowed: Set<UInt32> = [getuid()], handler: (any VarlinkHandler)? = nil,
    _ body: (RunningServer) async throws -> Void
) async throws {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let server = VarlinkServer(
        descriptor: descriptor, handler: try handler ?? toy.dispatcher(),
        policy: PeerPolicy(allowedUIDs: allowed), names: RefusalNames(interface: "org.example.toy"),
        limits: limits, logger: logger)
    let services = ServiceGroup(
        configuration: ServiceGroupConfiguration(services: [.init(service: server)], logger: logger)
    )
    let running = Task { try await services.run() }
    let result: (any Error)?
    do {
        try await body(
            RunningServer(path: path, toy: toy, services: services, running: running))
        result = nil
    } catch {
        result = error
    }
    await services.triggerGracefulShutdown()
    do { try await running.value } catch is CancellationError {}
    if let result { throw result }
}
