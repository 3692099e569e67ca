import FoundationEssentials
import Glibc

/// Files as installing needs them: whole or not there, and left alone when they are right already.
struct InstallFiles {
    /// A file of the system that says what it says, so the mode is not a secret's.
    static let textMode: mode_t = 0o644
    static let programMode: mode_t = 0o755

    /// Makes a folder and the missing ones above it; whether it had to.
    static func makeFolder(_ path: String, mode: mode_t) throws(DoseFailure) -> Bool {
        var facts = stat()
        if stat(path, &facts) == 0 {
            guard facts.st_mode & S_IFMT == S_IFDIR else { throw failure(path, ENOTDIR) }
            return false
        }
        let parent = folder(of: path)
        if !parent.isEmpty, stat(parent, &facts) != 0 {
            _ = try makeFolder(parent, mode: InstallPlan.sharedMode)
        }
        guard mkdir(path, mode) == 0 else { throw failure(path, errno) }
        // Not what the umask makes of it: the folder is only of use with this mode.
        guard chmod(path, mode) == 0 else { throw failure(path, errno) }
        return true
    }

    /// Copies a program; whether it had to.
    static func copyProgram(from source: String, to path: String) throws(DoseFailure) -> Bool {
        var (one, other) = (stat(), stat())
        if stat(source, &one) == 0, stat(path, &other) == 0, one.st_dev == other.st_dev,
            one.st_ino == other.st_ino
        {
            return false
        }
        guard let bytes = FileManager.default.contents(atPath: source) else {
            throw failure(source, errno)
        }
        return try write(bytes, to: path, mode: programMode)
    }

    /// Writes a text; whether it had to.
    static func write(_ text: String, to path: String) throws(DoseFailure) -> Bool {
        try write(Data(text.utf8), to: path, mode: textMode)
    }

    /// Removes a file or a link; whether there was one.
    static func remove(_ path: String) throws(DoseFailure) -> Bool {
        if unlink(path) == 0 { return true }
        guard errno == ENOENT || errno == ENOTDIR else { throw failure(path, errno) }
        return false
    }

    /// Removes a folder with all that is in it; whether there was one. A link is not followed.
    static func removeAll(_ path: String) throws(DoseFailure) -> Bool {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return false }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw failure(path, errno == 0 ? EIO : errno)
        }
        return true
    }

    private static func write(
        _ bytes: Data, to path: String, mode: mode_t
    ) throws(DoseFailure) -> Bool {
        var facts = stat()
        if stat(path, &facts) == 0, facts.st_mode & 0o7777 == mode,
            FileManager.default.contents(atPath: path) == bytes
        {
            return false
        }
        let code = WholeFile.write(Array(bytes), to: path, mode: mode)
        guard code == 0 else { throw failure(path, code) }
        return true
    }

    private static func folder(of path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
    }

    private static func failure(_ path: String, _ code: Int32) -> DoseFailure {
        let isRights = code == EACCES || code == EPERM || code == EROFS
        return .installing(
            .init(
                isRights ? .notPermitted : .unavailable,
                "cannot change \(path): \(String(cString: strerror(code)))."))
    }
}
