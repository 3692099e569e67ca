/// An exact amount and its unit: how much of a medicine.
package struct Quantity: Hashable, Sendable, CustomStringConvertible {
    /// How many.
    package let amount: DecimalAmount
    /// Of what.
    package let unit: DoseUnit

    /// `amount` of `unit`.
    package init(amount: DecimalAmount, unit: DoseUnit) {
        self.amount = amount
        self.unit = unit
    }

    /// The code of the unit in UCUM (ucum.org).
    package var ucum: String { unit.ucum }

    /// Plain and stable, for storage: `1000 mg`. `init(parsing:)` reads it back.
    package var description: String { "\(amount) \(unit.word(for: amount))" }

    /// For people: `1,000 mg`, `0.5 mL`, `2 tablets`.
    package var words: String { "\(amount.words) \(unit.word(for: amount))" }

    /// Whether both can be compared and added (mg with g, tablets with tablets).
    package func isComparable(with other: Quantity) -> Bool {
        unit.dimension == other.unit.dimension
    }

    /// Whether this is less than `other`; nil when the units cannot be compared.
    package func isLess(than other: Quantity) -> Bool? {
        isComparable(with: other) ? base < other.base : nil
    }

    /// Whether both are the same amount (1 g and 1000 mg); nil when the units cannot be compared.
    package func isSameAmount(as other: Quantity) -> Bool? {
        isComparable(with: other) ? base == other.base : nil
    }

    /// The sum, in this unit if it can be spelled exactly in it, else in the other's; nil when the
    /// units cannot be added or the sum is above the limits of `DecimalAmount`.
    package func adding(_ other: Quantity) -> Quantity? {
        guard isComparable(with: other) else { return nil }
        let sum = base + other.base
        return Quantity(base: sum, unit: unit) ?? Quantity(base: sum, unit: other.unit)
    }

    /// This quantity `count` times; nil when `count` is below 1 or the product above the limits.
    package func multiplied(by count: Int) -> Quantity? {
        amount.multiplied(by: count).map { Quantity(amount: $0, unit: unit) }
    }

    /// The amount in millionths of the smallest unit of the dimension. `Int128` holds every sum of
    /// doses.
    var base: Int128 { Int128(amount.millionths) * unit.factor }

    /// Back from `base`; nil if `unit` cannot spell it exactly.
    init?(base: Int128, unit: DoseUnit) {
        let (millionths, remainder) = base.quotientAndRemainder(dividingBy: unit.factor)
        guard remainder == 0, let value = Int64(exactly: millionths),
            let amount = DecimalAmount(millionths: value)
        else { return nil }
        self.init(amount: amount, unit: unit)
    }
}
