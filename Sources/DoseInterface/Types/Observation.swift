/// A lab result or another value. range: the lab's own, and mark: how the value lies against it.
/// sameDay: which one counts, where there are several of one day. note: the person's own.
/// comparator: <, <=, >= or > where the laboratory gave only a limit, which is then the value: the
/// true value lies on that side of it (FHIR Quantity.comparator).
package struct Observation: Codable, Sendable, Equatable {
    package var name: String
    package var value: String
    package var unit: String?
    package var day: Day
    package var range: String?
    package var mark: LabMark?
    package var trend: String?
    package var reported: String?
    package var loinc: String?
    package var sameDay: String?
    package var note: String?
    package var comparator: String?

    package init(
        name: String,
        value: String,
        unit: String? = nil,
        day: Day,
        range: String? = nil,
        mark: LabMark? = nil,
        trend: String? = nil,
        reported: String? = nil,
        loinc: String? = nil,
        sameDay: String? = nil,
        note: String? = nil,
        comparator: String? = nil
    ) {
        self.name = name
        self.value = value
        self.unit = unit
        self.day = day
        self.range = range
        self.mark = mark
        self.trend = trend
        self.reported = reported
        self.loinc = loinc
        self.sameDay = sameDay
        self.note = note
        self.comparator = comparator
    }
}
