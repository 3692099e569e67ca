/// A change of a prescription as a person types it: "440 mg", "at 9:00", "every 4 weeks", "twice a
/// day for 5 days". What is not said stays.
package struct ScheduleEdit: Hashable, Sendable {
    /// How much each time, from now on; the old dose when the text names none.
    package let dose: Quantity
    /// When, from now on; nil: as before.
    package let schedule: Schedule?
    /// How it gets into the body; nil: as before.
    package let route: Route?
    /// What it is for; nil: as before.
    package let indication: String?
    /// What to keep in mind when taking it; nil: as before.
    package let instruction: String?

    /// Reads a change.
    ///
    /// A new rhythm without "from" keeps the old clock time and counts from the last slot, so that
    /// its first slot is the first on that grid after `now`; without a last slot from the next.
    ///
    /// - Parameters:
    ///   - schedule: the one that holds now.
    ///   - dose: the amount that holds now.
    ///   - last: the last slot whose time has come; nil if none has.
    ///   - next: the next slot to come; nil if there is none.
    /// - Throws: `TextError` as `PrescriptionText.parse` does.
    package static func parse(
        _ text: String, of schedule: Schedule, dose: Quantity, last: CivilDateTime?,
        next: CivilDateTime?, now: Instant, zone: Zone, habits: DailyHabits = .usual
    ) throws(TextError) -> ScheduleEdit {
        let quantity = try? Quantity(parsing: text)
        return ScheduleEdit(
            dose: quantity ?? dose,
            schedule: quantity == nil
                ? try Schedule.parse(text, now: now, zone: zone, habits: habits) : nil,
            route: nil, indication: nil, instruction: nil)
    }
}
