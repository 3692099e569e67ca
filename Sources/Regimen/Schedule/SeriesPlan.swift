/// A series made ready for one zone.
struct SeriesPlan: Sendable {
    private let series: Series
    private let zone: Zone
    private let slots: SlotPlan?
    /// The first dose of a series of hours.
    private let begin: Instant
    /// Seconds between two doses of a series of hours.
    private let step: Int64
    /// How many doses it has; nil if it never ends.
    private(set) var count: Int?

    /// - Parameter before: when the next phase begins; hours, whose slots move with the clock, stop
    ///   before it.
    init(_ series: Series, zone: Zone, before next: Instant? = nil) {
        self.series = series
        self.zone = zone
        slots = SlotPlan(series.pattern, start: series.start)
        begin = zone.instant(of: series.start)
        if case .hours(let hours) = series.pattern {
            step = Int64(hours.value) * 3600
        } else {
            step = 0
        }
        count = counted(series.end)
        if slots == nil, let next {
            count = min(count ?? .max, number(before: next))
        }
    }

    private func counted(_ end: End) -> Int? {
        switch end {
        case .never: return nil
        case .count(let count): return count.value
        case .lastDay(let day):
            return number(before: CivilDateTime(date: day.adding(days: 1), time: .midnight))
        case .span(let count, let unit):
            if slots == nil, unit == .day || unit == .week {
                let days = Int64(unit == .week ? count.value * 7 : count.value)
                return number(before: begin.adding(seconds: days * 86_400))
            }
            guard let first = slots?.slot(0)?.slot ?? (slots == nil ? series.start : nil) else {
                return 0
            }
            return number(before: first.adding(count.value, unit))
        }
    }

    private func number(before civil: CivilDateTime) -> Int {
        if let slots { return slots.firstIndex(onOrAfter: civil) }
        return number(before: zone.instant(of: civil))
    }

    /// Doses of a series of hours that come before `instant`.
    private func number(before instant: Instant) -> Int {
        let distance = instant.seconds(since: begin)
        return distance <= 0 ? 0 : Int((distance + step - 1) / step)
    }

    /// Dose `number`, whatever the end says; nil after the last planned year.
    func dose(
        _ number: Int
    ) -> (slot: CivilDateTime, instant: Instant, amount: Quantity?)? {
        if let slots {
            guard let found = slots.slot(number - 1),
                found.slot.date.year <= Schedule.lastYear
            else { return nil }
            return (found.slot, zone.instant(of: found.slot), found.amount)
        }
        let (distance, overflow) = Int64(number - 1).multipliedReportingOverflow(by: step)
        guard number >= 1, !overflow, distance <= Instant.latest.seconds(since: begin) else {
            return nil
        }
        let instant = begin.adding(seconds: distance)
        let slot = zone.civil(at: instant)
        return slot.date.year <= Schedule.lastYear ? (slot, instant, nil) : nil
    }

    /// A number not above that of the first dose at or after `instant`, and close to it.
    func numberBefore(_ instant: Instant) -> Int {
        guard let slots else { return max(1, number(before: instant)) }
        // Clocks differ by at most a day before and after a change; two days are safe.
        return slots.firstIndex(onOrAfter: zone.civil(at: instant).adding(days: -2)) + 1
    }

    /// The doses from one of them on, one after the other, whatever the end says; each is what
    /// `dose(_:)` gives for its number.
    struct Walk: Sendable {
        private var clock: SteadyStretch
        private var slots: SlotPlan.Walk?
        private var coming: Instant
        private let step: Int64

        init(_ plan: SeriesPlan, from number: Int) {
            clock = SteadyStretch(plan.zone)
            slots = plan.slots.map { SlotPlan.Walk($0, from: number - 1) }
            step = plan.step
            coming = plan.dose(number)?.instant ?? .latest
        }

        mutating func next() -> (slot: CivilDateTime, instant: Instant, amount: Quantity?)? {
            if let (slot, local, amount) = slots?.next() {
                guard slot.date.year <= Schedule.lastYear else { return nil }
                return (slot, clock.instant(of: slot, local: local), amount)
            }
            let instant = coming
            let slot = clock.civil(at: instant)
            guard slot.date.year <= Schedule.lastYear, instant < .latest else { return nil }
            coming = instant.adding(seconds: step)
            return (slot, instant, nil)
        }
    }
}

extension CivilDateTime {
    /// The same clock time `count` units later.
    func adding(_ count: Int, _ unit: CalendarUnit) -> CivilDateTime {
        switch unit {
        case .day: adding(days: count)
        case .week: adding(days: count * 7)
        case .month: adding(months: count)
        case .year: adding(months: count * 12)
        }
    }
}

extension Series {
    /// The last slot of a series that ends; nil if it has none or never ends. Hours are counted
    /// as on a clock that never changes.
    var lastSlot: CivilDateTime? {
        let plan = SeriesPlan(self, zone: .utc)
        guard let count = plan.count, count > 0 else { return nil }
        return plan.dose(count)?.slot
    }
}
