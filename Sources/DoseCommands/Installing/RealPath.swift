import Glibc

/// A path without links and relative parts.
enum RealPath {
    /// nil when it is no folder.
    static func of(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        var facts = stat()
        guard stat(resolved, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else { return nil }
        return String(cString: resolved)
    }
}
