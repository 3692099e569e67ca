extension Schedule {
    private static let day: Int64 = 86_400

    /// How long after its slot a dose may still be taken late, in seconds; then it counts as
    /// missed. Nil: it stays overdue until someone resolves it. As needed: 0, it has no slots.
    ///
    /// - Parameters:
    ///   - rules: the windows by kind of schedule.
    ///   - isClinic: whether a clinic gives it.
    package func lateWindow(
        of occurrence: Occurrence, zone: Zone, rules: LateWindows = .usual, isClinic: Bool = false
    ) -> Int64? {
        if asNeeded != nil { return 0 }
        switch rules[lateKind(of: occurrence, zone: zone, isClinic: isClinic)] {
        case .never: return nil
        case .seconds(let seconds): return seconds
        case .half:
            // Half of nothing to come: a single dose has a day.
            guard let other = neighbor(of: occurrence, zone: zone) else { return Self.day }
            let distance = other.instant.seconds(since: occurrence.instant)
            return max(distance, -distance) / 2
        }
    }

    /// Which of the late windows holds for a dose.
    package func lateKind(
        of occurrence: Occurrence, zone: Zone, isClinic: Bool = false
    ) -> LateWindows.Kind {
        if isClinic { return .clinic }
        guard case .some(let phase) = phase(of: occurrence, zone: zone) else { return .once }
        if case .hours = phase.series.pattern { return .hours }
        guard let other = neighbor(of: occurrence, zone: zone) else { return .once }
        switch abs(other.nominal.localSeconds - occurrence.nominal.localSeconds) {
        case ..<Self.day: return .severalDaily
        case ..<(2 * Self.day): return .daily
        case ..<(7 * Self.day): return .days
        case ...(14 * Self.day): return .weeks
        default: return .longer
        }
    }

    /// The phase that a dose belongs to; for a plain series the series itself.
    package func phase(of occurrence: Occurrence, zone: Zone) -> Phase? {
        guard let place = DosePlan(self, zone: zone).place(of: occurrence.number) else {
            return phases.last
        }
        return phases[place.index]
    }

    /// The dose after this one: of the whole schedule, else of its own series as if that went on,
    /// so that the last dose has the same window as the others.
    private func neighbor(of occurrence: Occurrence, zone: Zone) -> Occurrence? {
        let plan = DosePlan(self, zone: zone)
        if let next = plan.occurrence(number: occurrence.number + 1) { return next }
        guard let last = phases.last?.series else { return nil }
        let number = plan.place(of: occurrence.number)?.number ?? occurrence.number
        return last.unbounded(number + 1, zone: zone)
    }

    /// How long before its slot a recorded dose already counts for it, in seconds: a quarter of the
    /// time from the slot before, at most 6 hours; the first slot and a single dose: 6 hours; slots
    /// more than 2 weeks apart: 7 days. As needed: 0. A product setting, not a medical fact.
    package func earlyWindow(of occurrence: Occurrence, zone: Zone) -> Int64 {
        let longest: Int64 = 6 * 3600
        guard let first = phases.first else { return asNeeded == nil ? longest : 0 }
        let isFirst = occurrence.number <= 1
        let other =
            isFirst
            ? first.series.unbounded(2, zone: zone)
            : DosePlan(self, zone: zone).occurrence(number: occurrence.number - 1)
        guard let other else { return longest }
        let nominalGap = occurrence.nominal.localSeconds - other.nominal.localSeconds
        if abs(nominalGap) > 14 * Self.day { return 7 * Self.day }
        if isFirst { return longest }
        return min(longest, max(0, occurrence.instant.seconds(since: other.instant)) / 4)
    }
}

extension Series {
    /// Dose `number`, whatever the end says.
    func unbounded(_ number: Int, zone: Zone) -> Occurrence? {
        SeriesPlan(self, zone: zone).dose(number).map {
            Occurrence(nominal: $0.slot, number: number, instant: $0.instant, amount: $0.amount)
        }
    }
}
