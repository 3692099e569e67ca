/// The row of a person.
package struct PersonID: Hashable, Sendable {
    package let value: Int64
}

/// The row of a prescription; never shown, a prescription is named by its name.
package struct PrescriptionID: Hashable, Sendable {
    package let value: Int64

    package init(_ value: Int64) { self.value = value }
}

/// The row of one dose of the plan.
package struct DoseID: Hashable, Sendable {
    package let value: Int64

    package init(_ value: Int64) { self.value = value }
}

/// The row of a record of what happened with a dose.
package struct RecordID: Hashable, Sendable {
    package let value: Int64

    package init(_ value: Int64) { self.value = value }
}

/// The row of a dental exam, held or booked.
package struct DentalExamID: Hashable, Sendable {
    package let value: Int64
}

/// The row of a piece of dental work.
package struct DentalWorkID: Hashable, Sendable {
    package let value: Int64
}

/// The number of an event in the log; reminders are named by the event that made them.
package struct EventID: Hashable, Sendable, Comparable {
    package let value: Int64

    package init(_ value: Int64) { self.value = value }

    package static func < (left: EventID, right: EventID) -> Bool { left.value < right.value }
}
