import FoundationEssentials
import Glibc

/// Single looks at files, for `dose doctor`.
enum LookedAt {
    /// - Parameter following: whether a link stands for what it points to.
    static func file(_ path: String, following: Bool = false) -> DoctorFacts.FileFacts {
        var facts = stat()
        guard (following ? stat(path, &facts) : lstat(path, &facts)) == 0 else {
            return errno == EACCES ? .hidden : .absent
        }
        let kind: DoctorFacts.FileFacts.Kind =
            switch facts.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFSOCK: .socket
            default: .other
            }
        return .there(owner: facts.st_uid, mode: facts.st_mode & 0o7777, kind: kind)
    }

    static func folder(of path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
    }

    /// What an ordinary user may still write there; nil when there is no such folder.
    static func freeBytes(_ folder: String) -> UInt64? {
        var facts = statvfs()
        guard statvfs(folder, &facts) == 0 else { return nil }
        return UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
    }

    /// The files of the time zones, with what the first line of `tzdata.zi` says of them
    /// (`# version 2025b`).
    static func zones(_ folder: String, now: Int) -> DoctorFacts.Zones {
        var facts = stat()
        let isThere = stat(folder + "/Europe/Berlin", &facts) == 0
        let list = folder + "/tzdata.zi"
        guard stat(list, &facts) == 0 else {
            return .init(folder: folder, isThere: isThere, version: nil, ageDays: nil)
        }
        let text = FileManager.default.contents(atPath: list) ?? Data()
        let line = String(decoding: text.prefix(100), as: UTF8.self).split(separator: "\n").first
        let words = line?.split(separator: " ") ?? []
        let version = words.starts(with: ["#", "version"]) ? words.last.map(String.init) : nil
        return .init(
            folder: folder, isThere: isThere, version: version,
            ageDays: max(0, now - facts.st_mtim.tv_sec) / 86_400)
    }

    /// The file of a folder that was written last; nil when there is none. A link stands for what
    /// it points to.
    static func newestCopy(in folder: String, now: Int) -> DoctorFacts.Copy? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let written = names.compactMap { name -> (path: String, at: Int)? in
            var facts = stat()
            let path = folder + "/" + name
            guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
            let resolved = realpath(path, nil)
            defer { free(resolved) }
            return (resolved.map { String(cString: $0) } ?? path, facts.st_mtim.tv_sec)
        }
        return written.max { $0.at < $1.at }.map { file in
            DoctorFacts.Copy(path: file.path, ageDays: max(0, now - file.at) / 86_400)
        }
    }
}
