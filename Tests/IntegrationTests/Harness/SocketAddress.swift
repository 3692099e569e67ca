import Glibc

/// The address of a Unix socket.
struct UnixSocketAddress {
    private var raw = sockaddr_un()

    init(_ path: String) throws {
        raw.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let room = MemoryLayout.size(ofValue: raw.sun_path)
        guard bytes.count < room else { throw HarnessFailure("too long for a socket: \(path)") }
        withUnsafeMutableBytes(of: &raw.sun_path) { $0.copyBytes(from: bytes) }
    }

    func with(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        withUnsafePointer(to: raw) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
