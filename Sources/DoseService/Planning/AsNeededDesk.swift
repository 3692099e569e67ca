import DoseInterface
import DoseStore
import Formulary
import Regimen

/// Limits on what is taken at home: those of the prescription, else those that the pack prints.
extension Scene {
    /// What the prescription itself says about how much and how often.
    func ownLimits(of stored: StoredPrescription) throws -> OwnLimits {
        let dose = try Quantity(parsing: stored.order.amount)
        var own = OwnLimits(dose: try Self.measure(stored.order.amount))
        guard let rule = try schedule(of: stored).asNeeded else { return own }
        own.most = rule.limitQuantity(dose: dose).map { Self.measure($0) }
        own.gapSeconds = rule.gapSeconds > 0 ? rule.gapSeconds : nil
        return own
    }

    /// The same with what its clock times bring within any 24 hours around an instant. A zone that
    /// cannot be read must not hold up the record of what was taken.
    func ownLimits(of stored: StoredPrescription, around instant: Instant) throws -> OwnLimits {
        var own = try ownLimits(of: stored)
        let schedule = try schedule(of: stored)
        guard schedule.asNeeded == nil, !stored.isClinic, let zone = try? zone(of: stored.order)
        else { return own }
        let dose = try Quantity(parsing: stored.order.amount)
        let window = AsNeeded.windowSeconds
        let planned = Array(
            schedule.occurrences(onOrAfter: instant.adding(seconds: -window), zone: zone)
                .prefix(Self.plannedLimit)
                .prefix { $0.instant < instant.adding(seconds: 2 * window) })
        guard let most = Self.most(of: planned, dose: dose) else { return own }
        own.plannedMost = Self.measure(most)
        own.plannedGapSeconds = zip(planned, planned.dropFirst())
            .map { $1.instant.seconds(since: $0.instant) }.min()
        return own
    }

    /// What is remarkable about an intake that was just recorded. One that is recorded after later
    /// ones counts for their 24 hours too.
    ///
    /// - Parameter isGraveOnly: only what cannot wait.
    func intakeRemarks(
        on record: StoredRecord, _ stored: StoredPrescription, isGraveOnly: Bool
    ) throws -> [Remark] {
        guard record.amount != nil, !stored.isClinic else { return [] }
        guard let drug = drug(of: stored) else {
            let allergies = try allergyRemarks(nil, stored.medicine)
            return try isGraveOnly ? allergies : allergies + unlistedRemarks(on: record, stored)
        }
        let intakes = try tableIntakes(since: record.at).sorted { $0.at < $1.at }
        // Of those at its own instant the newest is the one just recorded.
        guard
            let own = intakes.lastIndex(where: {
                $0.prescription == stored.name && $0.at == record.at.epochSeconds
            })
        else { return [] }
        var snapshot = try snapshot(of: stored, doseDay: nil)
        let ingredients = Set(drug.ingredients.map(\.name))
        var found: [IntakeReason] = []
        var isNext = false
        for index in intakes.indices where index >= own {
            let intake = intakes[index]
            guard intake.at < record.at.epochSeconds + AsNeeded.windowSeconds,
                let other = intake.drugID.flatMap({ formulary.drug(id: $0) }),
                other.ingredients.contains(where: { ingredients.contains($0.name) })
            else { continue }
            snapshot.intakes = Array(intakes[..<index])
            let time = ["time": shortTime(Instant(epochSeconds: intake.at))]
            found += try reasons(for: intake, of: other, index == own, snapshot)
                .filter { !isGraveOnly || $0.kind == .danger || $0.kind == .allergy }
                // A gap further on has nothing to do with this intake.
                .filter { $0.kind != .gap || index == own || isNext }
                .map { found -> IntakeReason in
                    var reason = found
                    let next = index == own ? nil : reason.next
                    reason.after = next.map { Saying.filled($0, time) } ?? reason.after
                    return reason
                }
            isNext = index == own
        }
        return formulary.strictest(found).map(remark(afterwards:))
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private func remark(afterwards reason: IntakeReason) -> Remark {
        guard let sum = reason.sum else { return remark(reason.after, reason.sources) }
        let times = [
            "from": shortTime(Instant(epochSeconds: sum.from)),
            "to": shortTime(Instant(epochSeconds: sum.to)),
        ]
        return remark(Saying.filled(reason.after, times), reason.sources)
    }

    private func reasons(
        for intake: GivenDose, of drug: Drug, _ isOwn: Bool, _ snapshot: Snapshot
    ) throws -> [IntakeReason] {
        let stored = try transaction.prescriptions(of: person, withEnded: true)
            .first { $0.name == intake.prescription }
        let answer = formulary.answer(
            IntakeQuestion(
                drug: drug, strength: intake.strength, dose: intake.amount, at: intake.at,
                own: try stored.map {
                    try ownLimits(of: $0, around: Instant(epochSeconds: intake.at))
                } ?? OwnLimits()),
            snapshot: snapshot, isTimeAsked: false)
        return answer.reasons.filter { reason in
            // How much was ordered is said of the record itself, what is only on the list before a
            // dose. What came later was said already, but for the sums that have grown.
            reason.kind != .order && reason.kind != .listed
                && (isOwn || [.total, .danger, .gap].contains(reason.kind))
        }
    }

    /// An infusion that was shorter than the label says is worth mentioning.
    func infusionRemarks(
        on record: StoredRecord, _ stored: StoredPrescription
    ) throws -> [Remark] {
        guard stored.isClinic, record.minutes != nil else { return [] }
        return try results(of: stored, doseDay: nil).filter { result in
            result.id == "infusion-time" && result.state == .outOfRange
        }.map { remark([$0.sentence, $0.advice ?? ""].joined(separator: " "), $0.sources) }
    }

    /// A medicine that the table does not know: only what its prescription says counts.
    private func unlistedRemarks(
        on record: StoredRecord, _ stored: StoredPrescription
    ) throws -> [Remark] {
        guard let rule = try schedule(of: stored).asNeeded else { return [] }
        let dose = try Quantity(parsing: stored.order.amount)
        let intakes = try transaction.intakes(
            of: stored.id, after: record.at.adding(seconds: -AsNeeded.windowSeconds)
        ).filter { $0.at < record.at.adding(seconds: AsNeeded.windowSeconds) }
            .compactMap { intake in
                try intake.amount.map {
                    Intake(instant: intake.at, quantity: try Quantity(parsing: $0))
                }
            }
        // Of those at its own instant the newest is the one just recorded.
        let own = (intakes.lastIndex { $0.instant <= record.at }) ?? intakes.endIndex - 1
        var texts: [String] = []
        var highest: (total: Quantity, limit: Quantity)?
        for index in intakes.indices where index >= own {
            let problems = rule.problems(
                taking: intakes[index].quantity, dose: dose, after: Array(intakes[..<index]),
                now: intakes[index].instant)
            for problem in problems {
                if case .tooSoon = problem, index > own {
                    // A gap further on has nothing to do with this intake.
                    guard index == own + 1 else { continue }
                    texts.append(
                        Sentences.nextTooSoon(
                            shortTime(intakes[index].instant), Self.gapWords(rule)))
                    continue
                }
                if case .overLimit(let total, let limit, _) = problem {
                    // Several sums of one day would hide each other.
                    if highest?.total.isLess(than: total) ?? true { highest = (total, limit) }
                    continue
                }
                texts += say(problem, rule, stored)
            }
        }
        if let highest {
            texts.append(Sentences.overOwnLimit(highest.total.words, highest.limit.words))
        }
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }.map { remark($0) }
    }

    private func say(
        _ problem: AsNeededAnswer, _ rule: AsNeeded, _ stored: StoredPrescription
    ) -> [String] {
        switch problem {
        case .allowed, .overLimit: []
        case .cannotCompare(let other):
            [Sentences.notCounted(other.words, amountWords(stored.order.amount))]
        case .tooSoon: [Sentences.tooSoon(Self.gapWords(rule))]
        }
    }

    private static func gapWords(_ rule: AsNeeded) -> String {
        let minutes = rule.gapMinutes?.value ?? 0
        return minutes % 60 == 0
            ? "\(minutes / 60) hour" + (minutes == 60 ? "" : "s") : "\(minutes) minutes"
    }
}
