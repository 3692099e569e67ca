import Regimen

/// What is said about the clock, and what to do.
extension ClockTrust {
    private static let confirm = "If the clock is right as it is now, say so: dose clock --right"
    private static let meanwhile = "Until then no dose is called missed. Reminders still come."

    /// In a few words.
    package var words: String {
        switch self {
        case .trusted: "trusted"
        case .unchecked: "trusted, but no time server sets it"
        case .waiting: "not trusted yet: waiting for a time server"
        case .jumped: "not trusted: it jumped"
        case .longAfter: "not trusted: it may be ahead"
        case .beforeBuild, .beforeRecords: "not trusted: it is behind"
        }
    }

    /// What to know and to do about it; nil when all is well.
    ///
    /// - Parameter clock: what the clock shows, in words.
    func advice(clock: String, home: Zone) -> String? {
        switch self {
        case .trusted: nil
        case .unchecked:
            "No time server sets the clock of this machine. It shows \(clock). "
                + "Compare it with another clock now and then."
        case .waiting:
            "The machine was started a short while ago and no time server has set its clock yet. "
                + "It shows \(clock). dosed waits for up to 5 minutes (our setting). "
                + "\(Self.meanwhile) \(Self.confirm)"
        case .jumped(let seconds):
            "The clock was put \(seconds > 0 ? "forward" : "back") by \(Self.length(seconds)), "
                + "though that time did not pass. It shows \(clock). Put it right. "
                + "\(Self.meanwhile) \(Self.confirm)"
        case .longAfter(let seconds):
            "The clock shows \(clock), \(Self.length(seconds)) after dosed last ran, and nothing "
                + "else tells whether so much time has passed. \(Self.meanwhile) \(Self.confirm)"
        case .beforeBuild:
            "The clock shows \(clock). That is before this dosed was made, so it must be wrong. "
                + "Put it right; reminders come at wrong times until then."
        case .beforeRecords(let newest):
            "The clock shows \(clock), but something is on record from "
                + "\(home.civil(at: newest).words). Put it right. \(Self.confirm)"
        }
    }

    /// "20 minutes", "3 hours", "30 days".
    static func length(_ seconds: Int64) -> String {
        let minutes = (abs(seconds) + 30) / 60
        guard minutes >= 90 else { return "\(minutes) minutes" }
        let hours = (abs(seconds) + 1800) / 3600
        return hours < 48 ? "\(hours) hours" : "\((hours + 12) / 24) days"
    }
}
