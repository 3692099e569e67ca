/// When a medicine is given.
package enum Schedule: Hashable, Sendable {
    /// One dose, at this local time.
    case once(CivilDateTime)
    /// A series of doses.
    case repeating(Series)
    /// Several series, one after the other, each perhaps with its own amount.
    case phased(Phases)
    /// No set times; the person decides, within limits.
    case asNeeded(AsNeeded)

    /// The local time from which the doses count; nil for as needed.
    package var start: CivilDateTime? {
        switch self {
        case .once(let slot): slot
        case .repeating(let series): series.start
        case .phased(let phases): phases.list.first?.series.start
        case .asNeeded: nil
        }
    }

    /// The limits of an as-needed schedule; nil for all others.
    package var asNeeded: AsNeeded? {
        if case .asNeeded(let limits) = self { limits } else { nil }
    }

    /// The phases with their series; one for a plain series, none for a single dose or as needed.
    package var phases: [Phase] {
        switch self {
        case .once, .asNeeded: []
        case .repeating(let series): [Phase(series: series)]
        case .phased(let phases): phases.list
        }
    }

    /// Whether some dose has an amount other than the prescription's own.
    package var hasAmounts: Bool {
        phases.contains { $0.amount != nil || $0.series.pattern.times?.hasAmounts == true }
    }
}
