extension ListedMedicine {
    /// A dose in mg: as written, or strength times volume ("70 mg/mL", 1.7 mL).
    var milligrams: Exact? {
        guard let value = Exact(dose.value) else { return nil }
        if let factor = Formulary.milligramFactor(dose.unit) { return value * factor }
        guard dose.unit == "mL", let strength, strength.lowercased().contains("mg/ml"),
            let concentration = Formulary.numbers(in: strength).first
        else { return nil }
        return concentration * value
    }
}

extension Drug {
    /// The product with a purpose of its own that was ordered, by its amount; nil when that is none
    /// of them.
    package func product(ordered medicine: ListedMedicine) -> Product? {
        product(of: medicine.milligrams)
    }

    fileprivate func product(of amount: Exact?) -> Product? {
        guard let amount else { return nil }
        return products.first { $0.purpose != nil && $0.holds(amount) }
    }
}

extension CheckEvaluation {
    /// The id of the ordered product, by its amount; nil when that is none of them.
    var orderedProduct: String? {
        snapshot.own.flatMap { drug.product(ordered: $0)?.id }
    }

    /// What the ordered product is for, by its amount.
    func purpose(of medicine: ListedMedicine) -> Product.Purpose? {
        drug.product(ordered: medicine)?.purpose
    }

    /// Strength tells two products of one medicine apart, and the brand says which is meant. An
    /// amount that no product has is a slip of the pen, or a product that the table does not know.
    var strength: Finding {
        guard let own = snapshot.own else { return Finding(.ok, .ok) }
        let amount = own.milligrams
        let written = drug.product(of: amount)
        let brand = drug.brands.first { $0.name == own.brand }
        let meant = drug.product(
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
