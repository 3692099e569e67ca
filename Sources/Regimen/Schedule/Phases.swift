/// One part of a schedule that changes with time: how much, when and how long.
package struct Phase: Hashable, Sendable {
    /// When.
    package let series: Series
    /// How much each time; nil: the prescription's own dose. An amount at a clock time goes before.
    package let amount: Quantity?

    /// `amount` at the slots of `series`.
    package init(series: Series, amount: Quantity? = nil) {
        self.series = series
        self.amount = amount
    }
}

/// The phases of a taper, a step-up or a treatment with a beginning of its own, one after the
/// other. Doses are numbered through all of them.
package struct Phases: Hashable, Sendable {
    /// The most phases.
    package static let limit = 50

    /// In order; each begins after the last slot of the one before.
    package let list: [Phase]

    /// The phases; nil if there are none or too many, if one but the last has no end, or one
    /// begins before the one before it has ended. A single phase must have an amount of its own
    /// (without, it is a plain series).
    package init?(_ list: [Phase]) {
        guard let first = list.first, list.count <= Self.limit,
            list.count > 1 || first.amount != nil
        else { return nil }
        for (phase, next) in zip(list, list.dropFirst()) {
            guard let last = phase.series.lastSlot, last < next.series.start,
                phase.series.start < next.series.start
            else { return nil }
        }
        self.list = list
    }
}
