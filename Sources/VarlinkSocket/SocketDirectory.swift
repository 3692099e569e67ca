import Glibc

enum SocketDirectory {
    /// Makes the directory when only its last part is missing, and refuses one in which someone
    /// else could put another socket in place of ours.
    static func prepare(forSocket path: String) throws(ListenerRefusal) {
        let directory = parent(of: path)
        var status = stat()
        if stat(directory, &status) != 0 {
            guard errno == ENOENT else {
                throw .system(call: "stat", path: directory, errno: errno)
            }
            guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
                throw .system(call: "mkdir", path: directory, errno: errno)
            }
            guard stat(directory, &status) == 0 else {
                throw .system(call: "stat", path: directory, errno: errno)
            }
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw .system(call: "open", path: directory, errno: ENOTDIR)
        }
        guard status.st_uid == 0 || status.st_uid == geteuid() else {
            throw .directoryOfAnotherUser(path: directory, uid: status.st_uid)
        }
        // With the sticky bit only owners remove files, as in /tmp.
        guard status.st_mode & S_IWOTH == 0 || status.st_mode & S_ISVTX != 0 else {
            throw .directoryWritableByAll(path: directory)
        }
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
