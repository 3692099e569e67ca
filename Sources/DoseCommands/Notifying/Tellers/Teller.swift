/// Tells one reminder to a person in one way.
package protocol Teller: Sendable {
    /// Tells it once, within the teller's deadline. Ends early when the task is cancelled.
    func tell(_ message: ReminderMessage) async -> Verdict

    /// The channel begins, after whatever ended it before.
    func begin() async
    /// The channel ends.
    func end() async
}

extension Teller {
    package func begin() async {}
    package func end() async {}
}

/// How one try to tell a reminder ended.
package enum Verdict: Sendable, Equatable {
    case told
    /// Not told, with the reason in a few words.
    case failed(String)

    /// Characters of a reason, which others may have a say in.
    private static let longestReason = 200

    /// A failure with words from elsewhere: one line, not too long.
    static func failing(_ words: String) -> Verdict {
        let line = words.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return .failed(Sanitizer.line(String(line.prefix(longestReason))))
    }

    /// Whether the time for it passed.
    var isOverdue: Bool {
        if case .failed(let words) = self { words.hasPrefix("deadline") } else { false }
    }
}
