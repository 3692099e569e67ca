/// What is said about time in which nobody was there to tell anything.
extension Sentences {
    static func wasOff(from start: String, to end: String) -> String {
        "I was off from \(start) to \(end)."
    }

    static func wasAsleep(from start: String, to end: String) -> String {
        "This machine was asleep from \(start) to \(end)."
    }

    static func clockIs(_ words: String) -> String { "The clock is \(words)." }
}
