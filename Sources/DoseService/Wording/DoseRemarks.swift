import DoseInterface
import Formulary
import Regimen

/// What is remarkable about an amount that was ordered.
extension Scene {
    func remarks(onDose dose: Quantity, of drug: Drug?, brand: Brand?) -> [Remark] {
        var remarks: [Remark] = []
        if let brand, let listed = brand.strength, let strength = try? Quantity(parsing: listed),
            strength.isSameAmount(as: dose) == false
        {
            remarks.append(
                remark(
                    Sentences.brandStrength(
                        brand.name, listed: strength.words, written: dose.words),
                    brand.sources))
        }
        return remarks + largeDose(dose, of: drug)
    }

    /// A remark on an amount above the largest single dose that any product's label names.
    private func largeDose(_ dose: Quantity, of drug: Drug?) -> [Remark] {
        let limits = drug?.limits.filter { $0.kind == .maxSingle } ?? []
        let named = limits.compactMap { limit in
            (try? Quantity(parsing: "\(limit.amount) \(limit.unit)")).map { (limit, $0) }
        }
        // The first product is the usual one; above the largest of all, its limit is named.
        guard let usual = named.first,
            named.allSatisfy({ $0.1.isLess(than: dose) == true })
        else { return [] }
        return [
            remark(
                "\(usual.0.text) You wrote \(dose.words). Check it with your team.",
                usual.0.sources)
        ]
    }
}
