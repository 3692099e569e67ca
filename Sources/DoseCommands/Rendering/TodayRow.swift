/// One thing of the picture of today.
struct TodayRow: Sendable {
    /// `OVERDUE`.
    var label: String
    var look: Look = .plain
    /// `17:00`; empty for what has no time.
    var when = ""
    /// The zone of that time; empty for what has no time.
    var zone = ""
    /// `letrozole 2.5 mg`.
    var words: String
    /// `1 h late`.
    var aside = ""
    /// `1 open: creatinine`.
    var state = ""
    var stateLook: Look = .plain
    /// What to type, and why.
    var action: Action?

    /// A command that acts on a row.
    struct Action: Sendable {
        /// `To record it`.
        var purpose: String
        var command: String
    }

    /// What stands in the last column: how it is, else what to type.
    fileprivate var tail: String { state.isEmpty ? action?.command ?? "" : state }

    /// The row as one line that is read aloud: `Overdue: 17:00, letrozole 2.5 mg, 1 hour late. To
    /// record it: dose take letrozole`.
    var sentence: String {
        let said = [when, words, Phrases.spoken(aside), state].filter { !$0.isEmpty }
            .joined(separator: ", ")
        guard !label.isEmpty else { return said }
        let sentence = Phrases.sentence("\(Phrases.capitalized(label.lowercased())): \(said)")
        return action.map { "\(sentence) \($0.purpose): \($0.command)" } ?? sentence
    }
}

/// Rows in columns: label, time and words, distance, and what to type.
struct TodayLayout {
    private static let gap = 2
    /// A column that wraps needs so many cells to be read with ease.
    private static let smallestText = 24
    /// A longer command stands on a line of its own.
    private static let longestTail = 30

    private let labelCells: Int
    private let textCells: Int
    private let asideCells: Int
    private let width: Int

    init(_ rows: [TodayRow], width: Int) {
        let timed = rows.filter { !$0.when.isEmpty }
        self.width = width
        labelCells = Self.widest(rows, \.label) + Self.gap
        asideCells = Self.widest(timed, \.aside)
        let tails = timed.map { DisplayWidth.of($0.tail) }.filter { $0 <= Self.longestTail }
        let beside = [asideCells, tails.max() ?? 0].filter { $0 > 0 }.map { $0 + Self.gap }
        let room = width - labelCells - beside.reduce(0, +)
        textCells = min(Self.widest(timed, \.text), max(room, Self.smallestText))
    }

    private static func widest(_ rows: [TodayRow], _ text: (TodayRow) -> String) -> Int {
        rows.map { DisplayWidth.of(text($0)) }.max() ?? 0
    }

    func write(_ row: TodayRow, on page: inout Page) {
        guard !page.style.isPlain else { return page.say(row.sentence) }
        let margin = String(repeating: " ", count: labelCells)
        let label =
            page.style.painted(Sanitizer.line(row.label), row.look)
            + String(repeating: " ", count: labelCells - DisplayWidth.of(row.label))
        let pieces = text(of: row)
        var line = label + pieces[0]
        var cells = labelCells + DisplayWidth.of(pieces[0])
        func add(_ text: String, _ look: Look, at column: Int) {
            let start = max(column, cells + Self.gap)
            line += String(repeating: " ", count: start - cells) + page.style.painted(text, look)
            cells = start + DisplayWidth.of(text)
        }
        let asideColumn = labelCells + textCells + Self.gap
        if !row.aside.isEmpty { add(Sanitizer.line(row.aside), row.look, at: asideColumn) }
        let tailColumn = asideColumn + (asideCells > 0 ? asideCells + Self.gap : 0)
        let tail = Sanitizer.line(row.tail)
        // In its column, else right behind the words, else on a line of its own.
        let isWrapped = row.when.isEmpty && pieces.count > 1
        let column = [tailColumn, 0].map { max($0, cells + Self.gap) }
            .first { !isWrapped && $0 + DisplayWidth.of(tail) <= width }
        if let column, !tail.isEmpty { add(tail, row.stateLook, at: column) }
        page.add(line)
        for piece in pieces.dropFirst() { page.add(margin + piece) }
        if column == nil, !row.state.isEmpty { page.say(row.state, indent: labelCells) }
        if column == nil, row.state.isEmpty { page.verbatim(row.tail, indent: labelCells) }
        if !row.state.isEmpty, let action = row.action {
            page.verbatim("\(action.purpose): \(action.command)", indent: labelCells)
        }
    }

    /// Time and words, wrapped under the words.
    private func text(of row: TodayRow) -> [String] {
        let words = Sanitizer.line(row.words)
        guard !row.when.isEmpty else {
            return Page.wrap(words, to: width - labelCells, isBreaking: true)
        }
        let lead = row.when + "  "
        let hanging = DisplayWidth.of(lead)
        return Page.wrap(words, to: max(textCells - hanging, 10), isBreaking: true).enumerated()
            .map { ($0 == 0 ? lead : String(repeating: " ", count: hanging)) + $1 }
    }
}

extension TodayRow {
    fileprivate var text: String { when.isEmpty ? words : "\(when)  \(words)" }
}
