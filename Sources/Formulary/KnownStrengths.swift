extension Formulary {
    /// The products of a medicine, when an amount is far from all of them: ten times the largest or
    /// more, or a tenth of the smallest or less (our setting). A point was most often set wrong
    /// then, or another medicine is meant. Where strength tells products apart (zoledronic acid 4
    /// and 5 mg), also when it is the amount of none of them.
    ///
    /// - Returns: none for an amount that is near one of them, and where nobody can say.
    package func productsUnlike(_ dose: Measure, of drug: Drug) -> [Product] {
        guard drug.ingredients.count == 1, let amount = Self.milligrams(dose), amount.isPositive
        else { return [] }
        let known = drug.products.compactMap { product in
            Self.milligrams(Measure(product.amount, product.unit)).map { (product, $0) }
        }
        guard !known.isEmpty, known.count == drug.products.count else { return [] }
        if drug.isToldApartByStrength, !drug.products.contains(where: { $0.holds(amount) }) {
            return known.map(\.0)
        }
        let isFarAbove = known.allSatisfy { $0.1 * Exact(Self.farTimes) <= amount }
        let isFarBelow = known.allSatisfy { amount * Exact(Self.farTimes) <= $0.1 }
        return isFarAbove || isFarBelow ? known.map(\.0) : []
    }

    /// From so many times a known strength on, an amount is asked about (our setting).
    private static let farTimes = 10

    private static func milligrams(_ dose: Measure) -> Exact? {
        guard let factor = milligramFactor(dose.unit) else { return nil }
        return Exact(dose.value).map { $0 * factor }
    }
}

extension Drug {
    /// Whether the table knows each amount in which it is given, since the amount says for what.
    var isToldApartByStrength: Bool {
        !products.isEmpty && products.allSatisfy { $0.purpose != nil }
    }
}

extension Product {
    /// Whether an amount in mg is one of this product, which may have a smallest one of its own.
    func holds(_ milligrams: Exact) -> Bool {
        guard let most = Exact(amount) else { return false }
        let least = least.flatMap { Exact($0) } ?? most
        return (least...most).contains(milligrams)
    }
}
