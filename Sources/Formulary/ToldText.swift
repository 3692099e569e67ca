/// What a person tells, as sentences of words, so that a name can be found in it however it is put.
package struct ToldText: Hashable, Sendable {
    private let sentences: [[String]]

    /// Reads a text in the words of a person.
    package init(_ text: String) {
        sentences = Self.plain(text).split { "!?;\n".contains($0) }
            .flatMap { $0.split(separator: Self.endOfSentence) }.map { Self.words($0) }
    }

    /// All of its words.
    package var words: [String] { sentences.flatMap { $0 } }

    /// Whether one sentence holds a name. `back pain` are words in a row. Of `weak + leg/arm` each
    /// side stands in the sentence, in any order, and "/" stands between what will do.
    package func tells(_ name: String) -> Bool {
        let sides = Self.plain(name).split(separator: "+").map { side in
            side.split(separator: "/").map { Self.words($0) }
        }
        return !sides.isEmpty
            && sentences.contains { sentence in
                sides.allSatisfy { side in side.contains { Self.holds($0, in: sentence) } }
            }
    }

    private static let endOfSentence: String = ". "

    private static func holds(_ phrase: [String], in sentence: [String]) -> Bool {
        guard let last = phrase.last, phrase.count <= sentence.count else { return false }
        return (0...sentence.count - phrase.count).contains { start in
            let end = start + phrase.count - 1
            return sentence[start..<end].elementsEqual(phrase.dropLast())
                && isMeant(sentence[end], by: last)
        }
    }

    /// A long word is also the beginning of one: `confus` finds "confused". A short one is the word
    /// itself or many of it: `numb` finds no number, `back` no backpack, `leg` finds "legs".
    private static func isMeant(_ word: String, by name: String) -> Bool {
        guard name.count < 5 else { return word.hasPrefix(name) }
        return word == name || word == name + "s"
    }

    /// Lower-case, with "can't" as "cant".
    private static func plain(_ text: String) -> String {
        text.lowercased().filter { !"'’ʼ".contains($0) }
    }

    private static func words(_ text: Substring) -> [String] {
        text.split { !($0.isLetter || $0.isNumber) }
            .flatMap { longForms[String($0)] ?? [String($0)] }
    }

    /// "Can't", "cannot" and "can not" are the same.
    private static let longForms = [
        "cannot": ["can", "not"], "cant": ["can", "not"], "couldnt": ["could", "not"],
        "wont": ["will", "not"], "wouldnt": ["would", "not"], "isnt": ["is", "not"],
        "arent": ["are", "not"], "wasnt": ["was", "not"], "doesnt": ["does", "not"],
        "dont": ["do", "not"], "didnt": ["did", "not"], "havent": ["have", "not"],
        "hasnt": ["has", "not"],
    ]
}
