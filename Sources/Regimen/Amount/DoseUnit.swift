/// A unit in which a dose is given. The raw value is the stable token for storage.
package enum DoseUnit: String, CaseIterable, Hashable, Sendable {
    case milligram = "mg"
    case gram = "g"
    case microgram = "mcg"
    case milliliter = "mL"
    case liter = "L"
    case internationalUnit = "IU"
    case unit
    case tablet
    case capsule
    case caplet
    case drop
    case puff
    case patch
    case millimole = "mmol"
    case milliequivalent = "mEq"

    /// What amounts can be compared and added: mass with mass, volume with volume, all else with
    /// itself.
    package enum Dimension: Hashable, Sendable {
        case mass
        case volume
        case own(DoseUnit)
    }

    /// The dimension of this unit.
    package var dimension: Dimension {
        switch self {
        case .milligram, .gram, .microgram: .mass
        case .milliliter, .liter: .volume
        default: .own(self)
        }
    }

    /// Whether it is one thing that is counted and not measured: a tablet, a puff.
    var isCounted: Bool {
        switch self {
        case .tablet, .capsule, .caplet, .drop, .puff, .patch: true
        default: false
        }
    }

    /// How many of the smallest unit of the dimension (mcg, mL) make one of this.
    var factor: Int128 {
        switch self {
        case .gram: 1_000_000
        case .milligram, .liter: 1000
        default: 1
        }
    }

    /// The UCUM code (ucum.org): `mg`, `ug`, `[IU]`; counted things are annotations such as
    /// `{tablet}`.
    package var ucum: String {
        switch self {
        case .microgram: "ug"
        case .internationalUnit: "[IU]"
        case .milliequivalent: "meq"
        case .unit, .tablet, .capsule, .caplet, .drop, .puff, .patch: "{\(rawValue)}"
        case .milligram, .gram, .milliliter, .liter, .millimole: rawValue
        }
    }

    /// The unit with the UCUM code `ucum`; nil if none has it. Both `[IU]` and `[iU]` are UCUM
    /// codes.
    package init?(ucum: String) {
        let code = ucum == "[iU]" ? "[IU]" : ucum
        guard let unit = Self.allCases.first(where: { $0.ucum == code }) else { return nil }
        self = unit
    }

    /// The unit as printed after `amount`: `mg`, `tablet`, `tablets`.
    package func word(for amount: DecimalAmount) -> String {
        switch self {
        case .unit, .tablet, .capsule, .caplet, .drop, .puff:
            amount.millionths <= 1_000_000 ? rawValue : rawValue + "s"
        case .patch:
            amount.millionths <= 1_000_000 ? rawValue : "patches"
        default: rawValue
        }
    }

    /// The unit that a person means by `word` (lower case); nil if it is none.
    package init?(word: String) {
        guard let unit = Self.byWord[word] else { return nil }
        self = unit
    }

    /// Every spelling that is understood, in lower case. UCUM has one micro sign, keyboards have
    /// two.
    static let byWord: [String: DoseUnit] = [
        "mg": .milligram, "mgs": .milligram, "milligram": .milligram, "milligrams": .milligram,
        "g": .gram, "gm": .gram, "gram": .gram, "grams": .gram,
        "mcg": .microgram, "ug": .microgram, "\u{B5}g": .microgram, "\u{3BC}g": .microgram,
        "microgram": .microgram, "micrograms": .microgram,
        "ml": .milliliter, "milliliter": .milliliter, "milliliters": .milliliter,
        "millilitre": .milliliter, "millilitres": .milliliter,
        "l": .liter, "liter": .liter, "liters": .liter, "litre": .liter, "litres": .liter,
        // In English, German and French.
        "iu": .internationalUnit, "ie": .internationalUnit, "ui": .internationalUnit,
        "unit": .unit, "units": .unit,
        "tablet": .tablet, "tablets": .tablet, "tab": .tablet, "tabs": .tablet,
        "capsule": .capsule, "capsules": .capsule, "cap": .capsule, "caps": .capsule,
        "caplet": .caplet, "caplets": .caplet, "drop": .drop, "drops": .drop,
        "puff": .puff, "puffs": .puff, "patch": .patch, "patches": .patch,
        "mmol": .millimole, "meq": .milliequivalent,
    ]
}
