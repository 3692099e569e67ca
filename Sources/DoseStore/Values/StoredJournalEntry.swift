package import Regimen

/// What a person felt, or what happened.
package struct StoredJournalEntry: Sendable {
    package enum Kind: String, Sendable {
        case symptom
        case pain
        case bowel
        case fall
        case event
    }

    package let kind: Kind
    package let day: CivilDate
    /// When on that day, if it was told.
    package let at: Instant?
    package let what: String?
    /// From 0, none, to 10, the worst.
    package let score: Int?
    /// How many days it went on.
    package let days: Int?
    package let place: String?
    package let note: String?
    /// The event that told of it; nil for one that is not stored yet.
    package let event: EventID?

    package init(
        kind: Kind, day: CivilDate, at: Instant?, what: String? = nil, score: Int? = nil,
        days: Int? = nil, place: String? = nil, note: String? = nil, event: EventID? = nil
    ) {
        self.event = event
        self.kind = kind
        self.day = day
        self.at = at
        self.what = what
        self.score = score
        self.days = days
        self.place = place
        self.note = note
    }
}
