import Glibc

/// Where everything is put.
///
/// What is installed by hand stays out of the folders of the distribution (/usr/bin, /usr/lib): the
/// machine's goes below /usr/local and /etc (Filesystem Hierarchy Standard), a person's below the
/// home folder (XDG Base Directory Specification).
package struct InstallPlaces: Sendable, Equatable {
    package let scope: InstallScope
    /// The folder that stands for `/`; nil for the running machine.
    package let root: String?
    /// Folder of both programs.
    package let programs: String
    /// Folder of the units.
    package let units: String
    /// Folder of the data.
    package let data: String
    /// A link to ``data`` that systemd makes; nil when there is none.
    package let dataLink: String?
    /// Folder of what other programs look for: completions, and the manual of the machine.
    let shared: String
    /// Folder of the manual pages: the one that man looks into for programs in ``programs``.
    let manual: String
    /// Where dosed is called.
    package let socket: String
    /// What stands in the person's units for the home folder and below; empty for the machine.
    let home: String
    let config: String

    /// - Parameters:
    ///   - root: an absolute path, or nil.
    ///   - variable: reads an environment variable.
    /// - Throws: `DoseFailure.installing` when a person has no home folder.
    package init(
        scope: InstallScope, root: String?, variable: (String) -> String?, userID: UInt32
    ) throws(DoseFailure) {
        self.scope = scope
        self.root = root
        switch scope {
        case .system:
            (home, config) = ("", "")
            programs = "/usr/local/bin"
            units = "/etc/systemd/system"
            data = "/var/lib/private/dosed"
            dataLink = "/var/lib/dosed"
            shared = "/usr/local/share"
            manual = shared + "/man"
            socket = SocketAddress.systemPath
        case .user:
            func folder(_ name: String) -> String? {
                variable(name).flatMap { $0.hasPrefix("/") ? Self.tidy($0) : nil }
            }
            guard let home = folder("HOME") else {
                throw .installing(.init(.badInput, "HOME is not set, so there is no place for it."))
            }
            self.home = home
            config = folder("XDG_CONFIG_HOME") ?? home + "/.config"
            programs = home + "/.local/bin"
            units = config + "/systemd/user"
            shared = folder("XDG_DATA_HOME") ?? home + "/.local/share"
            manual = home + "/.local/share/man"
            data = shared + "/dosed"
            dataLink = nil
            socket = (folder("XDG_RUNTIME_DIR") ?? "/run/user/\(userID)") + "/dosed/dosed.sock"
        }
    }

    var dose: String { programs + "/dose" }
    var dosed: String { programs + "/dosed" }
    /// The names of the units, the socket first.
    var unitNames: [String] {
        switch scope {
        case .system: ["dosed.socket", "dosed.service"]
        case .user: ["dosed.socket", "dosed.service", "dose-notify.service"]
        }
    }
    /// The folder of what is added to the service.
    var additions: String { units + "/dosed.service.d" }
    /// Who may call the machine's dosed.
    var allowance: String { additions + "/allow-uid.conf" }
    /// The folder of a person's settings.
    var settings: String { config + "/dosed" }
    /// The file of a person's channels.
    var channels: String { settings + "/channels.json" }

    /// The options that tell systemctl which manager is meant.
    var manager: [String] {
        switch scope {
        case .system: root.map { ["--root=\($0)"] } ?? []
        case .user: ["--user"]
        }
    }

    /// A place as it is on this machine now.
    func now(_ path: String) -> String { (root ?? "") + path }

    /// Without slashes at the end.
    static func tidy(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }
}
