/// A text with `^^^^` under a part of it, cut into rows where it is longer than the line.
package struct CaretText: Sendable {
    /// The text as it was typed.
    package var text: String
    /// Where the part begins, in characters of the text; nil shows the text alone.
    package var offset: Int?
    /// How many characters it has; at least one caret is shown, also past the end.
    package var length: Int?

    /// A text and the part of it that is meant.
    package init(text: String, offset: Int?, length: Int?) {
        self.text = text
        self.offset = offset
        self.length = length
    }

    /// The rows, each of at most `cells` cells.
    package func rows(cells: Int) -> [String] {
        let characters = text.map(Sanitizer.character)
        let marked = markedRange(count: characters.count)
        var rows: [String] = []
        for piece in Self.pieces(of: characters, cells: cells) {
            rows.append(String(characters[piece]))
            if let marked, let carets = Self.carets(under: marked, in: characters, piece: piece) {
                rows.append(carets)
            }
        }
        guard let marked, marked.lowerBound >= characters.count else { return rows }
        return Self.withCaretAtEnd(rows, cells: cells)
    }

    private func markedRange(count: Int) -> Range<Int>? {
        guard let offset, offset >= 0 else { return nil }
        let start = min(offset, count)
        // A length beyond the text is the daemon's mistake and must not overflow here.
        let end = start + min(max(length ?? 1, 1), max(count - start, 1))
        return start..<end
    }

    /// Cuts after a space where there is one in the second half of the row.
    private static func pieces(of characters: [Character], cells: Int) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = 0
        while start < characters.count {
            var end = start
            var used = 0
            while end < characters.count {
                let next = used + DisplayWidth.of(characters[end])
                guard next <= cells || end == start else { break }
                used = next
                end += 1
            }
            if end < characters.count,
                let space = characters[start..<end].lastIndex(of: " "), space > (start + end) / 2
            {
                end = space + 1
            }
            pieces.append(start..<end)
            start = end
        }
        return pieces
    }

    private static func carets(
        under marked: Range<Int>, in characters: [Character], piece: Range<Int>
    ) -> String? {
        let part = marked.clamped(to: piece)
        guard !part.isEmpty else { return nil }
        let before = DisplayWidth.of(String(characters[piece.lowerBound..<part.lowerBound]))
        let under = max(1, DisplayWidth.of(String(characters[part])))
        return String(repeating: " ", count: before) + String(repeating: "^", count: under)
    }

    private static func withCaretAtEnd(_ rows: [String], cells: Int) -> [String] {
        let last = DisplayWidth.of(rows.last ?? "")
        return rows + [String(repeating: " ", count: min(last, cells)) + "^"]
    }
}
