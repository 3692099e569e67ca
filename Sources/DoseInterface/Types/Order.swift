/// What was ordered from an instant on. A change makes a new one; the old ones stay as they were.
package struct Order: Codable, Sendable, Equatable {
    package var from: Moment
    package var dose: String
    package var schedule: String
    package var canonical: String
    package var zone: String

    package init(from: Moment, dose: String, schedule: String, canonical: String, zone: String) {
        self.from = from
        self.dose = dose
        self.schedule = schedule
        self.canonical = canonical
        self.zone = zone
    }
}
