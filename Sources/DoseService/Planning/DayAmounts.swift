import DoseInterface
import DoseStore
import Formulary
import Regimen

/// How much an order brings within 24 hours.
extension Scene {
    /// More doses than three days of anyone's clock times have.
    static var plannedLimit: Int { 300 }

    /// The most that planned doses bring within 24 hours; nil when they cannot be added up.
    static func most(of planned: [Occurrence], dose: Quantity) -> Quantity? {
        var most: Quantity?
        for (index, first) in planned.enumerated() {
            let together = planned[index...].prefix {
                $0.instant < first.instant.adding(seconds: AsNeeded.windowSeconds)
            }
            let sum = together.dropFirst().reduce(Optional(first.amount ?? dose)) { sum, next in
                sum?.adding(next.amount ?? dose)
            }
            guard let sum else { return nil }
            if most.flatMap({ $0.isLess(than: sum) }) ?? true { most = sum }
        }
        return most
    }

    /// What is to be said of an order by which more than a limit of the day can be taken.
    func dayRemarks(on stored: StoredPrescription) throws -> [Remark] {
        guard let zone = try? zone(of: stored.order) else { return [] }
        return try dayRemarks(
            on: schedule(of: stored), dose: Quantity(parsing: stored.order.amount),
            of: drug(of: stored), strength: strength(of: stored), in: zone)
    }

    /// The same of one that is only tried.
    func dayRemarks(
        on schedule: Schedule, dose: Quantity, of drug: Drug?, strength: String?, in zone: Zone
    ) throws -> [Remark] {
        guard let drug, !drug.isClinicGiven else { return [] }
        var own = OwnLimits()
        let most: Quantity?
        if let rule = schedule.asNeeded {
            own.most = rule.limitQuantity(dose: dose).map { Self.measure($0) }
            most = rule.most(of: dose)
        } else {
            let planned = schedule.occurrences(onOrAfter: now, zone: zone)
            most = Self.most(of: Array(planned.prefix(Self.plannedLimit)), dose: dose)
        }
        guard let most else { return [] }
        let question = IntakeQuestion(
            drug: drug, strength: strength, dose: Self.measure(dose), at: now.epochSeconds,
            own: own)
        // Of a person nobody can read, what holds for everyone is said.
        let snapshot =
            try unlessDamaged { try personSnapshot() }
            ?? Snapshot(today: DayNumber(value: today.dayNumber))
        return formulary.dayReasons(question, most: Self.measure(most), snapshot: snapshot)
            .map { remark($0.before, $0.sources) }
    }
}
