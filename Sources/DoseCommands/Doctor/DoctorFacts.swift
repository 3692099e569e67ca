import DoseInterface

/// What `dose doctor` found out about the machine, before anything is judged.
struct DoctorFacts: Sendable {
    /// A file or folder, as far as it may be looked at.
    enum FileFacts: Sendable, Equatable {
        case absent
        /// Something in the path may not be entered.
        case hidden
        case there(owner: UInt32, mode: UInt32, kind: Kind)

        enum Kind: Sendable { case file, folder, socket, other }
    }

    /// A unit as systemd knows it.
    struct Unit: Sendable, Equatable {
        var name: String
        var isThere: Bool
        /// `enabled`, `disabled` …
        var enabled: String
        /// `active`, `failed` …
        var active: String
    }

    /// The files of the time zones.
    struct Zones: Sendable, Equatable {
        var folder: String
        var isThere: Bool
        /// `2025b`; nil when they do not say it.
        var version: String?
        var ageDays: Int?
    }

    /// A copy of the data.
    struct Copy: Sendable, Equatable {
        var path: String
        var ageDays: Int
        var isByHand = false
        /// A disk that is not there takes its copies along.
        var isThere = true
    }

    /// Units that are asked after, and why that did not work.
    enum Units: Sendable, Equatable {
        /// This daemon is not the installed one: it was named by its socket.
        case elsewhere
        case noSystemd
        case silent(String)
        case known([Unit])
    }

    var scope: InstallScope
    var userID: UInt32
    var address: SocketAddress
    var status: Result<GetStatus.Reply, DoseFailure>
    var socketFile: FileFacts
    /// Where the data is: as dosed says, else the usual place.
    var database: String
    var folderFile: FileFacts
    var databaseFile: FileFacts
    var freeBytes: UInt64?
    var zones: Zones
    /// Whether a time server sets the clock; nil when nobody says.
    var isSynchronized: Bool?
    var units: Units
    /// Whether the services of this person run without a login; nil when it is not known.
    var lingers: Bool?
    var channels: Result<[ChannelSetup], DoseFailure>
    /// Why no notification can be shown; nil when it can or nobody wants to.
    var desktopTrouble: String?
    /// The newest copy that dosed made by itself, and the newest one made by hand.
    var copies: [Copy]
    var checkedDays: Int?

    /// The folder of the data.
    var folder: String {
        let parts = database.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return parts.joined(separator: "/")
    }

    var reply: GetStatus.Reply? { try? status.get() }

    /// `systemctl --user`, or for the machine `sudo systemctl`.
    var systemctl: String { scope == .user ? "systemctl --user" : "sudo systemctl" }
}
