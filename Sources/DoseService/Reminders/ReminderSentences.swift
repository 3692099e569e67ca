import DoseInterface

/// What is said about doses that nobody was told of, and about ways of telling.
extension Sentences {
    static func wasDue(_ time: String) -> String { "It was due \(time)." }

    /// Behind the day on which a dose was due: "It was due 7 days ago, and is on hold."
    static let lateOnHold = "is on hold"
    static let lateCalledOff = "was called off"

    static func wereDue(_ count: Int, from first: String, to last: String) -> String {
        "\(count) doses were due, from \(first) to \(last)."
    }

    /// For a carer, behind what was due.
    static func pleaseAsk(_ sentence: String) -> String { "\(sentence) Please ask." }

    static func roomForChannels(_ known: [String]) -> String {
        "\(roomFor(Limits.channels, "channels")) Use one of: \(known.joined(separator: ", "))."
    }
}
