import DoseInterface
import Glibc
import StrictJSON

/// What stands on the desktop, kept in the session's runtime folder, so that an agent that comes
/// again can go on with it instead of showing it twice.
struct ShownNotes: Sendable {
    /// One notification.
    struct Note: Codable, Sendable, Equatable {
        let id: UInt32
        let reminder: Reminder
    }

    /// The whole file.
    struct Content: Codable, Sendable, Equatable {
        /// The desktop's own name on the bus; its numbers mean nothing to another one.
        var server = ""
        var notes: [Note] = []
    }

    /// How many are kept; the oldest go first.
    static let most = 200

    /// nil where there is no runtime folder: nothing is kept then.
    let path: String?

    init(channel: String, variable: (String) -> String?) {
        let folder =
            variable("RUNTIME_DIRECTORY")
            ?? variable("XDG_RUNTIME_DIR").map { $0 + "/dose-notify" }
        path = folder.flatMap { $0.hasPrefix("/") ? "\($0)/\(channel).json" : nil }
    }

    func read() -> Content {
        guard let path, let bytes = Self.bytes(of: path), let value = try? JSONValue.parse(bytes),
            let content = try? value.decode(Content.self)
        else { return Content() }
        return content
    }

    /// Keeps it, where that can be done: losing it costs a notification that is shown twice.
    func write(_ content: Content) {
        guard let path, let value = try? JSONValue(of: content) else { return }
        if let end = path.lastIndex(of: "/") { mkdir(String(path[..<end]), 0o700) }
        _ = WholeFile.write(value.encoded(), to: path, mode: 0o600)
    }

    private static func bytes(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1_048_576)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes[..<count])
    }
}
