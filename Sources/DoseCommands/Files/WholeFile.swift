import Glibc

/// Writes files that are there whole or not at all.
enum WholeFile {
    /// Writes beside the file and then puts it in its place: a program that runs cannot be written
    /// to, and whoever reads the file meanwhile gets the old one or the new one.
    ///
    /// - Returns: 0, or the error number of the system.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t) -> Int32 {
        var name = Array("\(path).XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { return errno }
        let code = fill(descriptor, with: bytes, mode: mode)
        close(descriptor)
        guard code == 0, rename(name, path) == 0 else {
            let reason = code == 0 ? errno : code
            unlink(name)
            return reason
        }
        return 0
    }

    private static func fill(_ descriptor: Int32, with bytes: [UInt8], mode: mode_t) -> Int32 {
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
        return fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0 ? 0 : errno
    }
}
