/// How many connections are served, and whose they are.
struct PlacesByUser {
    /// Why there is no place for one more: so many there may be, in all or of one user.
    struct NoPlace: Error, Equatable {
        let limit: Int
        let perUser: Bool
    }

    private let limits: SocketLimits
    private var held: [UInt32: Int] = [:]
    private var count = 0

    init(limits: SocketLimits) { self.limits = limits }

    mutating func take(for uid: UInt32) throws(NoPlace) {
        let own = held[uid, default: 0]
        guard own < limits.connectionsPerUID else {
            throw NoPlace(limit: limits.connectionsPerUID, perUser: true)
        }
        let open =
            own < limits.keptConnections
            ? limits.connections : max(limits.connections - limits.keptConnections, 0)
        guard count < open else { throw NoPlace(limit: open, perUser: false) }
        held[uid] = own + 1
        count += 1
    }

    mutating func giveBack(_ uid: UInt32) {
        guard let own = held[uid] else { return }
        held[uid] = own > 1 ? own - 1 : nil
        count -= 1
    }
}
