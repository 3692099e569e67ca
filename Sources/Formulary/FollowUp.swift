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
    /// What is published for the other answer, if anything.
    package let otherText: String?
    /// The lab results that answer it when they are of a day after the dose, by analyte id.
    package let settledBy: [String]
    /// What its answers are in the journal, if anything.
    package let journal: FollowUpEntry?
    /// When it is asked first: our number, which a person can choose. The note says "our setting".
    package let firstSetting: CheckSetting
    /// How often it is asked again about a dose that is still late; nil for not again.
    package let againSetting: CheckSetting?
    /// Where it was read.
    package let sources: [Source]

    /// All its numbers that a person can choose.
    package var settings: [CheckSetting] {
        [firstSetting] + later.map(\.setting) + [againSetting].compactMap(\.self)
    }

    /// What is said to an answer, and where it was read.
    ///
    /// - Parameter step: how many steps of `later` a late dose has come to.
    package func said(
        to answer: FollowUpAnswer, step: Int = 0
    ) -> (text: String, sources: [Source])? {
        guard answer == alarm else {
            guard let otherText else { return nil }
            return (otherText, sources)
        }
        guard step > 0, let reached = later.prefix(step).last else { return (alarmText, sources) }
        return (reached.text, reached.sources)
    }
}

/// What is said once a dose is later than before, and asked about again.
package struct FollowUpStep: Hashable, Sendable {
    /// From how many days on: ours, or what was chosen.
    package let setting: CheckSetting
    /// What is published.
    package let text: String
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
