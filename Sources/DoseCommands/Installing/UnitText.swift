import Embedded

/// The text of each unit, with the places of packages exchanged for those of this installation.
struct UnitText {
    let places: InstallPlaces

    /// - Throws: `DoseFailure.installing` for a folder whose name a unit cannot hold.
    func text(of unit: String) throws(DoseFailure) -> String {
        switch (places.scope, unit) {
        case (.system, "dosed.socket"): SystemUnits.socket
        case (.system, _): try placed(SystemUnits.service)
        case (.user, "dosed.socket"): try placed(UserUnits.socket)
        case (.user, "dosed.service"): try placed(UserUnits.service)
        case (.user, _): try placed(UserUnits.notify)
        }
    }

    /// Lets these users call the machine's dosed.
    static func allowance(of uids: [UInt32]) -> String {
        let options = Set(uids).sorted().map { "--allow-uid \($0)" }.joined(separator: " ")
        return """
            # Who may call dosed, besides root. Made by: dose install --system
            [Service]
            Environment="DOSED_OPTIONS=\(options)"

            """
    }

    private func placed(_ text: String) throws(DoseFailure) -> String {
        var text = text
        let exchanges = [
            ("/usr/libexec/dosed", places.dosed), ("/usr/bin/dose", places.dose),
            ("%h/.local/share/dosed", places.data),
            ("%h/.config/dosed/channels.json", places.channels),
        ]
        for (placeholder, path) in exchanges where text.contains(placeholder) {
            text = text.replacing(placeholder, with: try inUnit(path))
        }
        return text
    }

    /// A path as units write it: the home folder as a specifier, so that its name does not matter.
    private func inUnit(_ path: String) throws(DoseFailure) -> String {
        guard places.scope == .user else { return path }
        let isBelowHome = path.hasPrefix(places.home + "/")
        let rest = isBelowHome ? String(path.dropFirst(places.home.count)) : path
        let isPlain = rest.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "@"):
                true
            default: byte >= 0x80
            }
        }
        guard isPlain else {
            throw .installing(
                .init(.badInput, "systemd units cannot name \(path): it has a special character."))
        }
        return isBelowHome ? "%h" + rest : rest
    }
}
