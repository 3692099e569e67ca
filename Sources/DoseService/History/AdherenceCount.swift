import DoseStore
import Regimen

/// What is counted of one prescription in one period.
struct AdherenceCount {
    private(set) var tally = DoseTally()
    /// Doses taken beside the plan.
    private(set) var beside = 0
    private(set) var use = UseTotal()
    private(set) var useDays = 0
    private var lastUseDay: CivilDate?
    private var reasons: [String: Int] = [:]

    mutating func count(_ dose: PastDose, lateAfter: Int64) {
        let standing = DoseStanding(
            dose.outcome, at: dose.at, due: dose.dueAt, lateAfter: lateAfter)
        tally.count(standing)
        if standing == .skipped { reasons[dose.reason ?? "", default: 0] += 1 }
    }

    /// Intakes come earliest first.
    mutating func count(_ intake: UnplannedIntake, on day: CivilDate) {
        guard intake.wasAsNeeded else {
            beside += 1
            return
        }
        use.add(intake.amount)
        if lastUseDay != day { useDays += 1 }
        lastUseDay = day
    }

    /// Why doses were skipped, the most frequent reason first.
    func reasons(limit: Int) -> [(reason: String, count: Int)] {
        reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
            .map { ($0.key, $0.value) }
    }
}
