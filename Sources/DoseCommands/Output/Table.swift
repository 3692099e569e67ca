/// Aligned rows under headings. One column is marked as the one that gives way first and wraps;
/// where that is not enough the widest ones do, so that nothing is lost and no row is too wide.
package struct Table: Sendable {
    private static let gapCells = 2
    private static let smallestColumn = 10

    /// Headings; empty to leave the heading line out.
    package var headings: [String]
    /// The column that is wrapped when the rows are too wide.
    package var wrapping: Int
    package var rows: [[Cell]] = []

    /// One cell: text and its look.
    package struct Cell: Sendable, ExpressibleByStringInterpolation {
        package var text: String
        package var look: Look

        package init(_ text: String, _ look: Look = .plain) {
            self.text = text
            self.look = look
        }

        package init(stringLiteral value: String) { self.init(value) }
    }

    package init(headings: [String] = [], wrapping: Int) {
        self.headings = headings
        self.wrapping = wrapping
    }

    /// Adds a row; missing cells are empty.
    package mutating func row(_ cells: Cell...) {
        rows.append(cells)
    }

    /// Writes the table.
    package func write(on page: inout Page, indent: Int = 0) {
        guard !page.style.isPlain else { return writeLines(on: &page) }
        let heading = headings.map { Cell($0, .heading) }
        let all = ((headings.isEmpty ? [] : [heading]) + rows).map { row in
            row.map { Cell(Sanitizer.line($0.text), $0.look) }
        }
        let count = all.map(\.count).max() ?? 0
        let cells = Self.widths(
            of: (0..<count).map { column in
                all.map { column < $0.count ? DisplayWidth.of($0[column].text) : 0 }.max() ?? 0
            }, in: page.style.width - indent, wrapping: wrapping)
        for row in all {
            for line in Self.lines(of: row, cells: cells, style: page.style) {
                page.add(String(repeating: " ", count: indent) + line)
            }
        }
    }

    /// What each column gets of the room.
    private static func widths(of asked: [Int], in room: Int, wrapping: Int) -> [Int] {
        var cells = asked
        func excess() -> Int {
            cells.reduce(0, +) + gapCells * max(0, cells.count - 1) - room
        }
        if excess() > 0, wrapping < cells.count {
            cells[wrapping] = max(
                min(smallestColumn, cells[wrapping]), cells[wrapping] - excess())
        }
        while excess() > 0, let widest = cells.indices.max(by: { cells[$0] < cells[$1] }),
            cells[widest] > smallestColumn
        {
            cells[widest] -= 1
        }
        return cells
    }

    private static func lines(of row: [Cell], cells: [Int], style: TextStyle) -> [String] {
        let pieces = row.indices.map { column in
            DisplayWidth.of(row[column].text) <= cells[column]
                ? [row[column].text]
                : Page.wrap(row[column].text, to: cells[column], isBreaking: true)
        }
        let height = pieces.map(\.count).max() ?? 1
        return (0..<height).map { line in
            row.indices.map { column in
                let piece = line < pieces[column].count ? pieces[column][line] : ""
                let padding = max(0, cells[column] - DisplayWidth.of(piece))
                return style.painted(piece, row[column].look)
                    + String(repeating: " ", count: padding)
            }.joined(separator: String(repeating: " ", count: gapCells))
        }
    }

    /// Plain lines: each cell with its heading, or two cells as a name and what it is.
    private func writeLines(on page: inout Page) {
        for row in rows {
            let said = row.indices.compactMap { column -> String? in
                let text = row[column].text
                guard !text.isEmpty else { return nil }
                guard column > 0, column < headings.count, !headings[column].isEmpty else {
                    return text
                }
                return "\(Phrases.capitalized(headings[column].lowercased())): \(text)"
            }
            page.say(
                headings.isEmpty
                    ? said.joined(separator: row.count == 2 ? ": " : ", ")
                    : said.map(Phrases.sentence).joined(separator: " "))
        }
    }
}
