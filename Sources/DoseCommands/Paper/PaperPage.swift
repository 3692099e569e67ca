package import DoseInterface

/// A paper as one HTML page: its style, its charts and nothing that asks the network.
package struct PaperPage: Sendable {
    private let paper: Paper
    /// Every source once, in the order in which it is named; sentences carry its number.
    private let sources: [Source]

    package init(_ paper: Paper) {
        self.paper = paper
        var sources: [Source] = []
        let remarks = paper.parts.flatMap(\.remarks) + paper.footer
        for source in remarks.flatMap(\.sources) where !sources.contains(source) {
            sources.append(source)
        }
        self.sources = sources
    }

    /// The page.
    package var text: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(PaperStyle.policy)">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta name="color-scheme" content="light">
        \(HTMLText.element("title", "\(paper.title), \(paper.made.date)"))
        <style>\(PaperStyle.sheet)</style>
        </head>
        <body>
        <main>
        \(header)
        \(paper.parts.map(section).joined(separator: "\n"))
        \(sourceList)</main>
        <footer>
        \(paper.footer.map { HTMLText.element("p", $0.text) }.joined(separator: "\n"))
        </footer>
        </body>
        </html>

        """
    }

    private var header: String {
        """
        <header>
        \(HTMLText.element("h1", paper.title))
        \(HTMLText.element("p", paper.purpose, #"class="purpose""#))
        <dl>
        <div><dt>Name</dt>\(Self.told(paper.name))</div>
        <div><dt>Date of birth</dt>\(Self.told(paper.born))</div>
        <div><dt>Made</dt>\(HTMLText.element("dd", paper.made.words))</div>
        </dl>
        </header>
        """
    }

    /// What is known, or a line to write on.
    private static func told(_ text: String?) -> String {
        text.map { HTMLText.element("dd", $0) } ?? #"<dd class="pen"></dd>"#
    }

    private func section(_ part: PaperPart) -> String {
        var pieces = [HTMLText.element("h2", part.heading, "id=\"\(Self.id(part.id))\"")]
        if let chart = part.chart {
            pieces.append(ChartDrawing(chart, id: Self.id(part.id)).figure)
        }
        if let table = part.table { pieces.append(self.table(table, named: part.heading)) }
        if !part.remarks.isEmpty { pieces.append(list(part.remarks, boxes: part.boxes)) }
        return """
            <section aria-labelledby="\(Self.id(part.id))">
            \(pieces.joined(separator: "\n"))
            </section>
            """
    }

    /// An id of letters, digits and hyphens, whatever came.
    private static func id(_ text: String) -> String {
        "part-" + text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }

    private func list(_ remarks: [Remark], boxes: Bool) -> String {
        let items = remarks.map { remark in
            let box = boxes ? #"<span class="box" aria-hidden="true"></span>"# : ""
            let text = HTMLText.escaped(remark.text) + marks(of: remark)
            return "<li>\(box)<span>\(text)</span></li>"
        }
        return """
            <ul\(boxes ? #" class="boxes""# : "")>
            \(items.joined(separator: "\n"))
            </ul>
            """
    }

    /// The numbers of the sources of a sentence, as links to them.
    private func marks(of remark: Remark) -> String {
        let numbers = remark.sources.compactMap { sources.firstIndex(of: $0) }.map { $0 + 1 }
        guard !numbers.isEmpty else { return "" }
        let links = numbers.map { "<a href=\"#source-\($0)\">\($0)</a>" }
        return " <sup aria-label=\"Source\">\(links.joined(separator: ", "))</sup>"
    }

    private func table(_ table: PaperTable, named name: String) -> String {
        let heading = table.columns.map { HTMLText.element("th", $0, #"scope="col""#) }.joined()
        let rows = table.rows.map { row in
            let cells = row.cells.enumerated().map { index, cell in
                let text = HTMLText.withWholeDays(cell)
                return index == 0 && !table.columns.isEmpty
                    ? "<th scope=\"row\">\(text)</th>" : "<td>\(text)</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        return """
            <table\(table.blanks ? #" class="blanks""# : "")>
            \(HTMLText.element("caption", name))
            \(heading.isEmpty ? "" : "<thead><tr>\(heading)</tr></thead>")
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            """
    }

    private var sourceList: String {
        guard !sources.isEmpty else { return "" }
        let items = sources.enumerated().map { index, source in
            let advice = source.advice ? " Commonly advised; ask your team." : ""
            let place = source.locator.map { ". \($0)" } ?? ""
            return HTMLText.element(
                "li", "\(source.words)\(place).\(advice)", "id=\"source-\(index + 1)\"")
        }
        return """
            <section aria-labelledby="part-sources" class="sources">
            <h2 id="part-sources">Sources</h2>
            <ol>
            \(items.joined(separator: "\n"))
            </ol>
            </section>

            """
    }
}
