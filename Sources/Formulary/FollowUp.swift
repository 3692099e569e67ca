/// A question that is asked some time after a dose or an exam, or again and again.
package struct FollowUp: Identifiable, Hashable, Sendable {
    /// Stable id, for example "jaw".
    package let id: String
    /// What it is about.
    package let title: String
    /// When it is asked.
    package let occasion: FollowUpOccasion
    /// Asked so that yes or no answers it.
    package let question: String
    /// The answer that calls for something.
    package let alarm: FollowUpAnswer
    /// What is published for that answer.
    package let alarmText: String
    /// What is published instead once a dose is later still, the first one first.
    package let later: [FollowUpStep]
    /// How a late dose is asked about that is on hold or was called off; nil where that makes no
    /// difference.
    package let calledOff: FollowUpCalledOff?
    /// What is published for the other answer, if anything.
    package let otherText: String?
    /// The lab results that answer it when they are of a day after the dose, by analyte id.
    package let settledBy: [String]
    /// What its answers are in the journal, if anything.
    package let journal: FollowUpEntry?
    /// When it is asked first: our number, which a person can choose. The note says "our setting".
    package let firstSetting: CheckSetting
    /// How often it is asked again about what is still late or not booked; nil for not again.
    package let againSetting: CheckSetting?
    /// Whether it is asked only of those who wish it, as it would be asked often.
    package let isOnlyWhenWished: Bool
    /// Where it was read.
    package let sources: [Source]

    /// All its numbers that a person can choose.
    package var settings: [CheckSetting] {
        [firstSetting] + later.map(\.setting) + [againSetting].compactMap(\.self)
    }

    /// What is said to an answer, and where it was read.
    ///
    /// - Parameters:
    ///   - step: how many steps of `later` a late dose has come to.
    ///   - isCalledOff: whether that dose is on hold or was called off.
    package func said(
        to answer: FollowUpAnswer, step: Int = 0, isCalledOff: Bool = false
    ) -> (text: String, sources: [Source])? {
        guard answer == alarm else {
            guard let otherText else { return nil }
            return (otherText, sources)
        }
        let called = isCalledOff ? calledOff : nil
        let reached = later.prefix(max(step, 0)).last { called == nil || $0.isForCalledOff }
        if let reached { return (reached.text, reached.sources) }
        return (called?.text ?? alarmText, sources)
    }

    /// What is asked.
    ///
    /// - Parameter isCalledOff: whether the late dose is on hold or was called off.
    package func question(isCalledOff: Bool) -> String {
        (isCalledOff ? calledOff?.question : nil) ?? question
    }
}

/// How a late dose is asked about that somebody decided not to give: it may have been the team.
package struct FollowUpCalledOff: Hashable, Sendable {
    /// Asked instead.
    package let question: String
    /// Said to the alarm, until a step is reached that holds for such a dose too.
    package let text: String
}

/// What is said once a dose is later than before, and asked about again.
package struct FollowUpStep: Hashable, Sendable {
    /// From how many days on: ours, or what was chosen.
    package let setting: CheckSetting
    /// What is published.
    package let text: String
    /// Whether it is said of a dose too that is on hold or was called off.
    package let isForCalledOff: Bool
    /// Where it was read.
    package let sources: [Source]
}

/// The answer to a question of follow-up.
package enum FollowUpAnswer: String, CaseIterable, Hashable, Sendable {
    case yes
    case no
}

/// What an answer is in the journal.
package enum FollowUpEntry: String, CaseIterable, Hashable, Sendable {
    /// A bowel movement, or none.
    case bowel
}
