/// What `dose lab` was told, taken apart: the name up to the number, the number, its unit.
///
/// A name may have several words (vitamin d), digits in a word (b12), or be a code (2160-0).
struct LabWords {
    let name: String?
    let value: String?
    let unit: String?

    init(_ words: [String]) {
        let words = Self.joiningLimits(words)
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
