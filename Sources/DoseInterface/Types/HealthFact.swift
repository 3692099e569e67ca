/// A condition, an allergy or a risk factor.
package struct HealthFact: Codable, Sendable, Equatable {
    package var kind: HealthKind
    package var name: String
    package var since: Day?
    package var ended: Day?
    package var note: String?

    package init(
        kind: HealthKind,
        name: String,
        since: Day? = nil,
        ended: Day? = nil,
        note: String? = nil
    ) {
        self.kind = kind
        self.name = name
        self.since = since
        self.ended = ended
        self.note = note
    }
}
