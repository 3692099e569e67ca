import Glibc

/// A blocking connection that exchanges messages ending in a zero byte, by bare system calls.
final class FrameConnection {
    let descriptor: Int32
    private var buffer: [UInt8]
    private var pending: ArraySlice<UInt8> = []

    /// - Parameter room: so many bytes a message may have at the most that is read in one piece.
    init(path: String, room: Int = 4 << 20) throws(BenchFailure) {
        buffer = [UInt8](repeating: 0, count: room)
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system("socket") }
        guard try UnixAddress(path).with({ connect(descriptor, $0, $1) }) == 0 else {
            throw .system("connect \(path)")
        }
    }

    deinit { close(descriptor) }

    /// Sends one message, which ends in its zero byte, and reads one.
    ///
    /// - Returns: how many bytes came, the zero byte included.
    @discardableResult
    func exchange(_ message: [UInt8]) throws(BenchFailure) -> Int {
        try send(message)
        var length = 0
        repeat {
            let count = buffer.withUnsafeMutableBytes { bytes in
                recv(descriptor, bytes.baseAddress?.advanced(by: length), bytes.count - length, 0)
            }
            guard count > 0 else { throw BenchFailure("the connection ended") }
            length += count
        } while buffer[length - 1] != 0
        return length
    }

    func send(_ message: [UInt8]) throws(BenchFailure) {
        guard Glibc.send(descriptor, message, message.count, Int32(MSG_NOSIGNAL)) == message.count
        else { throw .system("send") }
    }

    /// The next message of a stream, of which more may have come already.
    func next() throws(BenchFailure) -> String {
        while true {
            if let end = pending.firstIndex(of: 0) {
                defer { pending.removeSubrange(...end) }
                return String(decoding: pending[..<end], as: UTF8.self)
            }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { throw BenchFailure("the connection ended") }
            pending += buffer[..<count]
        }
    }

    /// Sends one message and reads the answer as text.
    func call(_ method: String, _ parameters: String = "{}") throws(BenchFailure) -> String {
        try answer(to: Self.frame(method, parameters))
    }

    /// The same for a message that is made already.
    @discardableResult
    func answer(to message: [UInt8]) throws(BenchFailure) -> String {
        let length = try exchange(message)
        let text = String(decoding: buffer[..<(length - 1)], as: UTF8.self)
        guard !text.contains("\"error\"") else {
            throw BenchFailure("\(String(decoding: message.dropLast(), as: UTF8.self)): \(text)")
        }
        return text
    }

    /// A call that asks for a stream.
    static func stream(_ method: String) -> [UInt8] {
        Array("{\"method\":\"\(method)\",\"more\":true}".utf8) + [0]
    }

    /// A dose of the medicine that `PrivateDaemon.addAsNeeded` adds, 8 hours after the one of the
    /// number before: nobody takes thousands in one day.
    static func take(_ request: String, _ number: Int) -> [UInt8] {
        var time = 1_577_836_800 + number * 8 * 3600
        var parts = tm()
        gmtime_r(&time, &parts)
        var text = [CChar](repeating: 0, count: 32)
        let length = strftime(&text, text.count, "%Y-%m-%d %H:%M", &parts)
        let moment = String(
            decoding: text[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
        return frame(
            "io.dosed.RecordDose",
            #"{"requestId":"\#(request)","name":"ibuprofen","outcome":"taken","at":"\#(moment)"}"#)
    }

    static func frame(_ method: String, _ parameters: String = "{}") -> [UInt8] {
        Array("{\"method\":\"\(method)\",\"parameters\":\(parameters)}".utf8) + [0]
    }
}
