/// A lab result as it was reported.
package struct Observation: Codable, Sendable, Equatable {
    package var name: String
    package var value: String
    package var unit: String
    package var day: Day

    package init(name: String, value: String, unit: String, day: Day) {
        self.name = name
        self.value = value
        self.unit = unit
        self.day = day
    }
}
