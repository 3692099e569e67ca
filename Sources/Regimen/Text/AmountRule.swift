/// Decides where the amounts of a text belong: to the prescription, to phases or to clock times.
struct AmountRule {
    let text: TextParts

    /// The schedule of the phases. Amounts that are all the prescription's own are left out; if
    /// some differ, each phase or time says its own, so that the whole can be read alone.
    func settle(_ phases: [Phase]) throws(TextError) -> Schedule {
        // What was stored is taken word by word.
        guard text.setting.clock != nil else { return try schedule(phases) }
        var settled: [Phase] = []
        var before = text.setting.dose
        for phase in phases {
            let next = whole(phase, before: before)
            settled.append(next)
            before = next.amount ?? before
        }
        let dose = text.setting.dose
        let differs = settled.contains { phase in
            phase.amount != dose || phase.series.pattern.times?.hasAmounts == true
        }
        try refuseOtherUnits(settled)
        guard dose == nil || differs else {
            return try schedule(settled.map { Phase(series: $0.series) })
        }
        return try schedule(settled)
    }

    /// A phase whose times either all have an amount or none.
    private func whole(_ phase: Phase, before: Quantity?) -> Phase {
        let amount = phase.amount ?? before
        guard let times = phase.series.pattern.times, times.hasAmounts else {
            return Phase(series: phase.series, amount: amount)
        }
        let all = times.amounts { $0 ?? amount }
        if let same = all.doses.first?.amount, all.doses.allSatisfy({ $0.amount == same }) {
            return Phase(
                series: phase.series.at(times.amounts { _ in nil }) ?? phase.series, amount: same)
        }
        return Phase(series: phase.series.at(all) ?? phase.series)
    }

    private func refuseOtherUnits(_ phases: [Phase]) throws(TextError) {
        guard let dose = text.setting.dose else { return }
        for (index, phase) in phases.enumerated() {
            let amounts =
                [phase.amount] + (phase.series.pattern.times?.doses.map(\.amount) ?? [])
            for amount in amounts.compactMap({ $0 }) where !amount.isComparable(with: dose) {
                let part = text.parts[min(index, text.parts.count - 1)]
                throw text.cursor.error(
                    .contradiction,
                    "\(dose.words) and \(amount.words) cannot be compared. Write all amounts in "
                        + "the same unit.", at: part.amount?.range ?? part.times?.range)
            }
        }
    }

    private func schedule(_ phases: [Phase]) throws(TextError) -> Schedule {
        if let only = phases.first, phases.count == 1 {
            if only.amount == nil { return .repeating(only.series) }
            // A text without a medicine: the amount stays with the schedule.
        }
        guard let phases = Phases(phases) else {
            throw text.cursor.error(
                .contradiction, "Each phase must end before the next begins.",
                at: text.ranges.last)
        }
        return .phased(phases)
    }
}

extension Series {
    /// The same series at other times; nil if it would have no dose.
    func at(_ times: TimesOfDay) -> Series? {
        Series(
            pattern: pattern.at(times), start: start, end: end, counting: counting,
            smallestGapMinutes: smallestGapMinutes)
    }
}
