import Glibc

/// The directory of a database: ours alone, and not a link.
package enum PrivateDirectory {
    /// Makes the directory (and missing parents) with mode 0700, or checks the one that is there.
    /// - Returns: its path without symbolic links, so that SQLite's own refusal of links applies to
    ///   the file and not to, say, a linked `/home`.
    package static func prepare(_ path: String) throws(DatabaseRefusal) -> String {
        try makeMissing(path)
        guard let directory = SystemFile(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW) else {
            let code = errno
            guard code == ELOOP || code == ENOTDIR else {
                throw DatabaseRefusal(errno: code, path: path)
            }
            throw .unsafeDirectory(
                path: path, detail: "it is a link or a file", remedy: "use a real folder")
        }
        guard let facts = directory.facts else { throw DatabaseRefusal(errno: errno, path: path) }
        guard facts.st_uid == geteuid() else {
            throw .unsafeDirectory(
                path: path, detail: "it belongs to another user", remedy: "use a folder of your own"
            )
        }
        guard facts.st_mode & 0o077 == 0 else {
            throw .unsafeDirectory(
                path: path, detail: "other users may enter it",
                remedy: "chmod 700 \(quoted(path))")
        }
        return try resolve(path, facts)
    }

    private static func makeMissing(_ path: String) throws(DatabaseRefusal) {
        var facts = stat()
        if lstat(path, &facts) == 0 { return }
        guard errno == ENOENT else { throw DatabaseRefusal(errno: errno, path: path) }
        let parent = SystemFile.split(path).directory
        if stat(parent, &facts) != 0 { try makeMissing(parent) }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw DatabaseRefusal(errno: errno, path: path)
        }
        // The name of a new directory is only on the disk once its parent is synced. A parent that
        // we may not read cannot be opened for that; then it stays as durable as the system makes
        // it.
        if let code = SystemFile.sync(parent), code != EACCES, code != ELOOP {
            throw DatabaseRefusal(errno: code, path: parent)
        }
    }

    private static func resolve(_ path: String, _ facts: stat) throws(DatabaseRefusal) -> String {
        guard let resolved = realpath(path, nil) else {
            throw DatabaseRefusal(errno: errno, path: path)
        }
        defer { free(resolved) }
        let real = String(cString: resolved)
        var again = stat()
        guard lstat(real, &again) == 0, again.st_dev == facts.st_dev, again.st_ino == facts.st_ino
        else {
            throw .other(detail: "\(path) changed while it was looked at")
        }
        return real
    }

    /// The path as one word for a shell.
    private static func quoted(_ path: String) -> String {
        let plain = path.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        if plain { return path }
        let parts = path.split(separator: "'", omittingEmptySubsequences: false)
        return "'" + parts.joined(separator: "'\\''") + "'"
    }
}
