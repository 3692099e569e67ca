import Glibc

/// Why the sockets that the service manager handed over cannot be used.
package enum ActivationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// `LISTEN_FDS` is no number in range.
    case unreadableCount
    /// Several sockets came and not exactly one is named `varlink`.
    case noneNamedVarlink(names: [String])
    /// The descriptor is no listening Unix stream socket.
    case notAListeningSocket(descriptor: Int32)
    /// The system refused to prepare the descriptor.
    case system(errno: Int32)

    package var description: String {
        switch self {
        case .unreadableCount: "LISTEN_FDS is not a usable number"
        case .noneNamedVarlink(let names):
            "one of several sockets must be named varlink, got: " + names.joined(separator: ", ")
        case .notAListeningSocket(let descriptor):
            "descriptor \(descriptor) is not a listening Unix stream socket"
        case .system(let code): String(cString: strerror(code))
        }
    }
}

/// Sockets handed over by the service manager, sd_listen_fds(3).
package enum SocketActivation {
    /// The first descriptor that a service manager hands over.
    package static let firstDescriptor: Int32 = 3
    /// The most descriptors that are looked at.
    package static let maximumDescriptors: Int32 = 64

    /// The listening socket that was handed to this process, or nil when none was.
    ///
    /// One socket is taken whatever its name; of several the one named `varlink`. All get
    /// close-on-exec, and the variables are removed so that no child takes them for its own.
    /// To be called once, at start, before other threads run.
    /// - Parameters:
    ///   - environment: the process's variables.
    ///   - pid: the process's number, to compare with `LISTEN_PID`.
    ///   - first: the first descriptor; other than 3 only in tests.
    package static func listener(
        environment: [String: String], pid: Int32, first: Int32 = firstDescriptor
    ) throws(ActivationError) -> Int32? {
        guard let owner = environment["LISTEN_PID"], Int32(owner) == pid,
            let countText = environment["LISTEN_FDS"]
        else { return nil }
        for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] { unsetenv(name) }
        guard let count = Int32(countText), (0...maximumDescriptors).contains(count) else {
            throw .unreadableCount
        }
        guard count > 0 else { return nil }
        for descriptor in first..<first + count {
            guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else { throw .system(errno: errno) }
        }
        let names = environment["LISTEN_FDNAMES"] ?? ""
        let descriptor = try choose(count: count, names: names, first: first)
        try verify(descriptor)
        return descriptor
    }

    private static func choose(
        count: Int32, names: String, first: Int32
    ) throws(ActivationError) -> Int32 {
        guard count > 1 else { return first }
        let list = names.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let matches = list.indices.filter { list[$0] == "varlink" }
        guard matches.count == 1, let index = matches.first, index < count else {
            throw .noneNamedVarlink(names: list)
        }
        return first + Int32(index)
    }

    private static func verify(_ descriptor: Int32) throws(ActivationError) {
        guard option(SO_DOMAIN, of: descriptor) == AF_UNIX,
            option(SO_TYPE, of: descriptor) == Int32(SOCK_STREAM.rawValue),
            option(SO_ACCEPTCONN, of: descriptor) == 1
        else { throw .notAListeningSocket(descriptor: descriptor) }
        let flags = fcntl(descriptor, F_GETFL)
        guard flags >= 0, fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0 else {
            throw .system(errno: errno)
        }
    }

    private static func option(_ name: Int32, of descriptor: Int32) -> Int32? {
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(descriptor, SOL_SOCKET, name, &value, &length) == 0 else { return nil }
        return value
    }
}
