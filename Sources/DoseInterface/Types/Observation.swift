/// A lab result or another value. range: the lab's own, and mark: how the value lies against it.
/// note: which one counts, where there are several of one day.
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
    package var note: String?

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
        note: String? = nil
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
        self.note = note
    }
}
