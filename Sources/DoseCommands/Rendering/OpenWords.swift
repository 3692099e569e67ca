/// Which checks hold a dose and which are to ask about: the same counts on every screen. A title
/// can hold an "and", so that they stand apart by semicolons.
struct OpenWords {
    /// The titles of what holds it.
    let open: [String]
    /// The titles of what holds nothing and is worth asking about.
    let ask: [String]

    var isEmpty: Bool { open.isEmpty && ask.isEmpty }

    /// `1 open: two bone medicines. 2 to ask: calcium; calcium and vitamin D`.
    var words: String {
        var parts: [String] = []
        if !open.isEmpty { parts.append(openPart) }
        if !ask.isEmpty { parts.append("\(ask.count) to ask: \(titles(ask))") }
        return parts.joined(separator: ". ")
    }

    /// `1 open: two bone medicines, 2 to ask`; what is to ask about is named where nothing is open.
    var shortWords: String {
        guard !open.isEmpty, !ask.isEmpty else { return words }
        return "\(openPart), \(ask.count) to ask"
    }

    private var openPart: String { "\(open.count) open: \(titles(open))" }

    private func titles(_ all: [String]) -> String { all.joined(separator: "; ") }
}
