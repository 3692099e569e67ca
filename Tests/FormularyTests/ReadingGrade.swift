/// Estimates how many school years a text asks for (Flesch-Kincaid grade).
///
/// Syllables are estimated from groups of vowels. Names of medicines and a few words that the
/// person hears from the care team anyway count as two syllables: they cannot be made simpler.
struct ReadingGrade {
    static let familiar: Set<String> = [
        "osteoporosis", "osteonecrosis", "bisphosphonate", "bisphosphonates", "metastases",
        "calcium", "clearance", "creatinine", "infusion", "medicine", "medicines", "oncologist",
    ]

    let names: Set<String>

    func grade(of text: String) -> Double {
        let words = text.split { !($0.isLetter || $0.isNumber) }.map { $0.lowercased() }
        let sentences = max(1, text.split(whereSeparator: { ".!?:".contains($0) }).count)
        guard !words.isEmpty else { return 0 }
        let syllables = words.map(syllables(in:)).reduce(0, +)
        let perSentence = Double(words.count) / Double(sentences)
        return 0.39 * perSentence + 11.8 * Double(syllables) / Double(words.count) - 15.59
    }

    private func syllables(in word: String) -> Int {
        if names.contains(word) || Self.familiar.contains(word) { return 2 }
        var count = 0
        var wasVowel = false
        for letter in word {
            let isVowel = "aeiouy".contains(letter)
            if isVowel, !wasVowel { count += 1 }
            wasVowel = isVowel
        }
        let isSilent = word.hasSuffix("e") && !word.hasSuffix("le")
        if isSilent, count > 1 { count -= 1 }
        return max(1, count)
    }
}
