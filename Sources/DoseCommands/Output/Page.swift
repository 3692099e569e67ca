/// Collects the lines of one answer. Whatever comes in is made safe; whatever is long is wrapped.
package struct Page: Sendable {
    /// How it looks.
    package let style: TextStyle
    private var lines: [String] = []

    /// An empty page.
    package init(style: TextStyle) {
        self.style = style
    }

    /// All lines, each ended.
    package var text: String {
        lines.map { $0 + "\n" }.joined()
    }

    /// Whether nothing was said yet.
    package var isEmpty: Bool { lines.isEmpty }

    /// How many lines there are.
    var lineCount: Int { lines.count }

    /// Prose: wrapped at spaces, later lines under the first.
    ///
    /// - Parameters:
    ///   - indent: cells before each line.
    ///   - lead: a word before the first line, in its look; later lines stand under `text`.
    package mutating func say(_ text: String, indent: Int = 0, lead: Lead? = nil) {
        if style.isPlain {
            let words = Sanitizer.line("\(lead?.text ?? "") \(text)").split(separator: " ")
            return add(words.joined(separator: " "))
        }
        var hanging = indent
        var opening = String(repeating: " ", count: indent)
        if let lead {
            let word = DisplayWidth.padded(Sanitizer.line(lead.text), to: lead.cells)
            opening += style.painted(word, lead.look)
            hanging += DisplayWidth.of(word)
        }
        let room = max(style.width - hanging, TextStyle.smallestWidth / 2)
        let rows = Self.wrap(Sanitizer.line(text), to: room)
        let margin = String(repeating: " ", count: hanging)
        for (index, row) in rows.enumerated() {
            add((index == 0 ? opening : margin) + row)
        }
    }

    /// A line that must stay whole: a command to copy. One that does not fit stands below the words
    /// before it, and one that is too long even there goes on behind a backslash, as a shell reads
    /// it.
    ///
    /// - Parameter breaks: false for what has one line, as wide as it is: a stream of reminders.
    package mutating func verbatim(_ text: String, indent: Int = 0, breaks: Bool = true) {
        let line = Sanitizer.line(text)
        guard !style.isPlain else { return add(line) }
        guard breaks else { return add(Self.blanks(indent) + line) }
        let words = String(line.drop { $0 == " " })
        let margin = indent + line.count - words.count
        let parts =
            DisplayWidth.of(words) > style.width - margin ? CommandLines.parts(of: words) : nil
        guard let (lead, command) = parts else { return add(Self.blanks(margin) + words) }
        if !lead.isEmpty { add(Self.blanks(margin) + lead) }
        let inner = margin + (lead.isEmpty ? 0 : 2)
        for row in CommandLines.rows(of: command, cells: style.width - inner) {
            add(Self.blanks(inner) + row)
        }
    }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

    /// A line that is safe and painted already.
    mutating func add(_ line: String) {
        var line = line
        while line.utf8.last == UInt8(ascii: " ") { line.unicodeScalars.removeLast() }
        lines.append(line)
    }

    /// An empty line, never two in a row and never the first.
    package mutating func gap() {
        if let last = lines.last, !last.isEmpty { lines.append("") }
    }

    /// Cuts safe text into rows of at most `cells`; a longer word keeps a row of its own.
    ///
    /// - Parameter isBreaking: a longer word is cut too, for a column that must not grow.
    static func wrap(_ text: String, to cells: Int, isBreaking: Bool = false) -> [String] {
        var rows: [String] = []
        var row = ""
        var rowCells = 0
        for word in pieces(of: text, cells: isBreaking ? cells : .max) {
            let wordCells = DisplayWidth.of(word)
            if !row.isEmpty, rowCells + 1 + wordCells > cells {
                rows.append(row)
                row = ""
                rowCells = 0
            }
            if !row.isEmpty {
                row += " "
                rowCells += 1
            }
            row += word
            rowCells += wordCells
        }
        rows.append(row)
        return rows
    }

    /// The words of a text, each of at most so many cells.
    private static func pieces(of text: String, cells: Int) -> [Substring] {
        text.split(separator: " ").flatMap { word in
            var pieces: [Substring] = []
            var rest = word
            while DisplayWidth.of(rest) > cells {
                var end = rest.index(after: rest.startIndex)
                while DisplayWidth.of(rest[...end]) <= cells { end = rest.index(after: end) }
                pieces.append(rest[..<end])
                rest = rest[end...]
            }
            return pieces + [rest]
        }
    }
}

/// A word before a text: what it is, how it looks and how wide its column is.
package struct Lead: Sendable {
    /// The word.
    package var text: String
    package var look: Look
    package var cells: Int

    package init(_ text: String, _ look: Look = .plain, cells: Int = 0) {
        self.text = text
        self.look = look
        self.cells = cells
    }
}
