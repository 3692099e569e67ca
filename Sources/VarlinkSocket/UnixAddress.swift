import Glibc

/// A `sockaddr_un` (unix(7)).
struct UnixAddress {
    /// The longest path in bytes, without the closing NUL.
    static let maximumPathBytes = 107

    private var storage = sockaddr_un()
    private let length: socklen_t

    /// The address of a socket file, or nil when the path is empty, too long or holds a NUL.
    init?(path: String) {
        self.init(name: Array(path.utf8), abstract: false)
    }

    /// The address of an abstract socket, or nil when the name is empty or too long.
    init?(abstractName: String) {
        self.init(name: Array(abstractName.utf8), abstract: true)
    }

    private init?(name: [UInt8], abstract: Bool) {
        guard !name.isEmpty, name.count <= Self.maximumPathBytes, !name.contains(0) else {
            return nil
        }
        storage.sun_family = sa_family_t(AF_UNIX)
        let start = abstract ? 1 : 0
        withUnsafeMutableBytes(of: &storage.sun_path) { path in
            path.baseAddress.map {
                UnsafeMutableRawBufferPointer(start: $0 + start, count: name.count)
            }?
            .copyBytes(from: name)
        }
        // An abstract name is as long as the address says; a path ends with its NUL.
        let offset = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
        length = socklen_t(offset + name.count + 1)
    }

    func withPointer<T>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> T) -> T {
        withUnsafePointer(to: storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }
}
