/// A lab test that is booked for a day, with its reminder; a result clears it.
package struct LabBooking: Codable, Sendable, Equatable {
    package var name: String
    package var day: Day
    package var reminder: Moment?

    package init(name: String, day: Day, reminder: Moment? = nil) {
        self.name = name
        self.day = day
        self.reminder = reminder
    }
}
