import DoseInterface
import Formulary
import Regimen

/// The lab's own range: from, to, or both, in the unit of the value.
struct ReferenceRange {
    let low: String?
    let high: String?

    /// Reads "0.5-1.1", "0.5 to 1.1", "<1.1" and ">3.5"; nil for anything else.
    init?(_ text: String) {
        var text = text.trimmingBlanks()
        if text.hasPrefix("\u{2212}") { text = "-" + text.dropFirst() }
        for (sign, isLow) in [("<=", false), ("<", false), (">=", true), (">", true)]
        where text.hasPrefix(sign) {
            let number = String(text.dropFirst(sign.count)).trimmingBlanks()
            guard Self.number(number) != nil else { return nil }
            (low, high) = isLow ? (number, nil) : (nil, number)
            return
        }
        for separator in [" to ", " bis ", "-", "–"] {
            guard let range = text.firstRange(of: separator) else { continue }
            let low = String(text[..<range.lowerBound]).trimmingBlanks()
            let high = String(text[range.upperBound...]).trimmingBlanks()
            guard let from = Self.number(low), let end = Self.number(high), from < end else {
                return nil
            }
            (self.low, self.high) = (low, high)
            return
        }
        return nil
    }

    init?(low: String?, high: String?) {
        guard low != nil || high != nil else { return nil }
        (self.low, self.high) = (low, high)
    }

    /// "0.5 to 1.1", "up to 1.1", "from 3.5".
    var words: String {
        switch (low, high) {
        case (let low?, let high?): "\(low) to \(high)"
        case (let low?, nil): "from \(low)"
        case (nil, let high): "up to \(high ?? "")"
        }
    }

    /// How a value lies against it; nil for a value that is no number, and where a limit leaves it
    /// open.
    func mark(_ value: String, _ comparator: ValueComparator? = nil) -> LabMark? {
        guard let number = Self.number(value) else { return nil }
        let told = ToldNumber(number, comparator)
        var isLow: Bool? = false
        var isHigh: Bool? = false
        if let low = low.flatMap(Self.number) { isLow = told.isBelow(low) }
        if let high = high.flatMap(Self.number) { isHigh = told.isAbove(high) }
        if isLow == true { return .low }
        if isHigh == true { return .high }
        return isLow == nil || isHigh == nil ? nil : .normal
    }

    /// Millionths of plain digits, zero too, with a minus sign or without.
    private static func number(_ text: String) -> Int64? {
        if text.hasPrefix("-"), !text.hasPrefix("--") {
            return number(String(text.dropFirst())).map { -$0 }
        }
        if let amount = DecimalAmount(text) { return amount.millionths }
        let isZero = text.first == "0" && text.allSatisfy { $0 == "0" || $0 == "." }
        return isZero && text.last != "." ? 0 : nil
    }

    /// Whether a text is a number as results have it.
    static func isNumber(_ text: String) -> Bool { number(text) != nil }
}
