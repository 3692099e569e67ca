/// An exact fraction: 1.4 - 0.9 is 0.5, and a value in µmol/L divided by 88.4 loses nothing.
/// Numbers
/// of the size of lab results, weights and doses stay far inside of 128 bits.
package struct Exact: Comparable, Hashable, Sendable {
    private let numerator: Int128
    private let denominator: Int128

    private init(_ numerator: Int128, over denominator: Int128) {
        var (left, right) = (numerator.magnitude, denominator.magnitude)
        while right != 0 { (left, right) = (right, left % right) }
        let common = left == 0 ? 1 : Int128(left)
        let sign: Int128 = denominator < 0 ? -1 : 1
        self.numerator = sign * numerator / common
        self.denominator = sign * denominator / common
    }

    /// A whole number.
    package init(_ whole: Int) {
        self.init(Int128(whole), over: 1)
    }

    /// Reads digits with at most one point, as `DecimalText` does; nil for anything else.
    package init?(_ text: String) {
        guard let value = DecimalText(text) else { return nil }
        self.init(Int128(value.millionths), over: 1_000_000)
    }

    package static func < (left: Exact, right: Exact) -> Bool {
        left.numerator * right.denominator < right.numerator * left.denominator
    }

    package static func + (left: Exact, right: Exact) -> Exact {
        Exact(
            left.numerator * right.denominator + right.numerator * left.denominator,
            over: left.denominator * right.denominator)
    }

    package static func - (left: Exact, right: Exact) -> Exact {
        Exact(
            left.numerator * right.denominator - right.numerator * left.denominator,
            over: left.denominator * right.denominator)
    }

    package static func * (left: Exact, right: Exact) -> Exact {
        Exact(left.numerator * right.numerator, over: left.denominator * right.denominator)
    }

    /// - Precondition: `right` is not 0.
    package static func / (left: Exact, right: Exact) -> Exact {
        Exact(left.numerator * right.denominator, over: left.denominator * right.numerator)
    }

    /// Whether it is above 0.
    package var isPositive: Bool { numerator > 0 }

    /// Whether nothing is beyond the point.
    package var isWhole: Bool { denominator == 1 }

    /// Whole seconds, for a length of time; what is beyond the point is cut off.
    package var whole: Int64 { Int64(clamping: numerator / denominator) }

    /// Rounded half up to so many digits after the point: "58.6".
    package func rounded(_ digits: Int) -> String {
        let scale = (0..<digits).reduce(Int128(1)) { power, _ in power * 10 }
        let doubled = 2 * numerator * scale + denominator
        var steps = doubled / (2 * denominator)
        if doubled < 0, doubled % (2 * denominator) != 0 { steps -= 1 }
        let sign = steps < 0 ? "-" : ""
        let (whole, rest) = steps.magnitude.quotientAndRemainder(dividingBy: scale.magnitude)
        guard digits > 0 else { return "\(sign)\(whole)" }
        let tail = String(rest)
        return "\(sign)\(whole)." + String(repeating: "0", count: digits - tail.count) + tail
    }

    /// As `plain`, with a comma after each three digits before the point: "1,300".
    package var grouped: String {
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        var digits = Array(parts.first ?? "")
        var index = digits.count - 3
        while index > 0, digits[index - 1] != "-" {
            digits.insert(",", at: index)
            index -= 3
        }
        return String(digits) + (parts.count > 1 ? ".\(parts[1])" : "")
    }

    /// Without zeros at the end, at most six digits after the point: "0.5", "1300".
    package var plain: String {
        var text = rounded(6)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
