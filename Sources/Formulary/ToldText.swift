/// What a person tells, as sentences of words, so that a name can be found in it however it is put.
package struct ToldText: Hashable, Sendable {
    private let sentences: [ToldSentence]

    /// Reads a text in the words of a person.
    package init(_ text: String) {
        sentences = Self.plain(text).replacing(" - ", with: ", ").split { "!?;\n".contains($0) }
            .flatMap { $0.split(separator: Self.endOfSentence) }.map { ToldSentence($0) }
    }

    /// All of its words.
    package var words: [String] { sentences.flatMap(\.words) }

    /// Whether one sentence holds a name. `back pain` are words in a row. Of `weak + leg/arm` each
    /// side stands in the sentence, in any order, and "/" stands between what will do.
    ///
    /// - Parameter unlessDenied: not where it says that it is not so: "no fever".
    package func tells(_ name: String, unlessDenied: Bool = false) -> Bool {
        let sides = Self.plain(name).split(separator: "+").map { side in
            side.split(separator: "/").map { Self.words($0) }
        }
        return !sides.isEmpty
            && sentences.contains { sentence in
                sides.allSatisfy { side in
                    side.contains { sentence.holds($0, unlessDenied: unlessDenied) }
                }
            }
    }

    private static let endOfSentence: String = ". "

    /// Lower-case, with "can't" as "cant".
    private static func plain(_ text: String) -> String {
        text.lowercased().filter { !"'’ʼ".contains($0) }
    }

    static func words(_ text: Substring) -> [String] {
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
