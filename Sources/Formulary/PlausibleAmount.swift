/// Amounts of one dose that are not asked about: our setting, wide, and never shown as a medical
/// fact. What lies outside is most often a point or a unit that was set wrong.
package struct PlausibleAmount: Hashable, Sendable {
    /// The smallest, as exact decimal text.
    package let from: String
    /// The largest, as exact decimal text.
    package let upTo: String
    /// Unit of both (UCUM).
    package let unit: String

    static func read(_ reader: inout EntryReader) throws(FormularyError) -> [PlausibleAmount] {
        var list: [PlausibleAmount] = []
        for var item in try reader.objects("plausible") {
            let amount = PlausibleAmount(
                from: try item.decimal("from"), upTo: try item.decimal("upTo"),
                unit: try item.name("unit"))
            guard let from = Exact(amount.from), let upTo = Exact(amount.upTo), from < upTo else {
                throw item.error("upTo", .badCode(amount.upTo))
            }
            try item.finish()
            list.append(amount)
        }
        return list
    }

    /// Whether it holds an amount; nil where their units cannot be compared.
    fileprivate func holds(_ dose: Measure) -> Bool? {
        let factors: (own: Exact, other: Exact)
        if unit == dose.unit {
            factors = (Exact(1), Exact(1))
        } else if let own = Formulary.milligramFactor(unit),
            let other = Formulary.milligramFactor(dose.unit)
        {
            factors = (own, other)
        } else {
            return nil
        }
        guard let from = Exact(from), let upTo = Exact(upTo), let value = Exact(dose.value) else {
            return nil
        }
        return (from * factors.own...upTo * factors.own).contains(value * factors.other)
    }
}

extension Drug {
    /// Whether an amount is outside of all that is not asked about (our setting); false where
    /// nobody can say.
    package func isImplausible(_ dose: Measure) -> Bool {
        let known = plausible.compactMap { $0.holds(dose) }
        return !known.isEmpty && !known.contains(true)
    }
}
