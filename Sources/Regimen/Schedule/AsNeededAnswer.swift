/// Something that was taken, and when.
package struct Intake: Hashable, Sendable {
    /// When it was taken.
    package let instant: Instant
    /// How much.
    package let quantity: Quantity

    /// `quantity` taken at `instant`.
    package init(instant: Instant, quantity: Quantity) {
        self.instant = instant
        self.quantity = quantity
    }
}

/// Whether one more dose as needed is within the limits of the prescription.
package enum AsNeededAnswer: Hashable, Sendable {
    /// It is.
    case allowed
    /// The smallest gap since the last intake ends at `until`; exactly then it is allowed.
    case tooSoon(until: Instant)
    /// With this dose, `total` would have been taken in 24 hours and `limit` is the most. From
    /// `fitsAt` on it fits again; nil if the dose alone is above the limit.
    case overLimit(total: Quantity, limit: Quantity, fitsAt: Instant?)
    /// An intake (`other`) has a unit that cannot be added to the limit's, so nobody can say.
    case cannotCompare(other: Quantity)
}

extension AsNeeded {
    /// The time in which a limit counts, in seconds: 24 hours of elapsed time, not a calendar day.
    package static let windowSeconds: Int64 = 86_400

    /// The most that may be taken in 24 hours: the stated amount, or `dose` times the stated count,
    /// whichever is less. Nil if there is no limit (or the product is above the limits of
    /// `DecimalAmount`).
    package func limitQuantity(dose: Quantity) -> Quantity? {
        let counted = maxCount.flatMap { dose.multiplied(by: $0.value) }
        guard let counted, let maxAmount else { return maxAmount ?? counted }
        return counted.isLess(than: maxAmount) == true ? counted : maxAmount
    }

    /// The most that can be taken of `dose` in any 24 hours, by the smallest gap and the limit. Nil
    /// when neither is stated (or the product is above the limits of `DecimalAmount`).
    package func most(of dose: Quantity) -> Quantity? {
        let limit = limitQuantity(dose: dose)
        guard gapSeconds > 0 else { return limit }
        // The last one that counts is less than 24 hours after the first.
        let count = Int((Self.windowSeconds - 1) / gapSeconds) + 1
        guard let byGap = dose.multiplied(by: count) else { return limit }
        guard let limit else { return byGap }
        return byGap.isLess(than: limit) == true ? byGap : limit
    }

    /// Whether `next` may be taken `now`, after `intakes` (in any order; only those in (now - 24 h,
    /// now] count against the limit, and an intake exactly 24 hours old no longer does). `dose` is
    /// the stated amount. When both the gap and the limit stand against it, the limit is the answer
    /// and its `fitsAt` is not before the end of the gap; `problems` has both.
    package func answer(
        taking next: Quantity, dose: Quantity, after intakes: [Intake], now: Instant
    ) -> AsNeededAnswer {
        problems(taking: next, dose: dose, after: intakes, now: now).last ?? .allowed
    }

    /// Everything that stands against taking `next` now, the least weighty first; empty if it is
    /// allowed.
    package func problems(
        taking next: Quantity, dose: Quantity, after intakes: [Intake], now: Instant
    ) -> [AsNeededAnswer] {
        let past = intakes.filter { $0.instant <= now }
        var problems: [AsNeededAnswer] = []
        let last = past.map(\.instant).max()
        let gapEnd = last.map { $0.adding(seconds: gapSeconds) } ?? now
        if gapEnd > now { problems.append(.tooSoon(until: gapEnd)) }
        let counted = past.filter { now.seconds(since: $0.instant) < Self.windowSeconds }
        if let limit = limitQuantity(dose: dose),
            let over = Self.overLimit(next, counted, limit: limit, notBefore: max(now, gapEnd))
        {
            problems.append(over)
        }
        return problems
    }

    private static func overLimit(
        _ next: Quantity, _ counted: [Intake], limit: Quantity, notBefore: Instant
    ) -> AsNeededAnswer? {
        var total = next.base
        for quantity in [next] + counted.map(\.quantity) where !quantity.isComparable(with: limit) {
            return .cannotCompare(other: quantity)
        }
        for intake in counted { total += intake.quantity.base }
        guard total > limit.base else { return nil }
        guard
            let shown = Quantity(base: total, unit: next.unit)
                ?? Quantity(base: total, unit: limit.unit)
                ?? Quantity(base: total, unit: .microgram)
        else { return .cannotCompare(other: next) }
        return .overLimit(
            total: shown, limit: limit,
            fitsAt: fitsAt(next, counted, limit: limit, notBefore: notBefore))
    }

    /// The first moment at which enough of the earlier intakes are 24 hours old.
    private static func fitsAt(
        _ next: Quantity, _ counted: [Intake], limit: Quantity, notBefore: Instant
    ) -> Instant? {
        guard next.base <= limit.base else { return nil }
        var total = next.base + counted.reduce(Int128(0)) { $0 + $1.quantity.base }
        for intake in counted.sorted(by: { $0.instant < $1.instant }) {
            total -= intake.quantity.base
            if total <= limit.base {
                return max(notBefore, intake.instant.adding(seconds: windowSeconds))
            }
        }
        return notBefore
    }
}
