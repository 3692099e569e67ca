import Testing

@testable import Formulary

/// One situation of one check: the record that leads to it, in words and as a snapshot.
struct CheckRow: Sendable, CustomTestStringConvertible {
    let check: String
    let medicine: String
    let situation: CheckSituation
    let when: String
    /// Whether it holds the start or marks the dose as not ready.
    let blocks: Bool
    let change: @Sendable (inout Snapshot) throws -> Void

    init(
        _ check: String, _ medicine: String, _ situation: CheckSituation, _ when: String,
        blocks: Bool = false,
        _ change: @escaping @Sendable (inout Snapshot) throws -> Void = { _ in }
    ) {
        self.check = check
        self.medicine = medicine
        self.situation = situation
        self.when = when
        self.blocks = blocks
        self.change = change
    }

    var testDescription: String { "\(check) of \(medicine): \(situation.rawValue), when \(when)" }

    /// The record on Monday 2026-11-23, before a dose on the next day.
    func snapshot() throws -> Snapshot {
        var snapshot = Snapshot(today: .today, doseDay: .today + 1)
        try change(&snapshot)
        return snapshot
    }

    var state: CheckState {
        switch situation {
        case .partMissing:
            check.hasPrefix("pregnancy")
                ? .missing : check == "nsaid-platelets" ? .notApplicable : .ok
        case .ok, .okSecond: .ok
        case .missing, .missingLater, .booked, .bookedPast: .missing
        case .stale, .beforeLastDose: .stale
        case .open, .noRange, .aboveRange, .stopped, .unknown, .onList, .ofKind, .present:
            .open
        case .outOfRange, .tooHigh, .notBack, .gap, .belowTable: .outOfRange
        case .notApplicable: .notApplicable
        case .notYet: .notYet
        case .overridden: .overridden
        case .note: .note
        }
    }

    /// Every row, by what a check looks at.
    static let all = dental + labs + kidneys + lists + people
}

/// What rows put on record.
extension Snapshot {
    mutating func exam(daysAgo: Int, _ outcome: DentalOutcome = .clear) {
        dentalExams.append(DentalExam(day: today - daysAgo, outcome: outcome))
    }

    mutating func examBooked(inDays days: Int) {
        dentalExams.append(DentalExam(day: today + days, outcome: nil, booked: true))
    }

    mutating func work(_ status: DentalWorkStatus) {
        dentalWork.append(DentalWork(status: status, day: today - 9, what: "implant"))
    }

    /// Doses were given before, the last one so many days ago.
    mutating func later(lastDaysAgo days: Int = 28) {
        (dosesGivenBefore, lastGivenDay, firstDoseDay) = (2, today - days, today - 100)
    }

    mutating func result(
        _ analyte: String, _ value: String, _ unit: String, daysAgo: Int = 0, low: String? = nil,
        high: String? = nil
    ) {
        observations.append(lab(analyte, value, unit, today - daysAgo, low: low, high: high))
    }

    mutating func pregnancyTest(_ words: String, daysAgo: Int) {
        observations.append(
            Observation(analyteID: "pregnancy-test", day: today - daysAgo, valueText: words))
    }

    mutating func on(_ names: String...) throws {
        for name in names { others.append(try listed(name)) }
    }

    mutating func ended(_ name: String, _ amount: String, daysAgo: Int) throws {
        stopped.append(StoppedMedicine(try listed(name, amount), lastDay: today - daysAgo))
    }

    mutating func ordered(_ name: String, _ amount: String, brand: String? = nil) throws {
        own = try listed(name, amount, brand: brand)
    }

    mutating func someone(_ sex: Sex, years: Int) {
        (person.sex, person.birth) = (sex, today - years * 365 - 100)
    }

    /// A man of 65 with this creatinine and weight.
    mutating func kidneys(creatinine: String, kilograms: String, daysAgo: Int = 0) {
        someone(.male, years: 65)
        result("creatinine", creatinine, "mg/dL", daysAgo: daysAgo)
        result("weight", kilograms, "kg", daysAgo: daysAgo)
    }

    mutating func told(_ condition: String) {
        person.conditions.append(RecordedFact(name: condition))
    }

    mutating func allergic(to what: String) {
        person.allergies.append(RecordedFact(name: what))
    }

    mutating func took(_ name: String, daysAgo: Int) throws {
        let drug = try drug(name)
        intakes.append(
            GivenDose(
                prescription: name, drugID: drug.id, medicine: drug.name,
                amount: Measure("200", "mg"), at: 0, day: today - daysAgo))
    }

    mutating func infused(minutes: Int) {
        infusions.append(
            GivenDose(
                prescription: "z", drugID: nil, medicine: "z", amount: Measure("4", "mg"), at: 0,
                day: today - 28, minutes: minutes))
    }

    mutating func decided(_ check: String) {
        overrides.append(
            Override(checkID: check, reason: "urgent", decidedBy: "Dr. Abara", day: today))
    }
}
