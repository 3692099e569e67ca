/// An instant: RFC 3339 with the offset of the person's home zone, its weekday ("Tue"), how far it
/// is from now ("in 8 days", "15 minutes late") and whether it lies within today.
package struct Moment: Codable, Sendable, Equatable {
    package var at: String
    package var weekday: String
    package var relative: String
    package var zone: String
    package var today: Bool

    package init(at: String, weekday: String, relative: String, zone: String, today: Bool) {
        self.at = at
        self.weekday = weekday
        self.relative = relative
        self.zone = zone
        self.today = today
    }
}
