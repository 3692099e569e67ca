import Glibc

enum SocketLock {
    private static let maximumContentBytes = 16

    /// Takes the lock of a socket and writes the own process number into it.
    static func acquire(forSocket path: String) throws(ListenerRefusal) -> Int32 {
        let lockPath = path + ".lock"
        let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW
        let descriptor = open(lockPath, flags, 0o600)
        guard descriptor >= 0 else { throw .system(call: "open", path: lockPath, errno: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            defer { close(descriptor) }
            guard code == EWOULDBLOCK else {
                throw .system(call: "flock", path: lockPath, errno: code)
            }
            throw .inUse(path: path, pid: holder(descriptor))
        }
        // The number only helps a person; the lock itself is what counts.
        let content = Array("\(getpid())\n".utf8)
        if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, content, content.count, 0) }
        return descriptor
    }

    private static func holder(_ descriptor: Int32) -> Int32? {
        var content = [UInt8](repeating: 0, count: maximumContentBytes)
        let count = pread(descriptor, &content, content.count, 0)
        guard count > 0 else { return nil }
        let line = content[..<count].prefix { $0 != UInt8(ascii: "\n") }
        return Int32(String(decoding: line, as: UTF8.self))
    }
}
