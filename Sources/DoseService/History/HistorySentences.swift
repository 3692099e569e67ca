import DoseInterface

/// What is said about the past, and what its figures mean.
extension Sentences {
    static let fromOrDays = "Say from which day, or how many days: not both."
    static let historyDays = "That can be 1 to \(Limits.historyDays) days."
    static let historyEntries = "That can be 1 to \(Limits.historyEntries) entries."

    static func hasPlan(_ name: String) -> String {
        "\(name) was not taken as needed in these days. See: dose adherence \(name)"
    }

    /// The same on paper and on the screen.
    ///
    /// - Parameter limit: `15 minutes after its time (our setting)`.
    static func lateMeans(_ limit: String) -> String { "Late means more than \(limit)." }

    /// What the figures of adherence mean.
    static func adherence(_ limit: String) -> [String] {
        ["On time: taken early or up to \(limit). Late: taken after that."] + otherFigures
    }

    private static let otherFigures = [
        "Missed: nobody said what happened before its late window ended (see dose settings). "
            + "Was it taken after all? dose take NAME --at TIME",
        "Skipped: somebody said that it was not taken, and why. Taken: on time and late together.",
        "A dose counts on the day on which it was due, also when it was taken after midnight. "
            + "One that was moved is due at its new time.",
        "Not counted: doses that fell into a hold, were called off, are not due yet, or still "
            + "wait for an answer.",
        "With fewer than \(DoseTally.fewest) doses there is no percentage (our setting): it would "
            + "say little. Percentages are rounded down.",
        "At a clinic minutes are not counted. What is taken as needed has no plan, so nobody can "
            + "miss it: that is use, not adherence.",
    ]
}
