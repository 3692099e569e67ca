import DoseInterface
import DoseStore
import Formulary
import Regimen

/// Asks the checks of the drug table about what is on record.
extension Scene {
    /// What is on record about a prescription, for one dose of it.
    func snapshot(
        of stored: StoredPrescription, doseDay: CivilDate?, extra: [TableOverride] = []
    ) throws -> Snapshot {
        let summary = try transaction.intakeSummary(of: stored.id)
        // A treatment that began elsewhere had doses, also when nobody knows how many.
        let before = stored.since == nil ? 0 : max(stored.order.numberOffset ?? 1, 1)
        var snapshot = Snapshot(
            today: DayNumber(value: today.dayNumber),
            doseDay: doseDay.map { DayNumber(value: $0.dayNumber) },
            dosesGivenBefore: summary.count + before,
            lastGivenDay: summary.last.map {
                DayNumber(value: home.civil(at: $0).date.dayNumber)
            },
            dentalExams: try transaction.dentalExams(of: person)
                .filter { !($0.isBooked && $0.isCleared) }.map(Self.tableExam),
            dentalWork: try transaction.dentalWork(of: person).map(Self.tableWork),
            observations: try tableObservations(),
            overrides: try transaction.overrides(of: stored.id).filter { !$0.isTakenBack }.map {
                TableOverride(
                    checkID: $0.checkID, reason: $0.reason, decidedBy: $0.decidedBy,
                    day: DayNumber(value: home.civil(at: $0.at).date.dayNumber))
            } + extra)
        snapshot.now = now.epochSeconds
        snapshot.person = try personFacts()
        snapshot.own = try tableMedicine(stored)
        let first = try transaction.firstIntake(of: stored.id).map { home.civil(at: $0).date }
        snapshot.firstDoseDay = (stored.since.flatMap(CivilDate.init(iso:)) ?? first ?? doseDay)
            .map { DayNumber(value: $0.dayNumber) }
        snapshot.others = try transaction.prescriptions(of: person, withEnded: false)
            .filter { $0.id != stored.id }.map(tableMedicine)
        snapshot.intakes = try tableIntakes()
        snapshot.infusions = try tableInfusions(of: stored)
        return snapshot
    }

    private static func tableExam(_ exam: StoredExam) -> TableExam {
        let outcome: DentalOutcome? =
            switch exam.outcome {
            case "clear": .clear
            case "work_needed": .workNeeded
            case "treated": .treated
            default: nil
            }
        return TableExam(
            day: DayNumber(value: exam.day.dayNumber), outcome: outcome, booked: exam.isBooked,
            dentist: exam.dentist)
    }

    private static func tableWork(_ work: StoredWork) -> TableWork {
        let status: DentalWorkStatus =
            work.healed != nil ? .healed : work.done != nil ? .done : .planned
        let day = work.healed ?? work.done ?? work.planned
        return TableWork(
            status: status, day: day.map { DayNumber(value: $0.dayNumber) }, what: work.what)
    }

    /// The check results for one dose of a prescription. An active one is past its start checks.
    func results(
        of stored: StoredPrescription, doseDay: CivilDate?, holds: TableCheckHold? = nil,
        extra: [TableOverride] = []
    ) throws -> [CheckResult] {
        guard let drug = drug(of: stored) else { return [] }
        let snapshot = try snapshot(of: stored, doseDay: doseDay, extra: extra)
        let results = formulary.evaluate(drug, holds: holds, snapshot: snapshot)
        guard stored.state != .planned else { return results }
        return results.filter { $0.holds != .start }
    }

    /// What the results mean for the dose.
    static func readiness(of results: [CheckResult]) -> Readiness {
        let held = results.filter { $0.holds != nil && $0.state != .notApplicable }
        if held.isEmpty { return .unchecked }
        if held.contains(where: isOpen) { return .open }
        return held.contains { $0.state == .notYet } ? .notYet : .ready
    }

    static func isOpen(_ result: CheckResult) -> Bool {
        guard result.holds != nil else { return false }
        switch result.state {
        case .missing, .stale, .outOfRange, .open: return true
        case .ok, .notApplicable, .overridden, .notYet, .note: return false
        }
    }

    /// The report for the next dose of a prescription.
    func report(on stored: StoredPrescription) throws -> ReadinessReport {
        let next = try nextDose(of: stored)
        let held = try heldDose(of: stored)
        let due = next?.dueAt ?? held?.dueAt
        let results = try results(of: stored, doseDay: due.map { home.civil(at: $0).date })
        return ReadinessReport(
            prescription: stored.name, medicine: stored.medicine,
            state: Self.state(of: stored), hold: hold(of: stored),
            dose: try next.map { try describe($0, of: stored) }
                ?? held.map { try describe($0, of: stored, state: .held) },
            readiness: Self.readiness(of: results), checks: results.map(describe))
    }
}
