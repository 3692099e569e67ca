/// One dose of a schedule: its slot, when that slot is, and how much.
package struct Occurrence: Hashable, Sendable {
    /// The slot: the local time that the schedule names. It stays when zone data or zone change.
    package let nominal: CivilDateTime
    /// Its place in the schedule's own series; the first is 1.
    package let number: Int
    /// When the slot is in the zone it was planned for. In a gap of the clock it is later than
    /// `nominal`.
    package let instant: Instant
    /// How much, if the schedule says it for this dose; nil: the prescription's own dose.
    package let amount: Quantity?

    /// A dose; made by the planner.
    package init(
        nominal: CivilDateTime, number: Int, instant: Instant, amount: Quantity? = nil
    ) {
        self.nominal = nominal
        self.number = number
        self.instant = instant
        self.amount = amount
    }
}
