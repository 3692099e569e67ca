/// An exact amount above zero: up to 9 digits before and 6 after the decimal point. Never a
/// `Double`.
package struct DecimalAmount: Comparable, Hashable, Sendable, CustomStringConvertible {
    /// The most digits before the point.
    package static let wholeDigitsLimit = 9
    /// The most digits after the point.
    package static let fractionDigitsLimit = 6
    private static let unit: Int64 = 1_000_000
    static let millionthsLimit: Int64 = 999_999_999_999_999

    /// The amount times one million, 1...999_999_999_999_999.
    package let millionths: Int64

    /// The amount in millionths; nil outside of the limits.
    package init?(millionths: Int64) {
        guard (1...Self.millionthsLimit).contains(millionths) else { return nil }
        self.millionths = millionths
    }

    /// `significand` divided by ten to the `scale` (0...6); nil outside of the limits.
    package init?(significand: Int64, scale: Int) {
        guard (0...Self.fractionDigitsLimit).contains(scale) else { return nil }
        var value = significand
        for _ in scale..<Self.fractionDigitsLimit {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            value = product
        }
        self.init(millionths: value)
    }

    /// Reads plain digits with at most one point: `1000`, `0.5`. No sign, comma or exponent.
    package init?(_ text: String) {
        var significand: Int64 = 0
        var scale: Int?
        var digits = 0
        for byte in text.utf8 {
            if byte == 0x2E, scale == nil, digits > 0 {
                scale = 0
                continue
            }
            guard (0x30...0x39).contains(byte), digits < 15 else { return nil }
            significand = significand * 10 + Int64(byte - 0x30)
            digits += 1
            scale = scale.map { $0 + 1 }
        }
        guard digits > 0, scale != 0 else { return nil }
        self.init(significand: significand, scale: scale ?? 0)
    }

    /// The digits without the point and without zeros at the end of the fraction: 25 for 2.5.
    package var significand: Int64 { parts.significand }
    /// How many of `significand`'s digits are behind the point: 1 for 2.5.
    package var scale: Int { parts.scale }

    private var parts: (significand: Int64, scale: Int) {
        var significand = millionths
        var scale = Self.fractionDigitsLimit
        while scale > 0, significand % 10 == 0 {
            significand /= 10
            scale -= 1
        }
        return (significand, scale)
    }

    /// This amount `count` times; nil when `count` is below 1 or the product outside of the limits.
    package func multiplied(by count: Int) -> DecimalAmount? {
        let (product, overflow) = millionths.multipliedReportingOverflow(by: Int64(count))
        return overflow ? nil : DecimalAmount(millionths: product)
    }

    /// Whether the amount is exactly one.
    var isOne: Bool { millionths == Self.unit }

    /// Plain digits, which `init(_:)` reads back: `1000`, `0.5`.
    package var description: String { String(millionths / Self.unit) + fraction }

    /// For people, thousands grouped: `1,000`, `0.5`.
    package var words: String { grouped(millionths / Self.unit) + fraction }

    private var fraction: String {
        let (significand, scale) = parts
        guard scale > 0 else { return "" }
        var divisor: Int64 = 1
        for _ in 0..<scale { divisor *= 10 }
        return "." + padded(Int(significand % divisor), scale)
    }

    package static func < (left: DecimalAmount, right: DecimalAmount) -> Bool {
        left.millionths < right.millionths
    }
}
