/// What a person felt, or what happened. at: when on that day, if it was told.
package struct JournalEntry: Codable, Sendable, Equatable {
    package var kind: JournalKind
    package var day: Day
    package var at: Moment?
    package var what: String?
    package var score: Int?
    package var days: Int?
    package var place: String?
    package var note: String?

    package init(
        kind: JournalKind,
        day: Day,
        at: Moment? = nil,
        what: String? = nil,
        score: Int? = nil,
        days: Int? = nil,
        place: String? = nil,
        note: String? = nil
    ) {
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
