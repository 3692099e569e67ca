import Glibc
import Varlink

/// What can happen to a connection, before it is known what that means for a request.
package enum ConnectionFault: Error, Sendable, Equatable {
    /// `connect` failed with this error number.
    case cannotConnect(Int32)
    /// The path has more bytes than a socket address holds.
    case pathTooLong
    /// The connection broke, or ended without a complete frame.
    case broken
    /// No data came within the deadline.
    case timedOut
    /// The peer sent more than this many bytes without ending its frame.
    case tooLong(limit: Int)
}

/// One blocking connection to the daemon. Closed when it goes out of use.
package struct DaemonConnection: ~Copyable {
    private static let chunkBytes = 16_384
    private static let sendSeconds = 30

    private let descriptor: Int32
    private let hangup: Hangup?
    private var splitter = FrameSplitter(limit: FrameLimits.reply)

    /// Connects.
    ///
    /// - Parameters:
    ///   - deadlineSeconds: how long a send or a receive may stand still; nil for a stream.
    ///   - hangup: ends the connection from another thread.
    package init(
        path: String, deadlineSeconds: Int?, hangup: Hangup? = nil
    ) throws(ConnectionFault) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count <= SocketAddress.pathBytes, !bytes.contains(0) else {
            throw .pathTooLong
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_UNIX, type, 0)
        guard descriptor >= 0 else { throw .cannotConnect(errno) }
        // Before connecting, as a full backlog makes connect wait for this long too (socket(7)).
        Self.limit(descriptor, SO_SNDTIMEO, to: deadlineSeconds ?? Self.sendSeconds)
        if let deadlineSeconds { Self.limit(descriptor, SO_RCVTIMEO, to: deadlineSeconds) }
        let failure = Self.connect(descriptor, to: &address)
        guard failure == 0 else {
            close(descriptor)
            throw .cannotConnect(failure)
        }
        self.descriptor = descriptor
        self.hangup = hangup
        hangup?.watch(descriptor)
    }

    private static func limit(_ descriptor: Int32, _ option: Int32, to seconds: Int) {
        var limit = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        hangup?.forget()
        close(descriptor)
    }

    /// The error number of `connect`, 0 when it went well.
    private static func connect(_ descriptor: Int32, to address: inout sockaddr_un) -> Int32 {
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        while true {
            let result = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Glibc.connect(descriptor, $0, size)
                }
            }
            if result == 0 { return 0 }
            // A second connect after an interruption would say EISCONN: on a Unix socket an
            // interrupted connect was not begun (unix(7)), so asking again is right.
            if errno != EINTR { return errno }
        }
    }

    /// Sends the whole frame.
    package func send(_ frame: [UInt8]) throws(ConnectionFault) {
        var sent = 0
        while sent < frame.count {
            let count = frame.withUnsafeBytes { bytes in
                Glibc.send(
                    descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent,
                    Int32(MSG_NOSIGNAL))
            }
            if count >= 0 {
                sent += count
            } else if errno == EAGAIN || errno == EWOULDBLOCK {
                throw .timedOut
            } else if errno != EINTR {
                throw .broken
            }
        }
    }

    /// The next frame, without its zero byte. A peer that has closed is `broken`.
    package mutating func nextFrame() throws(ConnectionFault) -> [UInt8] {
        while true {
            do {
                if let frame = try splitter.next() { return frame }
            } catch {
                throw .tooLong(limit: FrameLimits.reply)
            }
            try receive()
        }
    }

    private mutating func receive() throws(ConnectionFault) {
        var chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
        while true {
            let count = chunk.withUnsafeMutableBytes { bytes in
                recv(descriptor, bytes.baseAddress, bytes.count, 0)
            }
            if count > 0 {
                splitter.append(chunk[..<count])
                return
            }
            if count == 0 { throw .broken }
            if errno == EAGAIN || errno == EWOULDBLOCK { throw .timedOut }
            if errno != EINTR { throw .broken }
        }
    }
}
