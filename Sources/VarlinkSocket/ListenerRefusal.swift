import Glibc

/// Why a socket could not be opened for listening. Nothing was removed then.
package enum ListenerRefusal: Error, Sendable, Equatable, CustomStringConvertible {
    /// Another process listens there or holds the lock; its number when it is known.
    case inUse(path: String, pid: Int32?)
    /// Something that is no socket stands there.
    case notASocket(path: String)
    /// The path is empty or holds a NUL byte.
    case unusablePath(path: String)
    /// The path is longer than a socket address can hold, in bytes.
    case pathTooLong(path: String, bytes: Int, limit: Int)
    /// The directory belongs to someone else, so its owner could swap the socket.
    case directoryOfAnotherUser(path: String, uid: UInt32)
    /// Everyone may write to the directory and remove the socket.
    case directoryWritableByAll(path: String)
    /// The system refused; `call` names what was tried.
    case system(call: String, path: String, errno: Int32)

    package var description: String {
        switch self {
        case .inUse(let path, let pid?): "process \(pid) is already listening on \(path)"
        case .inUse(let path, nil): "another process is already listening on \(path)"
        case .notASocket(let path): "\(path) is there already and is not a socket"
        case .unusablePath: "the socket path is empty or not usable"
        case .pathTooLong(let path, let bytes, let limit):
            "the socket path has \(bytes) bytes, \(limit) is the most: \(path)"
        case .directoryOfAnotherUser(let path, let uid):
            "the directory \(path) belongs to another user (\(uid))"
        case .directoryWritableByAll(let path): "everyone may write to the directory \(path)"
        case .system(let call, let path, let code):
            "\(call) \(path): \(String(cString: strerror(code)))"
        }
    }
}
