/// Something a lab or a person measures.
package struct Analyte: Identifiable, Hashable, Sendable {
    /// Stable id, for example "creatinine".
    package let id: String
    /// The name that a person reads.
    package let name: String
    /// Other names.
    package let otherNames: [String]
    /// What a result looks like.
    package let form: AnalyteForm
    /// Whether people measure it several times a day, so that no value corrects the one before.
    package let isMeasuredOften: Bool
    /// LOINC codes that hold in any unit, or without one.
    package let loinc: [String]
    /// Units it is reported in; the first is the base for factors. None for a yes or no.
    package let units: [AnalyteUnit]
    /// What is published about results that a person should call about.
    package let alerts: [AnalyteAlert]
    /// What the ranges are, in words; says "our setting".
    package let rangeNote: String
    /// Where codes and factors were read.
    package let sources: [Source]

    /// The unit that was typed, by code or other spelling. The case of letters counts only where
    /// it changes the meaning: G/L counts billions, g/L weighs.
    package func unit(named typed: String) -> AnalyteUnit? {
        units.first { $0.isSpelled(typed) }
    }

    /// A unit that would be the typed one in another case.
    package func unitInOtherCase(_ typed: String) -> AnalyteUnit? {
        let key = AnalyteUnit.key(typed)
        return units.first { $0.spellings.contains { AnalyteUnit.key($0) == key } }
    }

    /// Whether a typed value can be a human result in this unit. The least that a laboratory can
    /// measure may be less than anyone has, unless it would be usual in another unit.
    package func plausibility(
        of value: String, _ comparator: ValueComparator? = nil, unit typed: String
    ) -> Plausibility {
        guard let unit = unit(named: typed) else {
            return .unknownUnit(known: units.map(\.words))
        }
        guard let numbers = AnalyteValue(value, form: form)?.numbers,
            comparator == nil || form != .pair
        else { return .notANumber }
        let isLeast = comparator == .below || comparator == .atMost
        let isOpenBelow = isLeast && unitsFitting(value, otherThan: unit).isEmpty
        let range = isOpenBelow ? DecimalRange(high: unit.plausible.high) : unit.plausible
        guard range.contains(all: numbers) else {
            return .unlikely(low: unit.plausibleLow, high: unit.plausibleHigh, unit: unit)
        }
        return .plausible(unit)
    }

    /// Whether a plausible value is rare enough to look at the paper once more (our setting): of a
    /// limit, whether all that it leaves open is.
    package func isUnusual(
        _ value: String, _ comparator: ValueComparator? = nil, in unit: AnalyteUnit
    ) -> Bool {
        guard let usual = unit.usual, let numbers = AnalyteValue(value, form: form)?.numbers
        else { return false }
        return numbers.contains { number in
            let told = ToldNumber(number, comparator)
            return usual.low.flatMap { told.isBelow($0) } == true
                || usual.high.flatMap { told.isAbove($0) } == true
        }
    }

    /// Other units in which a value that is not plausible in this one would be usual.
    package func unitsFitting(_ value: String, otherThan unit: AnalyteUnit) -> [AnalyteUnit] {
        guard let numbers = AnalyteValue(value, form: form)?.numbers else { return [] }
        return units.filter {
            $0 != unit && !$0.isSame(as: unit) && ($0.usual ?? $0.plausible).contains(all: numbers)
        }
    }

    /// What is published about a result that is certainly as high or as low as this one.
    package func alerts(
        for value: String, _ comparator: ValueComparator? = nil, in unit: AnalyteUnit
    ) -> [AnalyteAlert] {
        guard let first = units.first,
            let converted = convert(value, from: unit, to: first, decimals: 3),
            let numbers = AnalyteValue(converted, form: form)?.numbers
        else { return [] }
        return alerts.filter { alert in
            numbers.contains { alert.applies(to: ToldNumber($0, comparator)) }
        }
    }
}

/// What a result looks like.
package enum AnalyteForm: String, CaseIterable, Hashable, Sendable {
    /// One number with a unit.
    case number
    /// One number with a unit, which can be below zero: a T-score of -2.5.
    case signed
    /// Two numbers with a unit: 120/80.
    case pair
    /// Positive or negative.
    case presence
}

/// What is published about a result that a person should call about.
package struct AnalyteAlert: Hashable, Sendable {
    /// It applies from this value on, in the first unit; nil if it is about low values.
    let atLeast: DecimalText?
    /// It applies up to this value, in the first unit; nil if it is about high values.
    let atMost: DecimalText?
    /// What a person reads.
    package let text: String
    /// Where it was published.
    package let sources: [Source]

    func applies(to number: ToldNumber<DecimalText>) -> Bool {
        (atLeast.map { number.isBelow($0) == false } ?? true)
            && (atMost.map { number.isAbove($0) == false } ?? true)
    }
}

/// Whether a typed value can be a human result.
package enum Plausibility: Hashable, Sendable {
    /// Inside the range; the unit that was meant.
    case plausible(AnalyteUnit)
    /// Outside the range (our setting): often the unit is another one.
    case unlikely(low: String, high: String, unit: AnalyteUnit)
    /// Not a unit of this analyte; the known ones in words.
    case unknownUnit(known: [String])
    /// Not a plain decimal number; or a limit where there are two numbers.
    case notANumber
}
