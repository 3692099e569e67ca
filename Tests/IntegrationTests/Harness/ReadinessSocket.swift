import Glibc

/// The end of a service manager: hears when a daemon is ready, sd_notify(3).
final class ReadinessSocket {
    let path: String
    private let descriptor: Int32

    init(path: String) throws {
        self.path = path
        unlink(path)
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let bound = try UnixSocketAddress(path).with { bind(descriptor, $0, $1) }
        guard bound == 0 else { throw HarnessFailure("bind \(path): \(errno)") }
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    /// Waits for READY=1.
    ///
    /// - Returns: false when the process ended before.
    func waitForReady(of child: Child, _ deadline: Deadline) throws -> Bool {
        while true {
            let ready = deadline.readable(among: [descriptor, child.ended])
            if ready.contains(descriptor) {
                let news = String(decoding: readSome(descriptor), as: UTF8.self)
                if news.split(separator: "\n").contains("READY=1") { return true }
            } else if ready.isEmpty {
                throw HarnessFailure("the daemon did not get ready in time")
            } else {
                return false
            }
        }
    }
}
