import Dispatch
import Glibc
import StrictJSON
import Synchronization
import Varlink

@testable import VarlinkSocket

struct ClientFault: Error {
    let call: String
    let errno: Int32
}

/// A plain blocking client. Its calls run on a queue of its own: a blocked thread of Swift's small
/// pool could be the very one that the server's handler needs.
final class TestClient: Sendable {
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "client")
    private let splitter = Mutex(FrameSplitter(limit: 1 << 20))
    private let isOpen = Mutex(true)

    /// How long a read may block before the test fails.
    private static let patienceSeconds = 30

    init(path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw ClientFault(call: "socket", errno: errno) }
        var patience = timeval(tv_sec: Self.patienceSeconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
        let connected = UnixAddress(path: path)?.withPointer { connect(descriptor, $0, $1) }
        // The descriptor goes with the client. Closing it here too would close whatever else in
        // this process has got its number by then.
        guard connected == 0 else { throw ClientFault(call: "connect", errno: errno) }
    }

    /// A client of a socket that another process is about to open.
    static func whenListening(path: String) async throws -> TestClient {
        let deadline = ContinuousClock.now + .seconds(patienceSeconds)
        while true {
            do {
                return try TestClient(path: path)
            } catch {
                guard ContinuousClock.now < deadline else { throw error }
                await Task.yield()
            }
        }
    }

    deinit { close() }

    func close() {
        isOpen.withLock { isOpen in
            if isOpen { Glibc.close(descriptor) }
            isOpen = false
        }
    }

    func finishWriting() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Sends text with each `|` as the NUL that ends a message.
    func send(_ text: String) async throws {
        try await send(bytes: text.utf8.map { $0 == UInt8(ascii: "|") ? 0 : $0 })
    }

    func send(bytes: [UInt8]) async throws {
        try await onQueue {
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Glibc.send(self.descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { throw ClientFault(call: "send", errno: errno) }
                sent += count
            }
        }
    }

    /// The next reply; nil when the server closed.
    func reply() async throws -> ReplyFrame? {
        try await onQueue {
            while true {
                if let frame = try self.splitter.withLock({ try $0.next() }) {
                    return try ReplyFrame.decode(frame)
                }
                var chunk = [UInt8](repeating: 0, count: 65_536)
                let count = recv(self.descriptor, &chunk, chunk.count, 0)
                guard count != 0, !(count < 0 && errno == ECONNRESET) else { return nil }
                guard count > 0 else { throw ClientFault(call: "recv", errno: errno) }
                self.splitter.withLock { $0.append(chunk[..<count]) }
            }
        }
    }

    func call(_ method: String, _ parameters: JSONObject = [:]) async throws -> ReplyFrame? {
        try await send(bytes: Call.encode(method: method, parameters: parameters))
        return try await reply()
    }

    func echo(_ text: String) async throws -> String? {
        try await call("org.example.toy.Echo", ["text": .string(text)])?
            .parameters["text"]?.string
    }

    private func onQueue<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T
    {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: body)) }
        }
    }
}
