/// Something a lab measures.
package struct Analyte: Identifiable, Hashable, Sendable {
    /// Stable id, for example "creatinine".
    package let id: String
    /// The name that a person reads.
    package let name: String
    /// Other names.
    package let otherNames: [String]
    /// Units it is reported in; the first is the base for factors.
    package let units: [AnalyteUnit]
    /// What the ranges are, in words; says "our setting".
    package let rangeNote: String
    /// Where codes and factors were read.
    package let sources: [Source]

    /// The unit that was typed, by code or other spelling, whatever the case.
    package func unit(named typed: String) -> AnalyteUnit? {
        let key = AnalyteUnit.key(typed)
        return units.first { unit in
            ([unit.ucum, unit.words] + unit.otherSpellings).contains { AnalyteUnit.key($0) == key }
        }
    }

    /// Whether a typed value can be a human result in this unit.
    package func plausibility(of value: String, unit typed: String) -> Plausibility {
        guard let unit = unit(named: typed) else {
            return .unknownUnit(known: units.map(\.words))
        }
        guard let number = DecimalText(value) else { return .notANumber }
        guard let low = DecimalText(unit.plausibleLow), let high = DecimalText(unit.plausibleHigh),
            number >= low, number <= high
        else { return .unlikely(low: unit.plausibleLow, high: unit.plausibleHigh, unit: unit) }
        return .plausible(unit)
    }
}

/// A unit in which an analyte is reported.
package struct AnalyteUnit: Hashable, Sendable {
    /// UCUM code, for example "umol/L".
    package let ucum: String
    /// What a person reads, for example "µmol/L".
    package let words: String
    /// Other spellings on lab prints.
    package let otherSpellings: [String]
    /// LOINC code of the analyte in this unit, if confirmed.
    package let loinc: String?
    /// How a value in this unit becomes one in the first unit.
    package let toFirstUnit: UnitConversion
    /// Smallest value taken without asking again, as exact decimal text (our setting).
    package let plausibleLow: String
    /// Largest value taken without asking again, as exact decimal text (our setting).
    package let plausibleHigh: String

    /// Folds both micro signs, case and spaces.
    static func key(_ text: String) -> String {
        String(
            text.lowercased().compactMap { character -> Character? in
                if character.isWhitespace { return nil }
                return character == "\u{3BC}" || character == "\u{B5}" ? "u" : character
            })
    }
}

/// How a value becomes one in the analyte's first unit. Factors are exact decimal text.
package enum UnitConversion: Hashable, Sendable {
    /// It is the first unit.
    case same
    /// Divide by the factor: creatinine in µmol/L divided by 88.4 is mg/dL.
    case divide(by: String)
    /// Multiply by the factor: calcium in mmol/L times 4.008 is mg/dL.
    case multiply(by: String)
}

/// Whether a typed value can be a human result.
package enum Plausibility: Hashable, Sendable {
    /// Inside the range; the unit that was meant.
    case plausible(AnalyteUnit)
    /// Outside the range (our setting): ask again, often the unit is another one.
    case unlikely(low: String, high: String, unit: AnalyteUnit)
    /// Not a unit of this analyte; the known ones in words.
    case unknownUnit(known: [String])
    /// Not a plain decimal number.
    case notANumber
}
