import Testing

@testable import VarlinkSocket

@Suite("Limits that fit the process")
struct SocketLimitsTests {
    @Test("enough descriptors leave the limits as they are", arguments: [104, 1024, Int.max])
    func enough(descriptors: Int) {
        #expect(SocketLimits().fitting(descriptors: descriptors) == SocketLimits())
    }

    @Test(
        "few descriptors mean fewer connections, so that the rest of the process keeps its own",
        arguments: [
            (103, 71, 16), (95, 63, 16), (32, 12, 4), (24, 6, 2), (18, 1, 1), (3, 1, 1), (-1, 1, 1),
        ])
    func few(descriptors: Int, connections: Int, lingering: Int) {
        let fitted = SocketLimits().fitting(descriptors: descriptors)
        #expect(fitted.connections == connections)
        #expect(fitted.lingeringConnections == lingering)
        #expect(fitted.idleTime == SocketLimits().idleTime)
    }
}
