import DoseInterface

/// What a channel says of the reminders themselves.
package enum ReminderNews: Sendable, Equatable {
    /// None comes any more, for this reason.
    case stopped(DoseFailure)
    /// They come again.
    case back

    /// As programs get it.
    var word: String {
        switch self {
        case .stopped: "stopped"
        case .back: "back"
        }
    }

    /// What a person can type to see what helps; empty where there is nothing to do.
    ///
    /// - Parameter isForCarer: whether it is said to a carer, who sits at another machine.
    func command(isForCarer: Bool) -> String {
        self == .back || isForCarer ? "" : "dose doctor"
    }

    /// One line, which names nobody and no medicine.
    ///
    /// - Parameter isForCarer: whether it is said to a carer, whose data it is not.
    func title(isForCarer: Bool) -> String {
        switch self {
        case .stopped where isForCarer: "Reminders have stopped"
        case .stopped(.refused(let refusal)) where refusal.name == DatabaseUnavailable.name:
            "Reminders have stopped: your data cannot be used"
        case .stopped(.notReachable), .stopped(.connectionLost):
            "Reminders have stopped: dosed does not answer"
        case .stopped: "Reminders have stopped: dosed does not send them"
        case .back: "Reminders are back"
        }
    }

    /// What is said below the title: what it means, and as much of the reason as a channel may say.
    ///
    /// - Parameter isForCarer: whether it is said to a carer.
    func detail(_ say: Saying, isForCarer: Bool) -> String {
        switch (self, isForCarer) {
        case (.back, false): return "What fell due meanwhile is told now."
        case (.back, true): return ""
        case (.stopped, true):
            return "You do not hear of a dose without an answer until they are back. "
                + "Please ask whether all is well."
        case (.stopped(let failure), false):
            let meaning = "Until they are back nothing tells you of a dose. Please watch the time."
            // Its words may name files: a channel that is to say little does not.
            guard say == .everything, case .refused = failure else { return meaning }
            return "\(meaning) \(Phrases.capitalized(FailureSentence.of(failure)))"
        }
    }
}
