import Glibc

/// The receiving end of the daemon's "I am ready" (sd_notify(3)).
struct ReadinessSocket: Sendable {
    private static let messageBytes = 4_096
    private let descriptor: Int32

    enum Outcome: Sendable {
        case ready
        case ended
        case nothingCame
    }

    init(path: String) throws(DoseFailure) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count <= SocketAddress.pathBytes else {
            throw .demo(message: "the path \(path) is too long for a socket.")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let type = Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_UNIX, type, 0)
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size)
            }
        }
        guard descriptor >= 0, bound == 0 else {
            Glibc.close(descriptor)
            throw .demo(message: "cannot listen at \(path).")
        }
        self.descriptor = descriptor
    }

    func close() {
        Glibc.close(descriptor)
    }

    /// Waits for `READY=1`, for the end of the process or for the deadline, whichever comes first.
    ///
    /// - Parameter process: a descriptor that becomes readable when the process ends
    ///   (pidfd_open(2)); negative when there is none.
    func wait(process: Int32, milliseconds: Int32) -> Outcome {
        while true {
            var watched = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: process, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&watched, 2, milliseconds)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return .nothingCame }
            if watched[0].revents != 0 {
                if receive().split(separator: "\n").contains("READY=1") { return .ready }
                continue
            }
            return .ended
        }
    }

    private func receive() -> String {
        var message = [UInt8](repeating: 0, count: Self.messageBytes)
        let count = message.withUnsafeMutableBytes { bytes in
            recv(descriptor, bytes.baseAddress, bytes.count, 0)
        }
        return String(decoding: message.prefix(max(0, count)), as: UTF8.self)
    }
}
