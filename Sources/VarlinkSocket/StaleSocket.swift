import Glibc

enum StaleSocket {
    /// Removes a socket file that nobody listens on. To be called by the lock's holder only.
    static func remove(path: String, address: UnixAddress) throws(ListenerRefusal) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            guard errno == ENOENT else { throw .system(call: "stat", path: path, errno: errno) }
            return
        }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
        try refuseIfLive(path: path, address: address)
        guard unlink(path) == 0 || errno == ENOENT else {
            throw .system(call: "unlink", path: path, errno: errno)
        }
    }

    private static func refuseIfLive(path: String, address: UnixAddress) throws(ListenerRefusal) {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let probe = socket(AF_UNIX, type, 0)
        guard probe >= 0 else { throw .system(call: "socket", path: path, errno: errno) }
        defer { close(probe) }
        if address.withPointer({ connect(probe, $0, $1) }) == 0 {
            throw .inUse(path: path, pid: pid(of: probe))
        }
        switch errno {
        case ECONNREFUSED, ENOENT: return
        // Too many wait already, or it is a socket of another type: someone has it open.
        case EAGAIN, EPROTOTYPE: throw .inUse(path: path, pid: nil)
        default: throw .system(call: "connect", path: path, errno: errno)
        }
    }

    private static func pid(of descriptor: Int32) -> Int32? {
        var credentials = PeerCredentials()
        var length = socklen_t(MemoryLayout<PeerCredentials>.size)
        guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length) == 0,
            credentials.pid > 0
        else { return nil }
        return credentials.pid
    }
}
