/// What `dose lab` was told, taken apart: the name up to the number, the number, its unit.
///
/// A name may have several words (vitamin d), digits in a word (b12), or be a code (2160-0).
struct LabWords {
    let name: String?
    let value: String?
    let unit: String?

    init(_ words: [String]) {
        let words = Self.joiningLimits(Self.apart(words))
        let places = words.indices.dropFirst().filter { Self.isValue(words[$0]) }
        // "vitamin b 12 300 pg/mL": of two numbers in a row the first belongs to the name.
        let place = places.first.map { first in
            places.contains(first + 1) ? first + 1 : first
        }
        let end = place ?? words.endIndex
        name = Array(words[..<end]).joinedText
        value = place.map { Self.plain(words[$0]) }
        unit = place.flatMap { Array(words[($0 + 1)...]).joinedText }
    }

    /// The minus sign as it is printed.
    static let minus = "\u{2212}"

    /// A number with the minus sign that is typed.
    private static func plain(_ word: String) -> String {
        word.hasPrefix(minus) ? "-" + word.dropFirst() : word
    }

    /// The words as they were meant: "0.9 mg/dL" in quotes is two, and so is "0.9mg/dL".
    private static func apart(_ words: [String]) -> [String] {
        var single = words.flatMap { (word: String) -> [String] in
            let parts = isValue(word) ? [] : word.split(whereSeparator: \.isWhitespace)
            return parts.count > 1 ? parts.map(String.init) : [word]
        }
        // Where a number stands by itself, another one belongs to a name or to a unit.
        guard !single.dropFirst().contains(where: isValue) else { return single }
        for place in single.indices.dropFirst() {
            guard let (value, unit) = valueAndUnit(single[place]) else { continue }
            single.replaceSubrange(place...place, with: [value, unit])
            break
        }
        return single
    }

    /// A number with its unit right behind it; nil for every other word, such as 25-OH.
    private static func valueAndUnit(_ word: String) -> (value: String, unit: String)? {
        guard
            var end = word.firstIndex(where: { $0.isLetter || "%°".contains($0) }),
            end > word.startIndex
        else { return nil }
        let before = word.index(before: end)
        if word[before] == "/" { end = before }
        let (value, unit) = (String(word[..<end]), String(word[end...]))
        let isUnit = unit.contains { "/%°".contains($0) } || plainUnits.contains(unit.lowercased())
        return isUnit && isValue(value) ? (value: value, unit: unit) : nil
    }

    /// Units without a mark by which they could be known.
    private static let plainUnits: Set<String> = [
        "kg", "g", "lb", "lbs", "m", "cm", "in", "c", "f", "mmhg", "sd",
    ]

    /// A sign that stands alone belongs to the number behind it: "<" "0.3".
    private static func joiningLimits(_ words: [String]) -> [String] {
        var joined: [String] = []
        for word in words {
            if let sign = joined.last, joined.count > 1, !sign.isEmpty,
                sign.allSatisfy({ "<>=≤≥⩽⩾".contains($0) }), isValue(word)
            {
                joined[joined.count - 1] = sign + word
            } else {
                joined.append(word)
            }
        }
        return joined
    }

    /// A number as labs print it, a pair of them, or a finding.
    private static func isValue(_ word: String) -> Bool {
        if ["positive", "pos", "negative", "neg", "+", "-"].contains(word.lowercased()) {
            return true
        }
        let digits = word.drop { "<>=≤≥⩽⩾+-\u{2212}~".contains($0) }.drop { $0 == " " }
        guard digits.first?.isNumber ?? false || digits.first == "." else { return false }
        return digits.allSatisfy { $0.isNumber || ".,/".contains($0) }
    }
}
