/// Rows for a spreadsheet (RFC 4180): commas, CRLF, quotes where they are needed.
enum CSVText {
    /// One cell of a row.
    enum Cell {
        /// What a person wrote, or a name. It is kept from being run as a formula.
        case text(String?)
        /// A number, a time or a word of ours.
        case value(String?)
        case count(Int?)
    }

    /// One row with its end of line.
    static func row(_ cells: [Cell]) -> String {
        cells.map(written).joined(separator: ",") + "\r\n"
    }

    private static func written(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): quoted(harmless(Sanitizer.line(text ?? "")))
        case .value(let value): quoted(Sanitizer.line(value ?? ""))
        case .count(let count): count.map { "\($0)" } ?? ""
        }
    }

    /// Spreadsheets run what begins with one of these; an apostrophe in front makes it a text
    /// (OWASP, CSV Injection).
    private static func harmless(_ text: String) -> String {
        guard let first = text.first(where: { $0 != " " }), "=+-@＝＋－＠".contains(first) else {
            return text
        }
        return "'" + text
    }

    private static func quoted(_ text: String) -> String {
        let isPlain =
            !text.contains { $0 == "," || $0 == "\"" || $0.isNewline } && text.first != " "
            && text.last != " "
        return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
