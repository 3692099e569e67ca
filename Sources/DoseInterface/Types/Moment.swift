/// An instant: RFC 3339 with the offset of the person's home zone, its weekday ("Tue") and how
/// far it is from now ("in 8 days", "15 minutes late").
package struct Moment: Codable, Sendable, Equatable {
    package var at: String
    package var weekday: String
    package var relative: String
    package var zone: String

    package init(at: String, weekday: String, relative: String, zone: String) {
        self.at = at
        self.weekday = weekday
        self.relative = relative
        self.zone = zone
    }
}
