/// A calendar day: ISO date, its weekday and how far it is from today.
package struct Day: Codable, Sendable, Equatable {
    package var date: String
    package var weekday: String
    package var relative: String

    package init(date: String, weekday: String, relative: String) {
        self.date = date
        self.weekday = weekday
        self.relative = relative
    }
}
