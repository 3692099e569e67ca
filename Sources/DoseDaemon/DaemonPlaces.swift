import Glibc

/// Where the daemon listens and keeps its data.
struct DaemonPlaces: Sendable {
    let socket: String
    let database: String

    /// What was asked for comes first, then `DOSED_SOCKET` and `DOSED_DATABASE`, then the places
    /// of the machine (`system`) or of the person (XDG Base Directory Specification).
    ///
    /// - Throws: ``DaemonFailure`` when there is no place for a person's files.
    init(
        socket: String?, database: String?, system: Bool, environment: [String: String]
    ) throws(DaemonFailure) {
        let socket = socket ?? Self.value("DOSED_SOCKET", in: environment)
        let database = database ?? Self.value("DOSED_DATABASE", in: environment)
        if system {
            self.socket = socket ?? "/run/dosed.sock"
            self.database = database ?? "/var/lib/dosed/dosed.db"
        } else {
            if let socket {
                self.socket = socket
            } else {
                self.socket = try Self.runtimeDirectory(environment) + "/dosed/dosed.sock"
            }
            if let database {
                self.database = database
            } else {
                self.database = try Self.dataDirectory(environment) + "/dosed/dosed.db"
            }
        }
    }

    private static func value(_ name: String, in environment: [String: String]) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func runtimeDirectory(
        _ environment: [String: String]
    ) throws(DaemonFailure) -> String {
        if let directory = value("XDG_RUNTIME_DIR", in: environment) { return directory }
        let usual = "/run/user/\(getuid())"
        guard access(usual, W_OK) == 0 else {
            throw DaemonFailure(
                "there is no place for the socket, because XDG_RUNTIME_DIR is not set. "
                    + "Name one: dosed --socket PATH", exitCode: EX_CONFIG)
        }
        return usual
    }

    private static func dataDirectory(
        _ environment: [String: String]
    ) throws(DaemonFailure) -> String {
        if let directory = value("XDG_DATA_HOME", in: environment), directory.hasPrefix("/") {
            return directory
        }
        guard let home = value("HOME", in: environment) else {
            throw DaemonFailure(
                "there is no place for the data, because HOME is not set. "
                    + "Name one: dosed --database PATH", exitCode: EX_CONFIG)
        }
        return home + "/.local/share"
    }
}
