import Glibc

@testable import VarlinkSocket

/// A bound socket of any kind, made without the code under test.
final class RawSocket: Sendable {
    let descriptor: Int32

    convenience init(path: String, type: __socket_type = SOCK_STREAM, listening: Bool = true) throws
    {
        try self.init(address: UnixAddress(path: path), type: type, listening: listening)
    }

    convenience init(abstractName: String, type: __socket_type) throws {
        try self.init(
            address: UnixAddress(abstractName: abstractName), type: type, listening: false)
    }

    private init(address: UnixAddress?, type: __socket_type, listening: Bool) throws {
        descriptor = socket(AF_UNIX, Int32(type.rawValue), 0)
        guard address?.withPointer({ bind(descriptor, $0, $1) }) == 0 else {
            throw ClientFault(call: "bind", errno: errno)
        }
        if listening, listen(descriptor, 8) != 0 {
            throw ClientFault(call: "listen", errno: errno)
        }
    }

    deinit { close(descriptor) }

    /// The datagram that waits, if one does.
    func datagram() -> String? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
    }
}
