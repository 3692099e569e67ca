import Glibc

/// Room on the disk that is held back for the day when it is full: the file `<database>.ballast`.
/// Let go of, it is what the next changes are written to.
package struct Ballast: Sendable {
    /// Bytes. A dose with all that belongs to it takes about 50,000 in the WAL until that is moved.
    package static let size = 4 << 20
    /// It is made only where so many times its size stay free.
    private static let spareFactor: UInt64 = 4

    let path: String

    package init(of database: String) { path = database + ".ballast" }

    package var isThere: Bool { (SystemFile.size(path) ?? 0) >= Self.size }

    /// Makes it, where there is enough room.
    /// - Returns: whether it is there.
    package func make() -> Bool {
        if isThere { return true }
        guard freeBytes >= UInt64(Self.size) * (Self.spareFactor + 1),
            let file = SystemFile(path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600)
        else { return false }
        guard posix_fallocate(file.descriptor, 0, off_t(Self.size)) == 0 else {
            unlink(path)
            return false
        }
        return true
    }

    /// Gives the room back.
    /// - Returns: whether there was any.
    package func release() -> Bool {
        let wasThere = isThere
        return unlink(path) == 0 && wasThere
    }

    /// Bytes that the file system of the database would still take.
    package var freeBytes: UInt64 {
        var facts = statvfs()
        guard statvfs(SystemFile.split(path).directory, &facts) == 0 else { return 0 }
        return UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
    }
}
