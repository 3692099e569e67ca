/// A result as it was typed, read by its form.
struct AnalyteValue {
    /// One number, or two.
    let numbers: [DecimalText]

    /// Nil for what has not this form.
    init?(_ text: String, form: AnalyteForm) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            form == .signed ? DecimalText(signed: String(part)) : DecimalText(String(part))
        }
        guard numbers.count == parts.count else { return nil }
        switch form {
        case .number, .signed: guard numbers.count == 1 else { return nil }
        case .pair: guard numbers.count == 2, numbers[0] > numbers[1] else { return nil }
        case .presence: return nil
        }
        self.numbers = numbers
    }
}

/// From a smallest to a largest number, both included; open where there is none.
struct DecimalRange: Hashable, Sendable {
    var low: DecimalText?
    var high: DecimalText?

    func contains(all numbers: [DecimalText]) -> Bool {
        numbers.allSatisfy { number in
            (low.map { number >= $0 } ?? true) && (high.map { number <= $0 } ?? true)
        }
    }
}

extension Analyte {
    /// A value in another unit, rounded half up; exact factors, never binary fractions.
    ///
    /// - Parameter decimals: digits after the point; nil for those of the unit.
    /// - Returns: nil for what is no value of this analyte, or too large.
    package func convert(
        _ value: String, from: AnalyteUnit, to: AnalyteUnit, decimals: Int? = nil
    ) -> String? {
        guard from != to else { return value }
        guard let numbers = AnalyteValue(value, form: form)?.numbers else { return nil }
        let converted = numbers.compactMap { number in
            ExactFraction(millionths: number.millionths)
                .fromUnit(from)?.toUnit(to)?.rounded(decimals: decimals ?? to.decimals)
        }
        return converted.count == numbers.count ? converted.joined(separator: "/") : nil
    }

    /// How two values compare, each in its own unit; nil when one is no number, or a limit leaves
    /// it open.
    package func order(_ left: ToldValue, _ right: ToldValue) -> ValueOrder? {
        guard let one = number(left), let other = number(right) else { return nil }
        switch (one.comparator, other.comparator) {
        case (nil, nil):
            return one.number == other.number ? .same : one.number < other.number ? .lower : .higher
        case (_, nil):
            if one.isBelow(other.number) == true { return .lower }
            return one.isAbove(other.number) == true ? .higher : nil
        case (nil, _):
            if other.isBelow(one.number) == true { return .higher }
            return other.isAbove(one.number) == true ? .lower : nil
        default: return nil
        }
    }

    private func number(_ value: ToldValue) -> ToldNumber<DecimalText>? {
        guard let first = units.first,
            let text = convert(value.text, from: value.unit, to: first, decimals: 6),
            let number = AnalyteValue(text, form: form)?.numbers.first
        else { return nil }
        return ToldNumber(number, value.comparator)
    }
}

/// A value as it was reported.
package struct ToldValue: Hashable, Sendable {
    /// The number, or the limit.
    package let text: String
    /// Where the true value lies; nil for a value that is no limit.
    package let comparator: ValueComparator?
    /// Its unit.
    package let unit: AnalyteUnit

    /// Makes a value.
    package init(_ text: String, _ comparator: ValueComparator? = nil, unit: AnalyteUnit) {
        self.text = text
        self.comparator = comparator
        self.unit = unit
    }
}

/// How a value compares with another.
package enum ValueOrder: Hashable, Sendable {
    case lower
    case same
    case higher
}

/// A fraction of whole numbers, in millionths of the unit.
private struct ExactFraction {
    var above: Int128
    var below: Int128 = 1

    static let million: Int128 = 1_000_000

    init(millionths: Int64) { above = Int128(millionths) }

    /// A value in a unit as one in the first unit.
    func fromUnit(_ unit: AnalyteUnit) -> ExactFraction? {
        let shifted = moved(by: unit.zero, times: -1)
        switch unit.toFirstUnit {
        case .same: return shifted
        case .divide(let factor): return shifted?.scaled(by: factor, inverse: true)
        case .multiply(let factor): return shifted?.scaled(by: factor, inverse: false)
        }
    }

    /// A value in the first unit as one in this.
    func toUnit(_ unit: AnalyteUnit) -> ExactFraction? {
        let scaled: ExactFraction? =
            switch unit.toFirstUnit {
            case .same: self
            case .divide(let factor): scaled(by: factor, inverse: false)
            case .multiply(let factor): scaled(by: factor, inverse: true)
            }
        return scaled?.moved(by: unit.zero, times: 1)
    }

    private func moved(by zero: String?, times sign: Int128) -> ExactFraction? {
        guard let zero else { return self }
        guard let number = DecimalText(zero) else { return nil }
        let (product, overflow) = below.multipliedReportingOverflow(by: Int128(number.millionths))
        var result = self
        result.above += sign * product
        return overflow ? nil : result
    }

    private func scaled(by factor: String, inverse: Bool) -> ExactFraction? {
        guard let number = DecimalText(factor), number.millionths > 0 else { return nil }
        let factor = Int128(number.millionths)
        let up = above.multipliedReportingOverflow(by: inverse ? Self.million : factor)
        let down = below.multipliedReportingOverflow(by: inverse ? factor : Self.million)
        guard !up.overflow, !down.overflow else { return nil }
        var result = self
        (result.above, result.below) = (up.partialValue, down.partialValue)
        return result
    }

    /// Plain digits, half up, without zeros at the end; nil below zero.
    func rounded(decimals: Int) -> String? {
        guard above >= 0, (0...6).contains(decimals) else { return nil }
        let scale = (0..<decimals).reduce(Int128(1)) { value, _ in value * 10 }
        let up = above.multipliedReportingOverflow(by: scale * 2)
        let down = below.multipliedReportingOverflow(by: Self.million)
        guard !up.overflow, !down.overflow else { return nil }
        let units = (up.partialValue + down.partialValue) / (down.partialValue * 2)
        var fraction = String(String(units % scale + scale).dropFirst())
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return "\(units / scale)" + (fraction.isEmpty ? "" : "." + fraction)
    }
}
