/// How a check stands.
package enum CheckState: String, CaseIterable, Hashable, Sendable {
    /// Met.
    case ok
    /// Nothing usable is on record.
    case missing
    /// Something is on record, but too old or from before the last dose.
    case stale
    /// The result is on record and the lab marked it.
    case outOfRange = "out-of-range"
    /// Work is unfinished or unhealed.
    case open
    /// Not asked here.
    case notApplicable = "not-applicable"
    /// The care team decided to go ahead; the reason is on record.
    case overridden
    /// The dose is too far away to judge.
    case notYet = "not-yet"
    /// A sentence to read; it is neither met nor open.
    case note
}

/// How a check stands for one medicine and one record, with the words to show.
package struct CheckResult: Hashable, Sendable, Identifiable {
    /// Id of the check.
    package let id: String
    /// Short name of the check.
    package let title: String
    /// What it holds; nil if nothing.
    package let holds: CheckHold?
    /// How much it matters here.
    package let severity: Severity
    /// How it stands.
    package let state: CheckState
    /// Whether it holds the start or marks the dose as not ready, now.
    package let isBlocking: Bool
    /// What was found, without dates, for example "clear, Dr. Ito".
    package let evidence: String?
    /// The day of what was found.
    package let evidenceDay: DayNumber?
    /// Days from `evidenceDay` to the day of the dose, or to today if that is later or unknown.
    package let ageDays: Int?
    /// How it stands, in a sentence.
    package let sentence: String
    /// What is published, and whom to ask; nil if there is nothing to do.
    package let advice: String?
    /// Where it was published.
    package let sources: [Source]
    /// Commands to type, with the question that they answer.
    package let hints: [String]
    /// Our own number, in words; nil if no such number is used.
    package let setting: String?
    /// The same as a sentence: "Our setting: an exam counts for 183 days."
    package var settingSentence: String? {
        setting.map { $0.asSentenceStart + "." }
    }
    /// What regions say that is not the same everywhere; that of the person's own region first.
    package let regional: [RegionalNote]
    /// How well it is supported.
    package let mark: Mark
    /// From which day on evidence counts for this dose; nil where it has no age.
    package let countsFrom: DayNumber?
    /// By which day it is needed: the day of the dose, when that is known and something is open.
    package let neededBy: DayNumber?
}
