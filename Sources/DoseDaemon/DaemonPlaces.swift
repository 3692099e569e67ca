import Glibc

/// Where the daemon listens and keeps its data: what was asked for, then `DOSED_SOCKET` and
/// `DOSED_DATABASE`, then the places of the machine or of the person (XDG Base Directory
/// Specification).
struct DaemonPlaces: Sendable {
    /// As asked for on the command line, if it was.
    let socket: String?
    let database: String?
    /// Whether the daemon serves the whole machine.
    let system: Bool
    let environment: [String: String]

    /// The path to listen at. Asked for only when no socket was handed over.
    ///
    /// - Throws: ``DaemonFailure`` when there is no place for a person's socket.
    func socketPath() throws(DaemonFailure) -> String {
        if let socket = socket ?? value("DOSED_SOCKET") { return Self.absolute(socket) }
        if system { return "/run/dosed.sock" }
        if let directory = value("XDG_RUNTIME_DIR") { return directory + "/dosed/dosed.sock" }
        let usual = "/run/user/\(getuid())"
        if access(usual, W_OK) == 0 { return usual + "/dosed/dosed.sock" }
        // Without a login session, as in a container: beside the person's other state.
        guard let home = value("HOME") else {
            throw DaemonFailure(
                "there is no place for the socket, because neither XDG_RUNTIME_DIR nor HOME is "
                    + "set. Name one: dosed --socket PATH", exitCode: EX_CONFIG)
        }
        // Where one cannot be made, listening there says so.
        for part in ["/.local", "/.local/state"] { mkdir(home + part, 0o700) }
        return home + "/.local/state/dosed/dosed.sock"
    }

    /// The path of the database.
    ///
    /// - Throws: ``DaemonFailure`` when there is no place for a person's data.
    func databasePath() throws(DaemonFailure) -> String {
        if let database = database ?? value("DOSED_DATABASE") { return Self.absolute(database) }
        if system { return "/var/lib/dosed/dosed.db" }
        if let directory = value("XDG_DATA_HOME"), directory.hasPrefix("/") {
            return directory + "/dosed/dosed.db"
        }
        guard let home = value("HOME") else {
            throw DaemonFailure(
                "there is no place for the data, because HOME is not set. "
                    + "Name one: dosed --database PATH", exitCode: EX_CONFIG)
        }
        return home + "/.local/share/dosed/dosed.db"
    }

    /// Where the files of the time zones are: `TZDIR`, as the C library takes it (tzset(3)), else
    /// the system's.
    var zoneDirectory: String { value("TZDIR").map(Self.absolute) ?? "/usr/share/zoneinfo" }

    private func value(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The path from the root on, so that it means the same wherever it is shown.
    private static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let directory = getcwd(nil, 0) else { return path }
        defer { free(directory) }
        return String(cString: directory) + "/" + path
    }
}
