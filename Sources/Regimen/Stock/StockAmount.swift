/// How much of a medicine is on hand, in the unit in which it is counted. It may be none.
package struct StockAmount: Hashable, Sendable, CustomStringConvertible {
    /// More than anyone has at home, in units.
    package static let limit: Int64 = 1_000_000

    /// The amount times one million; 0 for none.
    package let millionths: Int64
    package let unit: DoseUnit

    /// - Parameter millionths: below 0 counts as none.
    package init(millionths: Int64, unit: DoseUnit) {
        self.millionths = max(0, millionths)
        self.unit = unit
    }

    package init(_ quantity: Quantity) {
        self.init(millionths: quantity.amount.millionths, unit: quantity.unit)
    }

    package var isNone: Bool { millionths == 0 }

    /// Plain and stable, for storage: `30 tablets`, `0 tablets`. `parse` reads it back.
    package var description: String {
        amount.map { Quantity(amount: $0, unit: unit).description } ?? "0 \(plural)"
    }

    /// For people: `1,000 mL`, `30 tablets`, `no tablets`.
    package var words: String {
        amount.map { Quantity(amount: $0, unit: unit).words } ?? "no \(plural)"
    }

    private var amount: DecimalAmount? { DecimalAmount(millionths: millionths) }

    /// The unit as a word for many: `tablets`, `mL`.
    package var plural: String {
        DecimalAmount(millionths: 2_000_000).map(unit.word) ?? unit.rawValue
    }

    /// Reads `30 tablets`, `0 tablets` or `none`.
    ///
    /// - Parameter unit: that of a bare `0` or `none`.
    /// - Throws: `TextError` for anything else, and for more than `limit`.
    package static func parse(
        _ text: String, unit: DoseUnit?
    ) throws(TextError) -> StockAmount {
        if let none = try none(text, unit: unit) { return none }
        let quantity = try Quantity(parsing: text)
        guard quantity.amount.millionths <= limit * 1_000_000 else {
            let cursor = try TokenCursor(text, limit: Quantity.textLimit)
            throw cursor.error(
                .outOfRange, "That is too much. The limit is \(grouped(limit)).", at: cursor.whole)
        }
        return StockAmount(quantity)
    }

    private static func none(
        _ text: String, unit: DoseUnit?
    ) throws(TextError) -> StockAmount? {
        var cursor = try TokenCursor(text, limit: Quantity.textLimit)
        if cursor.isNumber(), cursor.current?.text == "0" {
            cursor.advance()
        } else if !cursor.takeAny(["none", "no", "nothing", "zero"]) {
            return nil
        }
        let named = cursor.word().flatMap { DoseUnit(word: $0) }
        if named != nil { cursor.advance() }
        try cursor.requireEnd()
        guard let unit = named ?? unit else {
            throw cursor.error(
                .unitMissing, "None of what? Write it like this: 0 tablets.", at: cursor.whole)
        }
        return StockAmount(millionths: 0, unit: unit)
    }
}
