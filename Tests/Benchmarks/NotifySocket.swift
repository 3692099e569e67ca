import Glibc

/// The service manager's end of sd_notify(3).
final class NotifySocket {
    let path: String
    private let descriptor: Int32

    init(path: String) throws(BenchFailure) {
        self.path = path
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system("socket") }
        guard try UnixAddress(path).with({ bind(descriptor, $0, $1) }) == 0 else {
            throw .system("bind \(path)")
        }
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    /// Waits for a line such as READY=1.
    func wait(for line: String, seconds: Int32) throws(BenchFailure) {
        let end = Stopwatch.now + Int64(seconds) * 1_000_000_000
        while true {
            let left = max(0, end - Stopwatch.now) / 1_000_000
            guard let message = next(milliseconds: Int32(clamping: left)) else {
                throw BenchFailure("no \(line) within \(seconds) s")
            }
            if message.split(separator: "\n").contains(where: { $0 == line }) { return }
        }
    }

    /// How many waiting messages hold a line.
    func count(_ line: String) -> Int {
        var count = 0
        while let message = next(milliseconds: 0) {
            if message.split(separator: "\n").contains(where: { $0 == line }) { count += 1 }
        }
        return count
    }

    private func next(milliseconds: Int32) -> String? {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&wanted, 1, milliseconds) == 1 else { return nil }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
}
