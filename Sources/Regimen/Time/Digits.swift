/// `value` in decimal digits with leading zeros up to `width`.
func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// `value` in decimal digits with a comma between groups of three: 12,500.
func grouped(_ value: Int64) -> String {
    var groups: [String] = []
    var rest = value
    while rest >= 1000 {
        groups.append(padded(Int(rest % 1000), 3))
        rest /= 1000
    }
    groups.append(String(rest))
    return groups.reversed().joined(separator: ",")
}

/// Reads fixed-width ASCII digits from the front of a text.
struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ separator: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, UInt32(byte) == separator.value else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func digits(_ count: Int) -> Int? {
        guard rest.count >= count else { return nil }
        var value = 0
        for byte in rest.prefix(count) {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        rest = rest.dropFirst(count)
        return value
    }
}
