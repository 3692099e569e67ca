import Glibc

/// The file in which a person's channels are kept. It holds what may be secret, and programs that
/// are run, so nobody else may read or write it.
package struct ChannelsFile: Sendable {
    /// What is read at most, in bytes.
    package static let mostBytes = 65_536
    static let fileMode: mode_t = 0o600
    static let folderMode: mode_t = 0o700

    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// The usual place (XDG Base Directory Specification).
    ///
    /// - Throws: `DoseFailure.channels` when there is no home folder.
    package static func usual(variable: (String) -> String?) throws(DoseFailure) -> ChannelsFile {
        if let config = variable("XDG_CONFIG_HOME"), config.hasPrefix("/") {
            return ChannelsFile(path: config + "/dosed/channels.json")
        }
        guard let home = variable("HOME"), home.hasPrefix("/") else {
            throw .channels(
                .init(.badInput, "HOME is not set, so there is no place for your channels."))
        }
        return ChannelsFile(path: home + "/.config/dosed/channels.json")
    }

    /// The folder that the file is in.
    var folder: String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let folder = parts.joined(separator: "/")
        return folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
    }

    /// The channels; none when there is no file.
    ///
    /// - Throws: `DoseFailure.channels` with the place of what is wrong.
    package func read() throws(DoseFailure) -> [ChannelSetup] {
        guard let bytes = try bytes() else { return [] }
        do {
            return try ChannelReader.channels(in: bytes)
        } catch {
            throw .channels(.init(.badInput, "\(path): \(error.place) \(error.words)."))
        }
    }

    /// Changes the channels, one `dose` after the other.
    package func change(
        _ body: (inout [ChannelSetup]) throws(DoseFailure) -> Void
    ) throws(DoseFailure) {
        _ = try InstallFiles.makeFolder(folder, mode: Self.folderMode)
        let lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard lock >= 0 else { throw failure(errno) }
        defer { close(lock) }
        while flock(lock, LOCK_EX) != 0 {
            guard errno == EINTR else { throw failure(errno) }
        }
        var channels = try read()
        try body(&channels)
        let code = WholeFile.write(
            ChannelSetup.text(of: channels), to: target, mode: Self.fileMode)
        guard code == 0 else { throw failure(code) }
    }

    /// The file itself where the path is a link to it, so that the link stays.
    private var target: String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private func bytes() throws(DoseFailure) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw failure(errno)
        }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw failure(errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else {
            throw .channels(.init(.badInput, "\(path) is not a file."))
        }
        guard facts.st_uid == geteuid(), facts.st_mode & 0o077 == 0 else {
            throw .channels(
                .init(
                    .notPermitted,
                    "\(path) must be yours alone, as it may hold secrets: chmod 600 \(path)"))
        }
        var bytes = [UInt8](repeating: 0, count: Self.mostBytes + 1)
        var count = 0
        while count < bytes.count {
            let more = bytes.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
            }
            if more > 0 {
                count += more
            } else if more == 0 {
                return Array(bytes[..<count])
            } else if errno != EINTR {
                throw failure(errno)
            }
        }
        throw .channels(
            .init(.badInput, "\(path) is longer than \(Self.mostBytes) bytes."))
    }

    private func failure(_ code: Int32) -> DoseFailure {
        .channels(
            .init(
                [EACCES, EPERM, EROFS].contains(code) ? .notPermitted : .unavailable,
                "cannot use \(path): \(String(cString: strerror(code)))."))
    }
}
