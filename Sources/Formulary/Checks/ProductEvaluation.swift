extension CheckEvaluation {
    /// A dose in mg: as written, or strength times volume ("70 mg/mL", 1.7 mL).
    func milligrams(_ medicine: ListedMedicine) -> Exact? {
        guard let value = Exact(medicine.dose.value) else { return nil }
        if let factor = Formulary.milligramFactor(medicine.dose.unit) { return value * factor }
        guard medicine.dose.unit == "mL", let strength = medicine.strength,
            strength.lowercased().contains("mg/ml"),
            let concentration = Formulary.numbers(in: strength).first
        else { return nil }
        return concentration * value
    }

    /// What the product is for that has this amount in one unit.
    private func product(of amount: Exact?) -> Product? {
        guard let amount else { return nil }
        return drug.products.first { $0.purpose != nil && $0.holds(amount) }
    }

    /// The id of the ordered product, by its amount; nil when that is none of them.
    var orderedProduct: String? {
        snapshot.own.flatMap { product(of: milligrams($0))?.id }
    }

    /// What the ordered product is for, by its amount.
    func purpose(of medicine: ListedMedicine) -> Product.Purpose? {
        product(of: milligrams(medicine))?.purpose
    }

    /// Strength tells two products of one medicine apart, and the brand says which is meant. An
    /// amount that no product has is a slip of the pen, or a product that the table does not know.
    var strength: Finding {
        guard let own = snapshot.own else { return Finding(.ok, .ok) }
        let amount = milligrams(own)
        let written = product(of: amount)
        let brand = drug.brands.first { $0.name == own.brand }
        let meant = product(
            of: brand?.strength.flatMap { Formulary.numbers(in: $0).first })
        let evidence = [own.brand, own.dose.words].compactMap(\.self).joined(separator: " ")
        var finding = Finding(.ok, .ok, evidence: evidence)
        if let brand, let meant, amount != nil, meant.id != written?.id {
            (finding.state, finding.situation) = (.outOfRange, .outOfRange)
            finding.values = ["brand": brand.name, "strength": brand.strength ?? ""]
        } else if written?.purpose == .osteoporosis, meant == nil {
            (finding.state, finding.situation) = (.open, .open)
            finding.values = ["strength": own.dose.words]
        } else if amount != nil, written == nil, drug.isToldApartByStrength {
            (finding.state, finding.situation) = (.open, .unknown)
            finding.values = ["strength": own.dose.words]
        }
        return finding
    }

    /// The last infusion whose length is on record, beside the label's time.
    var infusionTime: Finding {
        let timed = snapshot.infusions.filter { $0.minutes != nil }.max { $0.at < $1.at }
        guard let limit = drug.limits(.minInfusionTime).first, let least = Exact(limit.amount)
        else { return Finding(.notApplicable, .notApplicable) }
        guard let timed, let minutes = timed.minutes else {
            var finding = Finding(.notApplicable, .notApplicable)
            finding.sources = limit.sources
            return finding
        }
        var finding = Finding(
            .ok, .ok, evidence: "\(minutes) minutes", day: timed.day,
            values: ["n": limit.amount, "m": "\(minutes)"])
        if Exact(minutes) < least {
            (finding.state, finding.situation) = (.outOfRange, .outOfRange)
        }
        finding.sources = limit.sources
        return finding
    }
}
