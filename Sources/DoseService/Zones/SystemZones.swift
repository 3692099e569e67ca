import Glibc
import Regimen
import Synchronization

/// The zones of the machine: TZif files below a directory, and the link that says where it is.
///
/// A file is read anew as soon as it looks different from outside (device, inode, size, times).
package final class SystemZones: ZoneFiles {
    private static let fileBytes = 1_048_576
    /// A file that was changed so shortly before it was read may change again within the same tick
    /// of the file system's clock and look the same: it is not remembered. In seconds.
    private static let settling = 3

    private struct Known {
        let look: FileLook
        let rules: ZoneRules
    }

    package let directory: String
    /// The link that says where the machine is.
    package let link: String
    private let nameFile: String
    private let known = Mutex<[String: Known]>([:])

    /// - Parameters:
    ///   - directory: where the zones are.
    ///   - link: the link that says where the machine is, and the file that says it where there is
    ///     no link (localtime(5)).
    package init(
        directory: String = "/usr/share/zoneinfo", link: String = "/etc/localtime",
        nameFile: String = "/etc/timezone"
    ) {
        self.directory = directory
        self.link = link
        self.nameFile = nameFile
    }

    /// The file of a zone.
    package func path(of name: String) -> String { "\(directory)/\(name)" }

    package func rules(named name: String) throws(ZoneUnavailable) -> ZoneRules {
        guard Zone.isPlausibleName(name) else {
            throw ZoneUnavailable(name: name, sentence: Sentences.notAZone(name))
        }
        let path = path(of: name)
        let look = FileLook(path)
        if let look, let known = known.withLock({ $0[name] }), known.look == look {
            return known.rules
        }
        guard let bytes = Self.read(path) else {
            throw ZoneUnavailable(name: name, sentence: Sentences.noSuchZone(name, path))
        }
        do {
            let rules = try ZoneRules(name: name, tzif: bytes)
            if let look, look == FileLook(path), look.isSettled(for: Self.settling) {
                known.withLock { $0[name] = Known(look: look, rules: rules) }
            }
            return rules
        } catch {
            throw ZoneUnavailable(name: name, sentence: Sentences.damagedZone(name, path))
        }
    }

    package func deviceZoneName() -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let length = readlink(link, &buffer, buffer.count)
        if length > 0 {
            let target = String(decoding: buffer[..<length], as: UTF8.self)
            for marker in ["\(directory)/", "zoneinfo/"] {
                if let range = target.firstRange(of: marker) {
                    return String(target[range.upperBound...])
                }
            }
        }
        guard let bytes = Self.read(nameFile) else { return nil }
        let name = String(decoding: bytes, as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).first
        return name.map(String.init)
    }

    private static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= fileBytes {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            guard count > 0 else { return nil }
            bytes += chunk[..<count]
        }
        return nil
    }
}

/// How a file looks from outside, behind its links.
private struct FileLook: Equatable {
    private let device: UInt64
    private let inode: UInt64
    private let size: Int64
    private let modified: [Int]
    private let changed: [Int]

    /// Nil when there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        modified = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        changed = [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
    }

    /// Whether nobody touched it for so many seconds.
    func isSettled(for seconds: Int) -> Bool {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return changed[0] + seconds < now.tv_sec
    }
}
