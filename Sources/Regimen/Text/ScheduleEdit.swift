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
        var cursor = try TokenCursor(text, limit: PrescriptionText.limit)
        _ = cursor.takeVerb()
        let amount = try cursor.takeQuantityIfAny()
        let amountRange = cursor.range(from: 0)
        let setting = TextSetting(
            clock: zone.civil(at: now), habits: habits, dose: amount ?? dose)
        let parts = try TextParts(cursor, setting, allowsAmount: false)
        var changed: Schedule?
        if parts.saysWhen {
            let merge = EditMerge(
                text: parts, old: schedule, last: last, next: next, zone: zone)
            changed = try merge.schedule()
        }
        // Amounts that were at times or phases must neither vanish nor stay in silence.
        let isSilent = (changed?.hasAmounts ?? true) != (amount == nil)
        if schedule.hasAmounts, !parts.hasAmounts, isSilent, amount != nil || changed != nil {
            throw cursor.error(
                .contradiction,
                "This one has several amounts. Write the whole schedule with all amounts.",
                at: amount == nil ? cursor.whole : amountRange)
        }
        try PrescriptionText.check(
            parts, limits: (changed ?? schedule).asNeeded, dose: amount ?? dose)
        return ScheduleEdit(
            dose: amount ?? dose, schedule: changed == schedule ? nil : changed,
            route: parts.route?.value, indication: parts.indication?.value,
            instruction: parts.instruction)
    }
}

extension TextParts {
    /// Whether the text says anything about when.
    fileprivate var saysWhen: Bool { parts.count > 1 || parts.contains { $0.saysWhen } }
}

extension Clauses {
    /// Whether some clause is about when or how often.
    fileprivate var saysWhen: Bool {
        rhythm != nil || times != nil || meals != nil || start != nil || once != nil || date != nil
            || saysEnd || change != nil || asNeeded != nil || most != nil || gap != nil
            || counting != nil
    }

    /// Whether an end is named.
    var saysEnd: Bool { lastDay != nil || count != nil || span != nil }
}
