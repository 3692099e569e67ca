import Testing

@testable import VarlinkSocket

@Suite("Who gets one of the places")
struct PlacesByUserTests {
    private typealias NoPlace = PlacesByUser.NoPlace

    private static let honest: UInt32 = 1000

    /// Takes as many as a user gets, up to 100.
    private func takeAll(_ places: inout PlacesByUser, _ uid: UInt32) -> Int {
        (0..<100).first { _ in
            do throws(NoPlace) {
                try places.take(for: uid)
                return false
            } catch {
                return true
            }
        } ?? 100
    }

    @Test("two users who take all that they get leave room for a third")
    func twoStrangers() throws {
        var places = PlacesByUser(limits: SocketLimits())
        let taken = [takeAll(&places, 1), takeAll(&places, 2)]
        #expect(taken == [32, 32])
        #expect(throws: NoPlace(limit: 32, perUser: true)) { try places.take(for: 1) }
        let left = takeAll(&places, Self.honest)
        #expect(left == 8)
        #expect(throws: NoPlace(limit: 64, perUser: false)) { try places.take(for: Self.honest) }
        // Then all are taken.
        #expect(throws: NoPlace(limit: 72, perUser: false)) { try places.take(for: 3) }
    }

    @Test("where none are kept two users keep out a third: the control")
    func control() throws {
        var places = PlacesByUser(limits: SocketLimits(connections: 64, keptConnections: 0))
        let taken = [takeAll(&places, 1), takeAll(&places, 2)]
        #expect(taken == [32, 32])
        #expect(throws: NoPlace(limit: 64, perUser: false)) { try places.take(for: Self.honest) }
    }

    @Test("a place that is given back is there again, and one that nobody had is not")
    func givenBack() throws {
        var places = PlacesByUser(limits: SocketLimits(connections: 2, connectionsPerUID: 1))
        try places.take(for: 1)
        try places.take(for: 2)
        #expect(throws: NoPlace(limit: 2, perUser: false)) { try places.take(for: 3) }
        places.giveBack(3)
        #expect(throws: NoPlace(limit: 2, perUser: false)) { try places.take(for: 3) }
        places.giveBack(1)
        try places.take(for: 3)
        #expect(throws: NoPlace(limit: 1, perUser: true)) { try places.take(for: 3) }
    }

    @Test("few descriptors mean few places, and few of them are kept")
    func few() {
        let limits = SocketLimits().fitting(descriptors: 32)
        #expect(limits.connections == 12)
        #expect(limits.keptConnections == 1)
        var places = PlacesByUser(limits: limits)
        let taken = [takeAll(&places, 1), takeAll(&places, Self.honest)]
        #expect(taken == [11, 1])
    }
}
