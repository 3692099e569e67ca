/// One sentence of what a person tells, with the clauses that its commas make.
struct ToldSentence: Hashable, Sendable {
    private(set) var words: [String] = []
    private var clauses: [Range<Int>] = []

    /// Reads plain words; see ``ToldText``.
    init(_ text: Substring) {
        for clause in text.split(whereSeparator: { ",:()–—".contains($0) }) {
            let start = words.count
            words += Self.withoutTests(ToldText.words(clause))
            clauses.append(start..<words.count)
        }
    }

    /// Whether words stand in a row.
    ///
    /// - Parameter unlessDenied: not where they are denied: "no fever".
    func holds(_ phrase: [String], unlessDenied: Bool) -> Bool {
        guard let last = phrase.last, phrase.count <= words.count else { return false }
        return (0...words.count - phrase.count).contains { start in
            let end = start + phrase.count - 1
            return words[start..<end].elementsEqual(phrase.dropLast())
                && Self.isMeant(words[end], by: last)
                && !(unlessDenied && isDenied(start...end))
        }
    }

    /// A long word is also the beginning of one: `confus` finds "confused". A short one is the word
    /// itself or many of it: `numb` finds no number, `back` no backpack, `leg` finds "legs".
    private static func isMeant(_ word: String, by name: String) -> Bool {
        guard name.count < 5 else { return word.hasPrefix(name) }
        return word == name || word == name + "s"
    }

    /// A "blood test" tells of no blood.
    private static func withoutTests(_ words: [String]) -> [String] {
        words.indices.filter { index in
            words[index] != "blood" || index + 1 == words.count
                || !bloodWords.contains(words[index + 1])
        }.map { words[$0] }
    }

    private static let bloodWords: Set<String> = [
        "test", "tests", "draw", "draws", "work", "pressure", "sugar", "count", "counts",
        "thinner", "thinners", "result", "results", "sample", "samples", "value", "values",
    ]

    private func isDenied(_ found: ClosedRange<Int>) -> Bool {
        guard
            let clause = clauses.first(where: {
                $0.contains(found.lowerBound) && $0.contains(found.upperBound)
            })
        else { return false }
        let start = found.lowerBound - clause.lowerBound
        return Denial.covers(
            start...(start + found.count - 1), of: Array(words[clause]))
    }
}
