import DoseInterface
import DoseStore
import Formulary
import Regimen

/// What checks look at beside the prescription itself.
extension Scene {
    /// How far back intakes matter to a check, in days: an NSAID before an infusion.
    static let intakeDays: Int64 = 8
    /// How many doses given at a clinic a check looks back at.
    static let infusionsSeen = 20

    /// Age, sex, conditions, allergies and risk factors, as far as they are on record.
    func personFacts() throws -> PersonFacts {
        var facts = PersonFacts()
        facts.birth = profile.birth.map { DayNumber(value: $0.dayNumber) }
        facts.sex = profile.sex.flatMap { .init(rawValue: $0.rawValue) }
        for fact in try transaction.healthFacts(of: person) where fact.endedOn == nil {
            let told = RecordedFact(
                name: fact.name, day: fact.since.map { DayNumber(value: $0.dayNumber) },
                toldDay: fact.toldAt.map {
                    DayNumber(value: home.civil(at: $0).date.dayNumber)
                })
            switch fact.kind {
            case .condition: facts.conditions.append(told)
            case .allergy: facts.allergies.append(told)
            case .risk: facts.riskFactors.append(told)
            }
        }
        return facts
    }

    /// Lab results on record, in the order of recording within a day.
    func tableObservations() throws -> [TableObservation] {
        try transaction.observations(of: person).reversed().map { observation in
            let analyte = analyte(of: observation)
            let unit = analyte?.unit(named: observation.unit)
            return TableObservation(
                analyteID: analyte?.id ?? observation.analyte,
                day: DayNumber(value: observation.day.dayNumber), valueText: text(of: observation),
                measure: ReferenceRange.isNumber(observation.value)
                    ? Measure(observation.value, unit?.ucum ?? observation.unit) : nil,
                comparator: observation.limit, rangeLow: observation.rangeLow,
                rangeHigh: observation.rangeHigh,
                flag: mark(of: observation).flatMap { LabFlag(rawValue: $0.rawValue) })
        }
    }

    /// A prescription as the checks see it. A medicine that was not in the table when it was added
    /// may be in it by now.
    func tableMedicine(_ stored: StoredPrescription) throws -> ListedMedicine {
        ListedMedicine(
            name: stored.name,
            drugID: stored.drugID ?? formulary.drug(named: stored.medicine)?.drug.id,
            medicine: stored.brand ?? stored.medicine,
            brand: stored.brand, strength: strength(of: stored),
            dose: try Self.measure(stored.order.amount),
            isAsNeeded: stored.order.isAsNeeded, isPlanned: stored.state == .planned)
    }

    /// Bone medicines that ended after they had begun, with the day of the last dose.
    func stoppedBoneMedicines() throws -> [StoppedMedicine] {
        try transaction.prescriptions(of: person, withEnded: true).compactMap { stored in
            guard !stored.isOpen, drug(of: stored)?.isBoneMedicine == true else { return nil }
            let last = try transaction.lastIntake(of: stored.id)
            // One that was never given here, and began nowhere else, has done nothing.
            guard let instant = last ?? (stored.since == nil ? nil : stored.stoppedAt) else {
                return nil
            }
            return StoppedMedicine(
                try tableMedicine(stored),
                lastDay: DayNumber(value: home.civil(at: instant).date.dayNumber))
        }
    }

    /// What was written behind the name of the medicine to say which product.
    func strength(of stored: StoredPrescription) -> String? {
        formulary.drug(named: stored.medicine)?.strength
    }

    /// The same, else what one tablet of its stock holds, where a limit of the day depends on that.
    func countedStrength(of stored: StoredPrescription) throws -> String? {
        if let written = strength(of: stored) { return written }
        guard let drug = drug(of: stored), drug.ingredients.count == 1,
            !drug.limits(.maxIn24Hours).isEmpty
        else { return nil }
        return StockBook(try transaction.stockEntries(of: stored.id))?.each?.description
    }

    /// What was taken or given of any medicine in the days before an instant, and since.
    func tableIntakes(since instant: Instant) throws -> [GivenDose] {
        let after = instant.adding(seconds: -Self.intakeDays * 86_400)
        let all = try transaction.prescriptions(of: person, withEnded: true)
        return try all.flatMap { stored -> [GivenDose] in
            let intakes = try transaction.intakes(of: stored.id, after: after)
            guard !intakes.isEmpty else { return [] }
            let strength = try countedStrength(of: stored)
            return try intakes.compactMap { try tableDose($0, of: stored, strength) }
        }
    }

    /// Doses of a prescription that were given, newest first.
    func tableInfusions(of stored: StoredPrescription) throws -> [GivenDose] {
        guard stored.isClinic else { return [] }
        return try transaction.records(of: stored.id, limit: Self.infusionsSeen)
            .filter { $0.outcome == .given }
            .compactMap { try tableDose($0, of: stored, strength(of: stored)) }
    }

    private func tableDose(
        _ record: StoredRecord, of stored: StoredPrescription, _ strength: String?
    ) throws -> GivenDose? {
        guard let amount = record.amount else { return nil }
        return GivenDose(
            prescription: stored.name, drugID: stored.drugID,
            medicine: stored.brand ?? stored.medicine, strength: strength,
            amount: try Self.measure(amount), at: record.at.epochSeconds,
            day: DayNumber(value: home.civil(at: record.at).date.dayNumber),
            minutes: record.minutes)
    }

    /// An amount in canonical form, by value and UCUM unit.
    static func measure(_ canonical: String) throws -> Measure {
        measure(try Quantity(parsing: canonical))
    }

    static func measure(_ quantity: Quantity) -> Measure {
        Measure(quantity.amount.description, quantity.ucum)
    }
}
