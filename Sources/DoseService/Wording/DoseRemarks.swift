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
        let large = largeDose(dose, of: drug)
        // What the brand says of the strength is not said twice.
        guard large.isEmpty, remarks.isEmpty else { return remarks + large }
        return unlikeStrength(dose, of: drug) + implausible(dose, of: drug)
    }

    /// A question about an amount of a medicine whose strengths the table does not know.
    private func implausible(_ dose: Quantity, of drug: Drug?) -> [Remark] {
        guard let drug, drug.isImplausible(Self.measure(dose)) else { return [] }
        let usual = drug.usualRegimens.first
        let text = Sentences.implausible(drug.name, dose.words, published: usual?.text)
        return [remark(text, usual?.sources ?? [])]
    }

    /// A remark on an amount that is none of the strengths which tell products apart, or that is
    /// far from each strength that the table knows.
    private func unlikeStrength(_ dose: Quantity, of drug: Drug?) -> [Remark] {
        guard let drug else { return [] }
        let measure = Self.measure(dose)
        let known = formulary.productsUnlike(measure, of: drug)
        guard !known.isEmpty else { return [] }
        let strengths = known.map { Measure($0.amount, $0.unit).words }
        let sources = known.flatMap(\.sources).reduce(into: [TableSource]()) { all, source in
            if !all.contains(source) { all.append(source) }
        }
        return [
            remark(Sentences.unlikeStrength(drug.name, strengths, dose.words), sources)
        ]
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
