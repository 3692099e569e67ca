import Foundation
import Glibc

/// A connection to the daemon that says exactly the bytes that a test wants.
final class RawConnection {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var isAtEnd = false

    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let result = try UnixSocketAddress(path).with { connect(descriptor, $0, $1) }
        guard result == 0 else {
            let code = errno
            Glibc.close(descriptor)
            throw HarnessFailure("connect \(path): \(String(cString: strerror(code)))")
        }
    }

    deinit { Glibc.close(descriptor) }

    /// Sends bytes; false when the other end is gone.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                sent += count
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    /// Sends one message, with the zero byte that ends it.
    @discardableResult
    func send(message: String) -> Bool { send(Array(message.utf8) + [0]) }

    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// The next message, or nil when the other end closes first.
    func message(_ deadline: Deadline = Deadline()) throws -> JSON? {
        while true {
            if let end = buffer.firstIndex(of: 0) {
                let frame = Array(buffer[..<end])
                buffer.removeSubrange(...end)
                return try JSON(parsing: String(decoding: frame, as: UTF8.self))
            }
            if isAtEnd {
                if buffer.isEmpty { return nil }
                throw HarnessFailure("half a message before the end")
            }
            guard !deadline.readable(among: [descriptor]).isEmpty else {
                throw HarnessFailure("no message in time")
            }
            let bytes = readSome(descriptor)
            isAtEnd = bytes.isEmpty
            buffer += bytes
        }
    }

    /// Calls a method and gives its one answer.
    func call(
        _ method: String, _ parameters: JSON? = nil, extra: [String: JSON] = [:]
    ) throws -> JSON {
        send(method, parameters, extra: extra)
        guard let reply = try message() else { throw HarnessFailure("\(method): no answer") }
        return reply
    }

    /// Sends a call without waiting for its answer.
    func send(_ method: String, _ parameters: JSON? = nil, extra: [String: JSON] = [:]) {
        var members = extra
        members["method"] = .string(method)
        members["parameters"] = parameters
        send(message: JSON.object(members).text)
    }
}
