import DoseInterface

/// Prints the history while it comes, so that a long one is never held whole: as text day by day,
/// as rows for a spreadsheet, or as one JSON array.
struct HistoryPrinter {
    /// Lines of text when nothing is said.
    private static let usualLines = 50

    private let output: Output
    private let isCSV: Bool
    /// How many are shown; nil for all.
    private let limit: Int?
    /// The entries of the day that is not complete yet.
    private var day: [HistoryEntry] = []
    private var first: ListHistory.Reply?
    private var count = 0

    init(output: Output, isCSV: Bool, isAll: Bool, limit: Int?) {
        self.output = output
        self.isCSV = isCSV
        let isText = output.form == .text && !isCSV
        self.limit = limit ?? (isText && !isAll ? Self.usualLines : nil)
    }

    /// How many are asked for: one more than is shown says whether there are more.
    var asked: Int? { limit.map { min($0 + 1, Limits.historyEntries) } }

    mutating func take(_ reply: ListHistory.Reply) throws(DoseFailure) {
        if first == nil {
            first = reply
            output.write(json: "[")
            if isCSV { output.write(text: CSVText.row(HistoryEntry.columns)) }
        }
        for entry in reply.entries {
            count += 1
            guard count <= limit ?? .max else { return }
            if output.form == .json {
                output.write(json: (count > 1 ? "," : "") + (try JSONText.line(entry)))
            } else if isCSV {
                output.write(text: CSVText.row(entry.cells))
            } else {
                if let last = day.last, last.day.date != entry.day.date { tellDay() }
                day.append(entry)
            }
        }
    }

    /// Ends a list that did not come to its end: it is no array then.
    func breakOff() {
        if first != nil { output.write(json: "\n") }
    }

    mutating func finish() {
        output.write(json: "]\n")
        guard !isCSV, output.form == .text else { return }
        tellDay()
        var page = Page(style: output.style)
        if count == 0 {
            page.say("Nothing of that is on record\(spanWords).")
            if first?.from != nil { page.verbatim("Look further back: dose history --all") }
        } else if let limit, count > limit {
            page.say(
                "There is more\(spanWords): --limit \(limit * 2) shows more of it, --all "
                    + "everything.")
        }
        output.write(text: page.text)
    }

    /// ` since Wed 2026-10-28`; empty for everything.
    private var spanWords: String {
        let from = first?.from.map { " since \($0.words)" } ?? ""
        return from + (first?.until.map { " up to \($0.words)" } ?? "")
    }

    /// The day's own heading and table.
    private mutating func tellDay() {
        guard let heading = day.first?.day else { return }
        var page = Page(style: output.style)
        page.say(heading.wordsWithDistance)
        var table = Table(wrapping: 2)
        for entry in day {
            table.row(
                .init(entry.clock), .init(entry.medicineWords),
                .init(entry.stateWords, entry.look))
        }
        table.write(on: &page, indent: 2)
        output.write(text: page.text)
        day = []
    }
}
