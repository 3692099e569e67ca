import Glibc

/// Writes files that are there whole or not at all.
enum WholeFile {
    /// Writes beside the file and then puts it in its place: a program that runs cannot be written
    /// to, and whoever reads the file meanwhile gets the old one or the new one.
    ///
    /// - Parameter replacing: whether it may take the place of a file that is there.
    /// - Returns: 0, or the error number of the system.
    static func write(
        _ bytes: [UInt8], to path: String, mode: mode_t, replacing: Bool = true
    ) -> Int32 {
        var name = Array("\(path).XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { return errno }
        let code = fill(descriptor, with: bytes, mode: mode)
        close(descriptor)
        let placed = code == 0 ? place(name, at: path, replacing: replacing) : code
        if placed != 0 { unlink(name) }
        return placed
    }

    /// Gives a file that was made beside it its name.
    static func place(_ name: [CChar], at path: String, replacing: Bool) -> Int32 {
        if replacing { return rename(name, path) == 0 ? 0 : errno }
        // A link is never made over something, whoever puts it there meanwhile.
        if link(name, path) == 0 {
            unlink(name)
            return 0
        }
        // Some file systems have no links, a stick for a copy shop for example.
        guard errno == EPERM || errno == EOPNOTSUPP else { return errno }
        if access(path, F_OK) == 0 { return EEXIST }
        return rename(name, path) == 0 ? 0 : errno
    }

    private static func fill(_ descriptor: Int32, with bytes: [UInt8], mode: mode_t) -> Int32 {
        let code = write(bytes, to: descriptor)
        guard code == 0 else { return code }
        return fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0 ? 0 : errno
    }

    /// Writes all of it.
    ///
    /// - Returns: 0, or the error number of the system.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(
                    descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count > 0 {
                written += count
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }
}
