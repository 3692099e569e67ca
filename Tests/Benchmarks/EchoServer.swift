import Glibc

/// The known thing for a round trip: a process that answers one connection with a fixed number of
/// bytes for each message, by recv(2) and send(2) and nothing else.
enum EchoServer {
    /// Serves one client to its end. Run in a process of its own.
    ///
    /// - Parameter answer: bytes of each answer; nil to send back what came.
    static func serve(path: String, answer: Int?) throws(BenchFailure) {
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard try UnixAddress(path).with({ bind(listener, $0, $1) }) == 0,
            listen(listener, 1) == 0
        else { throw .system("listen at \(path)") }
        // Whoever started us waits for this.
        if let notify = getenv("NOTIFY_SOCKET") {
            try ready(String(cString: notify))
        }
        let client = accept(listener, nil, nil)
        guard client >= 0 else { throw .system("accept") }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let reply = answer.map { [UInt8](repeating: 0x20, count: $0 - 1) + [0] }
        while true {
            let count = recv(client, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            // Messages of a benchmark are short and come one at a time: whole in one piece.
            if let reply {
                send(client, reply, reply.count, Int32(MSG_NOSIGNAL))
            } else {
                send(client, buffer, count, Int32(MSG_NOSIGNAL))
            }
        }
    }

    private static func ready(_ path: String) throws(BenchFailure) {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(descriptor) }
        let text = Array("READY=1".utf8)
        let sent = try UnixAddress(path).with { sendto(descriptor, text, text.count, 0, $0, $1) }
        guard sent == text.count else { throw .system("notify") }
    }
}
