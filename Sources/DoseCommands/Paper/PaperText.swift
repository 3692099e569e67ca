package import DoseInterface

extension Page {
    /// A heading on a line of its own.
    mutating func heading(_ text: String) {
        add(style.painted(Sanitizer.line(text), .heading))
    }
}

extension Paper: Tellable {
    package func tell(on page: inout Page) {
        page.heading(title)
        page.say(purpose)
        let about = [name, born.map { "born \($0)" }].compactMap(\.self)
        if !about.isEmpty { page.say("For: \(about.joined(separator: ", ")).") }
        page.say("Made: \(made.words).")
        for part in parts where !part.isForPenAlone {
            page.gap()
            part.tell(on: &page)
        }
        page.gap()
        page.remarks(footer)
        page.verbatim("A page to print, with charts and room to write: --html FILE")
    }
}

extension PaperPart {
    /// Whether it has nothing but lines to write on.
    fileprivate var isForPenAlone: Bool {
        guard let table, table.blanks, remarks.isEmpty, chart == nil else { return false }
        return table.rows.allSatisfy { $0.cells.dropFirst().allSatisfy(\.isEmpty) }
    }

    fileprivate func tell(on page: inout Page) {
        page.heading(heading)
        if let chart { page.say(chart.summary, indent: 2) }
        table?.tell(on: &page)
        if boxes {
            for remark in remarks { page.say(remark.text, indent: 2, lead: Lead("[ ] ")) }
        } else {
            page.remarks(remarks)
        }
    }
}

extension PaperTable {
    /// A column that wraps needs so many cells to be read with ease.
    private static let smallestColumn = 24

    /// As a table where it fits, else row by row under the first cell.
    fileprivate func tell(on page: inout Page) {
        let widths = columns.indices.map { column in
            max(
                DisplayWidth.of(columns[column]),
                rows.map { column < $0.cells.count ? DisplayWidth.of($0.cells[column]) : 0 }.max()
                    ?? 0)
        }
        let widest = widths.indices.max { widths[$0] < widths[$1] } ?? 0
        let others = widths.reduce(0, +) + 2 * widths.count - (widths.max() ?? 0)
        guard others + min(Self.smallestColumn, widths.max() ?? 0) <= page.style.width else {
            return tellRows(on: &page)
        }
        var table = Table(headings: columns.map { $0.uppercased() }, wrapping: widest)
        for row in rows { table.rows.append(row.cells.map { Table.Cell($0) }) }
        table.write(on: &page, indent: 2)
    }

    private func tellRows(on page: inout Page) {
        for row in rows {
            guard let first = row.cells.first else { continue }
            page.say(first, indent: 2)
            for (column, cell) in zip(columns, row.cells).dropFirst() where !cell.isEmpty {
                page.say(cell, indent: 4, lead: Lead("\(column): "))
            }
        }
    }
}
