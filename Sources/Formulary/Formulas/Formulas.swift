/// Formulas of published works. They compare and explain; no dose is worked out with them.
package enum Formulas {
    /// µmol/L of creatinine in 1 mg/dL.
    static let creatinineFactor = Exact(884) / Exact(10)
    /// mg/dL of calcium in 1 mmol/L.
    static let calciumFactor = Exact(4_008) / Exact(1_000)
    /// Below this age the formula was not made for a person.
    static let adultYears = 18

    /// Cockcroft-Gault clearance in mL/min:
    /// (140 - age) × weight in kg / (72 × creatinine in mg/dL), times 0.85 for a woman.
    ///
    /// - Returns: nil below 18 years and at 140 or more, and when a number is not above 0.
    package static func clearance(
        creatinine: Exact, years: Int, kilograms: Exact, sex: Sex
    ) -> Exact? {
        guard (adultYears..<140).contains(years), creatinine.isPositive, kilograms.isPositive
        else { return nil }
        let value = Exact(140 - years) * kilograms / (Exact(72) * creatinine)
        return sex == .female ? value * Exact(85) / Exact(100) : value
    }

    /// Calcium corrected for albumin in mg/dL: calcium + 0.8 × (4.0 - albumin in g/dL).
    package static func corrected(calcium: Exact, albumin: Exact) -> Exact? {
        guard calcium.isPositive, albumin.isPositive else { return nil }
        return calcium + Exact(8) / Exact(10) * (Exact(4) - albumin)
    }

    /// Calcium corrected for albumin in mmol/L: calcium + 0.02 × (40 - albumin in g/L).
    package static func correctedMolar(calcium: Exact, albumin: Exact) -> Exact? {
        guard calcium.isPositive, albumin.isPositive else { return nil }
        return calcium + Exact(2) / Exact(100) * (Exact(40) - albumin)
    }

    /// Creatinine in mg/dL from mg/dL or µmol/L; nil for another unit.
    package static func creatinine(_ measure: Measure) -> Exact? {
        guard let value = Exact(measure.value) else { return nil }
        switch measure.unit {
        case "mg/dL": return value
        case "umol/L": return value / creatinineFactor
        default: return nil
        }
    }
}
