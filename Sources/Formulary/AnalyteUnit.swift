/// A unit in which an analyte is reported.
package struct AnalyteUnit: Hashable, Sendable {
    /// UCUM code, for example "umol/L".
    package let ucum: String
    /// What a person reads, for example "µmol/L".
    package let words: String
    /// Other spellings on lab prints.
    package let otherSpellings: [String]
    /// Whether the case of letters changes the meaning; l and L are both liters all the same.
    package let caseMatters: Bool
    /// Where it is the usual one; nil for a unit that people only type.
    package let system: UnitSystem?
    /// LOINC code of the analyte in this unit, if confirmed.
    package let loinc: String?
    /// How a value in this unit becomes one in the first unit.
    package let toFirstUnit: UnitConversion
    /// What is taken off before that, as exact decimal text: 32 for degrees Fahrenheit.
    package let zero: String?
    /// Digits after the point that are shown of a converted value.
    package let decimals: Int
    /// Smallest value taken as a human result, as exact decimal text (our setting).
    package let plausibleLow: String
    /// Largest value taken as a human result, as exact decimal text (our setting).
    package let plausibleHigh: String
    /// Values outside are recorded and remarked on (our setting).
    let usual: DecimalRange?

    var plausible: DecimalRange {
        DecimalRange(
            low: DecimalText(signed: plausibleLow), high: DecimalText(signed: plausibleHigh))
    }

    var spellings: [String] { [ucum, words] + otherSpellings }

    /// Whether a value is the same number in both: 10^9/L and 10^3/µL.
    func isSame(as other: AnalyteUnit) -> Bool {
        usual == other.usual && plausible == other.plausible
    }

    func isSpelled(_ typed: String) -> Bool {
        let key = Self.key(typed, foldingCase: !caseMatters)
        return spellings.contains { Self.key($0, foldingCase: !caseMatters) == key }
    }

    /// Folds both micro signs, spaces and case; with case, only that of the liter.
    static func key(_ text: String, foldingCase: Bool = true) -> String {
        String(
            (foldingCase ? text.lowercased() : text).compactMap { character -> Character? in
                if character.isWhitespace { return nil }
                if character == "\u{3BC}" || character == "\u{B5}" { return "u" }
                return character == "L" ? "l" : character
            })
    }
}

/// Where a unit is the usual one on lab prints.
package enum UnitSystem: String, CaseIterable, Hashable, Sendable {
    /// In the United States.
    case us
    /// Amounts of substance per liter, kilograms, degrees Celsius.
    case si
    /// Everywhere.
    case both
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
