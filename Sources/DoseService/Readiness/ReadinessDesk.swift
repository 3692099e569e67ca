import DoseInterface
import DoseStore
import Formulary
import Regimen

/// Asks the checks of the drug table about what is on record.
extension Scene {
    /// What is on record about a prescription, for one dose of it.
    func snapshot(
        of stored: StoredPrescription, doseDay: CivilDate?, extra: [TableOverride] = [],
        isNext: Bool = true
    ) throws -> Snapshot {
        var snapshot = try personSnapshot(besides: stored, doseDay: doseDay)
        snapshot.doseDay = doseDay.map { DayNumber(value: $0.dayNumber) }
        // When a later dose comes, the next one will have been given.
        snapshot.dosesGivenBefore = try doseCount(of: stored) + (isNext ? 0 : 1)
        snapshot.lastGivenDay = try transaction.lastIntake(of: stored.id).map {
            DayNumber(value: home.civil(at: $0).date.dayNumber)
        }
        snapshot.overrides = try standingOverrides(of: stored, isNext: isNext) + extra
        snapshot.own = try tableMedicine(stored)
        let first = try transaction.firstIntake(of: stored.id).map { home.civil(at: $0).date }
        snapshot.firstDoseDay = (stored.since.flatMap(CivilDate.init(iso:)) ?? first ?? doseDay)
            .map { DayNumber(value: $0.dayNumber) }
        snapshot.infusions = try tableInfusions(of: stored)
        return snapshot
    }

    /// What is on record about the person, whatever medicine is asked about.
    func personSnapshot(
        besides stored: StoredPrescription? = nil, doseDay: CivilDate? = nil
    ) throws -> Snapshot {
        var snapshot = Snapshot(
            today: DayNumber(value: today.dayNumber),
            dentalExams: try transaction.dentalExams(of: person)
                .filter { !($0.isBooked && $0.isCleared) }.map(Self.tableExam),
            dentalWork: try transaction.dentalWork(of: person).map(tableWork),
            observations: try tableObservations())
        snapshot.now = now.epochSeconds
        snapshot.person = try personFacts()
        let open = try transaction.prescriptions(of: person, withEnded: false)
        snapshot.others = try open.filter { $0.id != stored?.id }.map { other in
            var medicine = try tableMedicine(other)
            if let doseDay { medicine.isOverByDose = try isOver(other, by: doseDay) }
            return medicine
        }
        snapshot.stopped = try stoppedBoneMedicines()
        snapshot.intakes = try tableIntakes(since: now)
        for other in open where other.isClinic {
            guard let id = other.drugID, let due = try nextDose(of: other)?.dueAt else { continue }
            let day = DayNumber(value: home.civil(at: due).date.dayNumber)
            snapshot.comingInfusions[id] = min(day, snapshot.comingInfusions[id] ?? day)
        }
        let settings = try settings()
        snapshot.chosenNumbers = settings.chosenNumbers
        snapshot.chosenSeverities = settings.chosenSeverities
        snapshot.region = settings.region
        return snapshot
    }

    /// Whether a medicine with a planned end has no dose from a day on.
    private func isOver(_ stored: StoredPrescription, by day: CivilDate) throws -> Bool {
        let schedule = try schedule(of: stored)
        guard schedule.asNeeded == nil, schedule.phases.last?.series.end != .never else {
            return false
        }
        return try plan(of: stored).first(onOrAfter: home.start(of: day)) == nil
    }

    /// Decisions that hold for the dose that is asked about. One about a dose ends when a dose was
    /// answered after it, unless it is lasting, and says nothing about later doses.
    private func standingOverrides(
        of stored: StoredPrescription, isNext: Bool
    ) throws -> [TableOverride] {
        let overrides = try transaction.overrides(of: stored.id)
        guard !overrides.isEmpty else { return [] }
        let answered = try transaction.lastAnswer(of: stored.id)
        return overrides.compactMap { override in
            guard !override.isTakenBack else { return nil }
            let stands = answered.map { override.at >= $0 } ?? true
            if override.isOfDose, !override.isLasting, !stands || !isNext { return nil }
            return TableOverride(
                checkID: override.checkID, reason: override.reason, decidedBy: override.decidedBy,
                day: DayNumber(value: home.civil(at: override.at).date.dayNumber),
                isLasting: override.isOfDose)
        }
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

    /// Work that does not reach the bone, such as a filling, has nothing to heal; of what is not
    /// known nobody can tell.
    private func tableWork(_ work: StoredWork) -> TableWork {
        let heals = formulary.dentalWork(toldBy: work.what)?.isInvasive != false
        let isOver = work.healed != nil || (work.done != nil && !heals)
        let status: DentalWorkStatus =
            isOver ? .healed : work.done != nil ? .done : .planned
        let day = work.healed ?? work.done ?? work.planned
        return TableWork(
            status: status, day: day.map { DayNumber(value: $0.dayNumber) }, what: work.what)
    }

    /// The check results for one dose of a prescription. An active one is past its start checks.
    func results(
        of stored: StoredPrescription, doseDay: CivilDate?, holds: TableCheckHold? = nil,
        extra: [TableOverride] = [], isNext: Bool = true
    ) throws -> [CheckResult] {
        guard let drug = drug(of: stored) else { return [] }
        let snapshot = try snapshot(of: stored, doseDay: doseDay, extra: extra, isNext: isNext)
        let results = formulary.evaluate(drug, holds: holds, snapshot: snapshot)
            .filter { !isForLater($0) }
        guard stored.state != .planned else { return results }
        return results.filter { $0.holds != .start }
    }

    /// Whether it is asked only once treatment has begun, and it has not.
    private func isForLater(_ result: CheckResult) -> Bool {
        result.state == .notApplicable && formulary.check(id: result.id)?.isForLater == true
    }

    /// What the results mean for the dose (our rule, not a published one; the README says it).
    static func readiness(of results: [CheckResult]) -> Readiness {
        let held = results.filter { $0.holds != nil && $0.state != .notApplicable }
        if held.isEmpty { return .unchecked }
        if held.contains(where: isOpen) { return .open }
        return held.contains { $0.state == .notYet } ? .notYet : .ready
    }

    /// Whether a dose is not called ready for it.
    static func isOpen(_ result: CheckResult) -> Bool { weight(of: result) == .open }

    /// Whether it holds nothing and is worth asking about.
    static func isToAsk(_ result: CheckResult) -> Bool { weight(of: result) == .ask }

    static func openTitles(_ results: [CheckResult]) -> [String] {
        results.filter(isOpen).map(\.title)
    }

    static func titlesToAsk(_ results: [CheckResult]) -> [String] {
        results.filter(isToAsk).map(\.title)
    }

    /// The report for the next dose of a prescription. Of one that ended nothing comes, so that
    /// nothing is checked.
    func report(on stored: StoredPrescription) throws -> ReadinessReport {
        guard stored.isOpen else { return report(on: stored, nil, []) }
        let next = try nextDose(of: stored)
        let held = try heldDose(of: stored)
        let due = next?.dueAt ?? held?.dueAt
        let results = try results(of: stored, doseDay: due.map { home.civil(at: $0).date })
        var report = report(
            on: stored,
            try next.map { try describe($0, of: stored) }
                ?? held.map { try describe($0, of: stored, state: .held) }, results)
        let allergies = try allergyRemarks(besideChecksOf: stored)
        if !allergies.isEmpty { report.remarks = allergies }
        return report
    }

    /// The report for one dose of a prescription, by the results for it.
    func report(
        on stored: StoredPrescription, _ dose: Dose?, _ results: [CheckResult]
    ) -> ReadinessReport {
        ReadinessReport(
            prescription: stored.name, medicine: stored.medicine,
            state: Self.state(of: stored), hold: hold(of: stored), dose: dose,
            readiness: Self.readiness(of: results), checks: results.map(describe),
            open: Self.openTitles(results), ask: Self.titlesToAsk(results))
    }
}
