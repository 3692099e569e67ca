/// One line of the history. day: the one on which it was due; the one on which it was taken, for
/// what is no dose of the plan. minutesLate is below zero for one before its time. value, unit: the
/// amount for programs. moved: it was moved there from its slot. The time in the record of a missed
/// dose is the end of its late window. takenBack: it counts no more; its day is the
/// one that it named.
package struct HistoryEntry: Codable, Sendable, Equatable {
    package var state: HistoryState
    package var day: Day
    package var due: Moment?
    package var minutesLate: Int?
    package var value: String?
    package var unit: String?
    package var moved: Bool
    package var record: DoseRecord
    package var takenBack: TakenBack?

    package init(
        state: HistoryState,
        day: Day,
        due: Moment? = nil,
        minutesLate: Int? = nil,
        value: String? = nil,
        unit: String? = nil,
        moved: Bool,
        record: DoseRecord,
        takenBack: TakenBack? = nil
    ) {
        self.state = state
        self.day = day
        self.due = due
        self.minutesLate = minutesLate
        self.value = value
        self.unit = unit
        self.moved = moved
        self.record = record
        self.takenBack = takenBack
    }
}
