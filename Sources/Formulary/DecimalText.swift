/// An exact decimal number read from text such as "88.4"; below zero only where that is asked for.
///
/// At most 9 digits before and 6 after the point, so comparison fits in 64 bits.
struct DecimalText: Comparable, Hashable, Sendable {
    static let digitsBeforePoint = 9
    static let digitsAfterPoint = 6

    /// The number times one million.
    let millionths: Int64

    /// Reads digits with at most one point; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first,
            Self.isDigits(whole, limit: Self.digitsBeforePoint)
        else { return nil }
        var fraction = ""
        if parts.count == 2 {
            guard Self.isDigits(parts[1], limit: Self.digitsAfterPoint) else { return nil }
            fraction = String(parts[1])
        }
        fraction += String(repeating: "0", count: Self.digitsAfterPoint - fraction.count)
        guard let value = Int64(whole + fraction) else { return nil }
        millionths = value
    }

    /// Reads the same with a minus sign or without.
    init?(signed text: String) {
        let isBelowZero = text.hasPrefix("-")
        guard let size = DecimalText(isBelowZero ? String(text.dropFirst()) : text) else {
            return nil
        }
        millionths = isBelowZero ? -size.millionths : size.millionths
    }

    static func < (left: DecimalText, right: DecimalText) -> Bool {
        left.millionths < right.millionths
    }

    private static func isDigits(_ text: Substring, limit: Int) -> Bool {
        (1...limit).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
    }
}
