/// A schedule made ready for one zone: any of its doses by number, without walking from the start.
struct DosePlan: Sendable {
    /// One series of the schedule, and where its numbers begin in the whole.
    private struct Part {
        let series: SeriesPlan
        let amount: Quantity?
        /// Doses of the parts before.
        let before: Int
    }

    private var parts: [Part] = []
    /// How many doses there are in all; nil if it never ends.
    private(set) var count: Int? = 0

    /// A single dose makes no plan, nor does as needed: then there are no parts.
    init(_ schedule: Schedule, zone: Zone) {
        let phases = schedule.phases
        for (index, phase) in phases.enumerated() {
            let next = index + 1 < phases.count ? phases[index + 1].series.start : nil
            let plan = SeriesPlan(
                phase.series, zone: zone, before: next.map { zone.instant(of: $0) })
            parts.append(Part(series: plan, amount: phase.amount, before: count ?? 0))
            count = plan.count.map { (count ?? 0) + $0 }
        }
    }

    /// Dose `number`; nil if there is none or it lies after the last planned year.
    func occurrence(number: Int) -> Occurrence? {
        guard number >= 1, number <= count ?? .max,
            let part = parts.last(where: { $0.before < number })
        else { return nil }
        return occurrence(number, of: part)
    }

    private func occurrence(_ number: Int, of part: Part) -> Occurrence? {
        guard let found = part.series.dose(number - part.before) else { return nil }
        return Occurrence(
            nominal: found.slot, number: number, instant: found.instant,
            amount: found.amount ?? part.amount)
    }

    /// The lowest-numbered dose at or after `instant`.
    func first(onOrAfter instant: Instant) -> Occurrence? {
        for part in parts {
            var number = part.series.numberBefore(instant)
            while number <= part.series.count ?? .max,
                let found = occurrence(number + part.before, of: part)
            {
                if found.instant >= instant { return found }
                number += 1
            }
        }
        return nil
    }

    /// The series in which dose `number` lies, its number there and its place; nil if there is
    /// no such dose.
    func place(of number: Int) -> (index: Int, number: Int, count: Int?)? {
        guard number >= 1, number <= count ?? .max,
            let index = parts.lastIndex(where: { $0.before < number })
        else { return nil }
        return (index, number - parts[index].before, parts[index].series.count)
    }

    /// The doses from one of them on, one after the other.
    struct Walk: Sendable {
        private let parts: [Part]
        private var index: Int
        private var series: SeriesPlan.Walk?
        private var amount: Quantity?
        private var number: Int
        /// The last dose of the part.
        private var last = 0
        /// The dose of a schedule that has only one and so no plan.
        private var only: Occurrence?

        init(only: Occurrence?) {
            (parts, index, number) = ([], 0, 0)
            self.only = only
        }

        /// - Parameter number: of the first dose; nil for none at all.
        init(_ plan: DosePlan, from number: Int?) {
            parts = plan.parts
            self.number = number ?? 0
            index = parts.count
            if let number, let found = parts.lastIndex(where: { $0.before < number }) {
                index = found
            }
            begin()
        }

        /// Takes up the part at `index`.
        private mutating func begin() {
            guard index < parts.count else {
                series = nil
                return
            }
            let part = parts[index]
            last = part.series.count.map { part.before + $0 } ?? .max
            amount = part.amount
            series = SeriesPlan.Walk(part.series, from: number - part.before)
        }

        mutating func next() -> Occurrence? {
            while number > last, series != nil {
                index += 1
                begin()
            }
            guard let found = series?.next() else {
                defer { only = nil }
                return only
            }
            number += 1
            return Occurrence(
                nominal: found.slot, number: number - 1, instant: found.instant,
                amount: found.amount ?? amount)
        }
    }
}
