import DoseInterface

/// Whether the clock is right, and whether the time zones are those of today.
extension DoctorFacts {
    /// Our setting: rules of time zones change several times a year.
    static let oldZonesDays = 365

    var timeFindings: [Finding] { [clockFinding, zonesFinding] }

    private var clockFinding: Finding {
        let setting = "sudo timedatectl set-ntp true"
        if let clock = reply?.clock, !clock.trusted {
            let words = [clock.words + ".", clock.advice].compactMap(\.self)
            return Finding(
                .clock, .problem,
                "It is " + words.joined(separator: " "), command: "dose clock")
        }
        switch isSynchronized {
        case true?:
            return Finding(
                .clock, .ok,
                reply == nil
                    ? "A time server sets the clock."
                    : "A time server sets the clock, and dosed trusts it.")
        case false?:
            return Finding(
                .clock, .note,
                "No time server sets the clock. Reminders are as right as it is.",
                remedy: reply?.clock.advice, command: setting)
        case nil:
            return Finding(
                .clock, reply == nil || reply?.clock.advice != nil ? .note : .ok,
                reply.map { "It is \($0.clock.words)." }
                    ?? "Nobody says whether a time server sets the clock.",
                remedy: reply?.clock.advice, command: reply == nil ? "date" : nil)
        }
    }

    private var zonesFinding: Finding {
        let update = "sudo apt-get install tzdata"
        guard zones.isThere else {
            return Finding(
                .zones, .problem, "There are no time zones in \(zones.folder).", command: update)
        }
        let name = zones.version.map { "time zones \($0)" } ?? "time zones without a version"
        guard let age = zones.ageDays else {
            return Finding(
                .zones, .note, "\(zones.folder) holds \(name); their age is not known.")
        }
        let words = "\(zones.folder) holds \(name), \(Self.days(age)) old."
        guard age > Self.oldZonesDays else { return Finding(.zones, .ok, words) }
        return Finding(
            .zones, .note, words + " Countries change their rules; newer ones may be out.",
            command: update)
    }

    static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }
}
