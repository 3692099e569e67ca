/// Counts the words of sentences.
enum SentenceCount {
    /// Words in each sentence. A sentence ends with `.`, `!`, `?` or `:` before a space or the end.
    static func wordsPerSentence(of text: String) -> [Int] {
        var counts: [Int] = []
        var words = 0
        for word in text.split(whereSeparator: \.isWhitespace) {
            words += 1
            if let last = word.last, ".!?:".contains(last) {
                counts.append(words)
                words = 0
            }
        }
        return words > 0 ? counts + [words] : counts
    }
}
