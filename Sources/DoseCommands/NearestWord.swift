/// What was probably meant by a word that is not known. The daemon does the same for what it knows
/// itself: medicines, checks, labs, people.
enum NearestWord {
    /// The word that is nearest to what was typed; nil when none is near. Short words may differ by
    /// one letter, longer ones by two.
    static func of(_ typed: String, among words: [String]) -> String? {
        let typed = typed.lowercased()
        let found = words.map { (word: $0, slips: distance($0.lowercased(), typed)) }
            .filter { $0.slips <= min(2, max(1, typed.count / 2), $0.word.count - 1) }
        return found.min { $0.slips < $1.slips }?.word
    }

    /// Letters to add, drop, change or swap with their neighbor to get from one word to the other.
    static func distance(_ first: String, _ second: String) -> Int {
        let (first, second) = (Array(first.prefix(40)), Array(second.prefix(40)))
        var before: [Int] = []
        var row = Array(0...second.count)
        for (index, letter) in first.enumerated() {
            var next = [index + 1]
            for (column, other) in second.enumerated() {
                let changed = row[column] + (letter == other ? 0 : 1)
                var steps = min(changed, next[column] + 1, row[column + 1] + 1)
                if index > 0, column > 0, letter == second[column - 1], other == first[index - 1] {
                    steps = min(steps, before[column - 1] + 1)
                }
                next.append(steps)
            }
            (before, row) = (row, next)
        }
        return row[second.count]
    }
}
