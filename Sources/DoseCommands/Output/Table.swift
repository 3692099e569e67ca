/// Aligned rows under headings. One column may be marked as the one that gives way and wraps.
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
        let heading = headings.map { Cell($0, .heading) }
        let all = ((headings.isEmpty ? [] : [heading]) + rows).map { row in
            row.map { Cell(Sanitizer.line($0.text), $0.look) }
        }
        let count = all.map(\.count).max() ?? 0
        var cells = (0..<count).map { column in
            all.map { column < $0.count ? DisplayWidth.of($0[column].text) : 0 }.max() ?? 0
        }
        let total = indent + cells.reduce(0, +) + Self.gapCells * max(0, count - 1)
        if total > page.style.width, wrapping < count {
            cells[wrapping] = max(
                min(Self.smallestColumn, cells[wrapping]),
                cells[wrapping] - (total - page.style.width))
        }
        for row in all {
            for line in Self.lines(of: row, cells: cells, wrapping: wrapping, style: page.style) {
                page.add(String(repeating: " ", count: indent) + line)
            }
        }
    }

    private static func lines(
        of row: [Cell], cells: [Int], wrapping: Int, style: TextStyle
    ) -> [String] {
        let pieces = row.indices.map { column in
            column == wrapping
                ? Page.wrap(row[column].text, to: cells[column]) : [row[column].text]
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
}
