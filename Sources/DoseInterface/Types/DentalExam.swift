/// An exam that was held (with an outcome) or is booked (with its reminder).
package struct DentalExam: Codable, Sendable, Equatable {
    package var day: Day
    package var outcome: ExamOutcome?
    package var booked: Bool
    package var dentist: String?
    package var reminder: Moment?
    package var note: String?

    package init(
        day: Day,
        outcome: ExamOutcome? = nil,
        booked: Bool,
        dentist: String? = nil,
        reminder: Moment? = nil,
        note: String? = nil
    ) {
        self.day = day
        self.outcome = outcome
        self.booked = booked
        self.dentist = dentist
        self.reminder = reminder
        self.note = note
    }
}
