import Glibc
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
package import Varlink

/// Serves varlink on a listening Unix socket until graceful shutdown.
///
/// Runs on one thread of its own, and so do the calls, as far as they do not ask for another. On
/// graceful shutdown it stops listening, lets running calls finish within
/// `SocketLimits.shutdownGrace`, ends streams by cancelling them, and returns when all handlers
/// have ended.
///
/// It takes fewer connections where the process has few file descriptors. When they are used up all
/// the same it stops accepting for `SocketLimits.acceptPause`; whoever is connected is served
/// meanwhile.
package struct VarlinkServer: Service {
    private let descriptor: Int32
    private let handler: any VarlinkHandler
    private let policy: PeerPolicy
    private let names: RefusalNames
    private let limits: SocketLimits
    private let logger: Logger

    /// - Parameter descriptor: a listening Unix stream socket; `run()` takes it over and closes it.
    package init(
        descriptor: Int32, handler: any VarlinkHandler, policy: PeerPolicy, names: RefusalNames,
        limits: SocketLimits = SocketLimits(), logger: Logger
    ) {
        self.descriptor = descriptor
        self.handler = handler
        self.policy = policy
        self.names = names
        self.limits = limits.fitting(descriptors: Self.descriptorsLeft)
        self.logger = logger
    }

    /// The largest limit that a server with all its connections could ever come near.
    private static let ampleDescriptors = 1024

    /// How many files the process may still open; those that it was started with count too.
    private static var descriptorsLeft: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return .max
        }
        guard limit.rlim_cur < ampleDescriptors else { return .max }
        let most = Int32(limit.rlim_cur)
        return Int(most) - (0..<most).count { fcntl($0, F_GETFD) >= 0 }
    }

    /// Serves until graceful shutdown or cancellation; to be called once.
    /// - Throws: NIO's error when the socket cannot be used or stops working.
    package func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            try await serve(on: group.next())
        } catch {
            try? await group.shutdownGracefully()
            throw error
        }
        try await group.shutdownGracefully()
    }

    private func serve(on eventLoop: any EventLoop) async throws {
        let registry = try await eventLoop.submit {
            NIOLoopBound(
                ConnectionRegistry(
                    eventLoop: eventLoop, limits: limits, names: names, policy: policy,
                    handler: handler, logger: logger),
                eventLoop: eventLoop)
        }.get()
        let listener = try await listen(on: eventLoop, registry: registry)
        let failure = await result {
            try await withTaskCancellationOrGracefulShutdownHandler {
                try await listener.closeFuture.get()
            } onCancelOrGracefulShutdown: {
                listener.close(promise: nil)
            }
        }
        let grace = Task.isCancelled ? .zero : limits.shutdownGrace
        try await withTaskCancellationHandler {
            try await eventLoop.flatSubmit { registry.value.shutDown(grace: grace) }.get()
        } onCancel: {
            eventLoop.execute { registry.value.forceEnd() }
        }
        if let failure { throw failure }
    }

    private func result(of body: () async throws -> Void) async -> (any Error)? {
        do {
            try await body()
            return nil
        } catch {
            return error
        }
    }

    private func listen(
        on eventLoop: any EventLoop, registry: NIOLoopBound<ConnectionRegistry>
    ) async throws -> any Channel {
        try await ServerBootstrap(group: eventLoop)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        AcceptPause(limits: registry.value.limits, logger: registry.value.logger))
                }
            }
            // Each is refused or gets its place before more are taken off the queue, so that
            // those on their way out do not use up the descriptors.
            .serverChannelOption(.maxMessagesPerRead, value: 4)
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                Self.peer(of: channel).flatMapThrowing { peer in
                    let handler = ConnectionHandler(registry: registry.value, peer: peer)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .withBoundSocket(descriptor).get()
    }

    private static func peer(of channel: any Channel) -> EventLoopFuture<Peer?> {
        guard let provider = channel as? any SocketOptionProvider else {
            return channel.eventLoop.makeSucceededFuture(nil)
        }
        let credentials: EventLoopFuture<PeerCredentials> = provider.unsafeGetSocketOption(
            level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED))
        return credentials.map(\.peer)
            .flatMapErrorThrowing { _ in nil }
    }
}
