/// What makes doses and a stock comparable: the unit in which it is counted, and how much one of it
/// holds, where that was said. Nothing is guessed: a dose in mg says nothing about tablets whose
/// strength nobody told.
///
/// Weights are exact whole numbers, of one measure only, so that a third of a tablet loses nothing.
package struct StockMeasure: Hashable, Sendable {
    package let unit: DoseUnit
    /// How much one unit holds: 220 mg in a tablet.
    package let each: Quantity?

    package init(unit: DoseUnit, each: Quantity? = nil) {
        self.unit = unit
        self.each = each
    }

    /// What a dose takes from the stock; nil when that cannot be said, or is beyond any measure.
    package func weight(of dose: Quantity) -> Int128? {
        if dose.unit.dimension == unit.dimension {
            return Self.product(dose.base, each?.base ?? 1)
        }
        guard let each, dose.isComparable(with: each) else { return nil }
        return Self.product(dose.base, 1_000_000 * unit.factor)
    }

    /// What a count or a delivery adds; nil in a unit that cannot be compared.
    package func weight(of amount: StockAmount) -> Int128? {
        guard amount.unit.dimension == unit.dimension else { return nil }
        return Self.product(
            Int128(amount.millionths) * amount.unit.factor, each?.base ?? 1)
    }

    /// Back from a weight, in hundredths of the unit, rounded down; nothing below none.
    package func amount(ofWeight weight: Int128) -> StockAmount {
        let hundredth = 10_000 * unit.factor * (each?.base ?? 1)
        let hundredths = Int64(clamping: max(0, weight) / hundredth)
        return StockAmount(
            millionths: min(hundredths, DecimalAmount.millionthsLimit / 10_000) * 10_000,
            unit: unit)
    }

    /// A million doses of this weight, and as many seconds of them, still fit in a number.
    private static let heaviest: Int128 = 1_000_000_000_000_000_000_000_000_000

    private static func product(_ left: Int128, _ right: Int128) -> Int128? {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow || product > heaviest ? nil : product
    }
}
