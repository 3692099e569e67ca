import Glibc
package import Regimen
import Synchronization

/// The zones of the machine: TZif files below a directory, read once each.
package final class SystemZones: ZoneSource {
    private static let fileBytes = 1_048_576

    private let directory: String
    private let known = Mutex<[String: Zone]>([:])

    package init(directory: String = "/usr/share/zoneinfo") {
        self.directory = directory
    }

    package func zone(named name: String) throws(ZoneUnavailable) -> Zone {
        if let zone = known.withLock({ $0[name] }) { return zone }
        guard Zone.isPlausibleName(name) else {
            throw ZoneUnavailable(name: name, sentence: "\"\(name)\" is not the name of a zone.")
        }
        let path = "\(directory)/\(name)"
        guard let bytes = Self.read(path) else {
            throw ZoneUnavailable(
                name: name,
                sentence: "There is no time zone \(name) on this machine (\(path)). "
                    + "The package tzdata holds them.")
        }
        do {
            let zone = try Zone(name: name, tzif: bytes)
            known.withLock { $0[name] = zone }
            return zone
        } catch {
            throw ZoneUnavailable(
                name: name,
                sentence: "The file of the time zone \(name) is damaged: \(path). "
                    + "Install the package tzdata anew.")
        }
    }

    /// The name of the machine's own zone: what `/etc/localtime` points at, else `/etc/timezone`.
    package static func machineZoneName(
        link: String = "/etc/localtime", file: String = "/etc/timezone"
    ) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let length = readlink(link, &buffer, buffer.count)
        if length > 0 {
            let target = String(decoding: buffer[..<length], as: UTF8.self)
            if let range = target.firstRange(of: "zoneinfo/") {
                return String(target[range.upperBound...])
            }
        }
        guard let bytes = read(file) else { return nil }
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
