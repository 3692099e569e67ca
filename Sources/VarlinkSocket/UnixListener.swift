import Glibc
import Synchronization

/// A listening Unix socket and the lock that makes its owner the only one.
///
/// The lock file `<path>.lock` stays when the listener is closed: removing it would let two
/// processes hold locks on two files of one name.
package final class UnixListener: Sendable {
    /// Connections that may wait to be accepted.
    package static let backlog: Int32 = 64

    private struct State {
        var descriptor: Int32?
        var lock: Int32?
    }

    /// Where it listens.
    package let path: String
    private let identity: FileIdentity
    private let state: Mutex<State>

    private init(path: String, identity: FileIdentity, descriptor: Int32, lock: Int32) {
        self.path = path
        self.identity = identity
        state = Mutex(State(descriptor: descriptor, lock: lock))
    }

    deinit { close() }

    /// Opens a socket for listening; takes the place of one that nobody listens on anymore.
    ///
    /// Makes the directory with mode 0700 when only its last part is missing.
    /// - Parameter mode: the permissions of the socket file; there is no moment with wider ones,
    ///   whatever the umask.
    package static func open(path: String, mode: UInt32 = 0o600) throws(ListenerRefusal)
        -> UnixListener
    {
        let bytes = path.utf8.count
        guard bytes <= UnixAddress.maximumPathBytes else {
            throw .pathTooLong(path: path, bytes: bytes, limit: UnixAddress.maximumPathBytes)
        }
        guard let address = UnixAddress(path: path) else { throw .unusablePath(path: path) }
        try SocketDirectory.prepare(forSocket: path)
        let lock = try SocketLock.acquire(forSocket: path)
        do throws(ListenerRefusal) {
            try StaleSocket.remove(path: path, address: address)
            let descriptor = try bind(path: path, address: address, mode: mode)
            guard let identity = FileIdentity(path: path) else {
                let code = errno
                _ = Glibc.close(descriptor)
                throw ListenerRefusal.system(call: "stat", path: path, errno: code)
            }
            return UnixListener(
                path: path, identity: identity, descriptor: descriptor, lock: lock)
        } catch {
            _ = Glibc.close(lock)
            throw error
        }
    }

    /// Hands the listening socket over, once; nil afterwards. Whoever takes it closes it.
    package func takeDescriptor() -> Int32? {
        state.withLock { state in
            defer { state.descriptor = nil }
            return state.descriptor
        }
    }

    /// Removes the socket file when it is still the own one, then lets go of the lock.
    /// Later calls do nothing.
    package func close() {
        let old = state.withLock { state in
            defer { state = State() }
            return state
        }
        if let descriptor = old.descriptor { _ = Glibc.close(descriptor) }
        guard let lock = old.lock else { return }
        if FileIdentity(path: path) == identity { unlink(path) }
        _ = Glibc.close(lock)
    }

    private static func bind(
        path: String, address: UnixAddress, mode: UInt32
    ) throws(ListenerRefusal) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(AF_UNIX, type, 0)
        guard descriptor >= 0 else { throw .system(call: "socket", path: path, errno: errno) }
        // Linux gives the file the socket's own mode less the umask, so it is never open wider
        // than asked, and the umask, which belongs to all threads, stays as it is.
        guard fchmod(descriptor, mode) == 0,
            address.withPointer({ Glibc.bind(descriptor, $0, $1) }) == 0
        else {
            let code = errno
            _ = Glibc.close(descriptor)
            throw .system(call: "bind", path: path, errno: code)
        }
        guard chmod(path, mode) == 0 else {
            let code = errno
            _ = Glibc.close(descriptor)
            unlink(path)
            throw .system(call: "chmod", path: path, errno: code)
        }
        guard listen(descriptor, backlog) == 0 else {
            let code = errno
            _ = Glibc.close(descriptor)
            unlink(path)
            throw .system(call: "listen", path: path, errno: code)
        }
        return descriptor
    }
}

struct FileIdentity: Equatable {
    let device: UInt64
    let inode: UInt64

    init?(path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
    }
}
