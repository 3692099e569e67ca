import FoundationEssentials
import Glibc

/// A private folder in which the demo's daemon lives, and which goes away with it.
struct DemoStage: Sendable {
    let folder: String

    var socket: String { "\(folder)/dosed.sock" }
    var database: String { "\(folder)/data/dosed.db" }
    var readiness: String { "\(folder)/ready.sock" }
    var log: String { "\(folder)/dosed.log" }

    /// Makes the folder, mode 0700.
    ///
    /// - Parameter parent: where temporary folders go.
    init(in parent: String) throws(DoseFailure) {
        var template = Array("\(parent)/dose-demo-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else {
            throw .demo(
                message: "cannot make a folder in \(parent): \(String(cString: strerror(errno))).")
        }
        folder = String(cString: made)
        guard mkdir("\(folder)/data", 0o700) == 0 else {
            remove()
            throw .demo(message: "cannot make a folder in \(folder).")
        }
    }

    /// Removes the folder with all that is in it.
    func remove() {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The last lines of what the daemon said, for a failure.
    func logTail(lines count: Int) -> [String] {
        guard let data = FileManager.default.contents(atPath: log) else { return [] }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        return lines.suffix(count).map(String.init)
    }
}
