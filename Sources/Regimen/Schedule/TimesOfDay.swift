/// A clock time and how much is taken then.
package struct TimedDose: Hashable, Sendable {
    /// When.
    package let time: CivilTime
    /// How much; nil: what the prescription says.
    package let amount: Quantity?

    /// `amount` at `time`.
    package init(time: CivilTime, amount: Quantity? = nil) {
        self.time = time
        self.amount = amount
    }
}

/// One to 24 different clock times, in order, each perhaps with its own amount.
package struct TimesOfDay: Hashable, Sendable {
    /// The most times on one day.
    package static let limit = 24

    /// In rising order of time, no time twice.
    package let doses: [TimedDose]

    /// The times; nil if there are none, too many, or one twice.
    package init?(doses: [TimedDose]) {
        guard !doses.isEmpty, doses.count <= Self.limit,
            Set(doses.map(\.time)).count == doses.count
        else { return nil }
        self.doses = doses.sorted { $0.time < $1.time }
    }

    /// The times without amounts of their own; nil if there are none, too many, or one twice.
    package init?(_ times: [CivilTime]) {
        self.init(doses: times.map { TimedDose(time: $0) })
    }

    /// A single time.
    package init(_ time: CivilTime) { doses = [TimedDose(time: time)] }

    private init(checked doses: [TimedDose]) { self.doses = doses }

    /// The clock times in rising order, without repeats.
    package var sorted: [CivilTime] { doses.map(\.time) }

    /// Whether some time has an amount of its own.
    package var hasAmounts: Bool { doses.contains { $0.amount != nil } }

    /// The same times, with what `change` makes of each amount.
    func amounts(_ change: (Quantity?) -> Quantity?) -> TimesOfDay {
        TimesOfDay(checked: doses.map { TimedDose(time: $0.time, amount: change($0.amount)) })
    }
}
