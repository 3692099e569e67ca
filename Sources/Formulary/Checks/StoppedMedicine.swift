/// A medicine that was on the list and ended. What it does to the body may go on for a while.
package struct StoppedMedicine: Hashable, Sendable {
    /// As it stood on the list.
    package var medicine: ListedMedicine
    /// The day of its last dose on record, or the day on which it ended where no dose is.
    package var lastDay: DayNumber

    /// Makes an entry.
    package init(_ medicine: ListedMedicine, lastDay: DayNumber) {
        self.medicine = medicine
        self.lastDay = lastDay
    }
}
