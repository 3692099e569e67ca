import Logging
import NIOCore
import StrictJSON
import Varlink

/// All connections of one server. Confined to the server's one event loop.
final class ConnectionRegistry {
    enum Admission {
        case serve
        case refuse(VarlinkError)
    }

    let eventLoop: any EventLoop
    /// Where calls run.
    let executor: LoopExecutor
    let limits: SocketLimits
    let names: RefusalNames
    let handler: any VarlinkHandler
    let logger: Logger
    private(set) var isShuttingDown = false
    private let policy: PeerPolicy
    private var connections: [ObjectIdentifier: ConnectionHandler] = [:]
    private var served: [ObjectIdentifier: UInt32] = [:]
    private var places: PlacesByUser
    private var lingering: Set<ObjectIdentifier> = []
    private var ended: EventLoopPromise<Void>?

    init(
        eventLoop: any EventLoop, limits: SocketLimits, names: RefusalNames, policy: PeerPolicy,
        handler: any VarlinkHandler, logger: Logger
    ) {
        self.eventLoop = eventLoop
        executor = LoopExecutor(eventLoop)
        self.limits = limits
        places = PlacesByUser(limits: limits)
        self.names = names
        self.policy = policy
        self.handler = handler
        self.logger = logger
    }

    func admit(_ connection: ConnectionHandler, peer: Peer?) -> Admission {
        let id = ObjectIdentifier(connection)
        connections[id] = connection
        guard let peer, policy.allows(peer) else {
            let uid = peer.map { "\($0.uid)" } ?? "unknown"
            logger.notice("refused a peer that is not allowed", metadata: ["uid": "\(uid)"])
            return .refuse(.permissionDenied)
        }
        do {
            try places.take(for: peer.uid)
        } catch {
            return .refuse(tooMany(error, peer))
        }
        served[id] = peer.uid
        return .serve
    }

    private func tooMany(_ cause: PlacesByUser.NoPlace, _ peer: Peer) -> VarlinkError {
        logger.notice(
            "too many connections",
            metadata: [
                "limit": "\(cause.limit)", "perUser": "\(cause.perUser)", "uid": "\(peer.uid)",
            ])
        return VarlinkError(
            name: names.tooManyConnections,
            parameters: [
                "limit": .integer(Int64(cause.limit)), "perUser": .bool(cause.perUser),
            ])
    }

    private func endServing(_ id: ObjectIdentifier) {
        guard let uid = served.removeValue(forKey: id) else { return }
        places.giveBack(uid)
    }

    /// Moves a connection from those that are served to those that only read why not.
    func linger(_ connection: ConnectionHandler) -> Bool {
        let id = ObjectIdentifier(connection)
        endServing(id)
        guard !isShuttingDown, lingering.count < limits.lingeringConnections else { return false }
        lingering.insert(id)
        return true
    }

    func remove(_ connection: ConnectionHandler) {
        let id = ObjectIdentifier(connection)
        connections[id] = nil
        endServing(id)
        lingering.remove(id)
        if connections.isEmpty { ended?.succeed() }
    }

    /// Lets running calls finish, ends streams, closes everything else; after `grace` closes all.
    /// The result comes when every connection and every handler has ended, or one grace later.
    func shutDown(grace: Duration) -> EventLoopFuture<Void> {
        isShuttingDown = true
        let ended = eventLoop.makePromise(of: Void.self)
        self.ended = ended
        for connection in connections.values { connection.shutDown() }
        if connections.isEmpty { ended.succeed() }
        let loop = eventLoop.assumeIsolated()
        let force = loop.scheduleTask(in: TimeAmount(grace)) { self.forceEnd() }
        let giveUp = loop.scheduleTask(in: TimeAmount(grace + limits.shutdownGrace)) {
            self.logger.warning(
                "handlers still run", metadata: ["count": "\(self.connections.count)"])
            ended.succeed()
        }
        return ended.futureResult.always { _ in
            force.cancel()
            giveUp.cancel()
        }
    }

    func forceEnd() {
        for connection in connections.values { connection.forceEnd() }
    }
}
