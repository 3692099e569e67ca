/// Rows of one kind, and how many more there are.
struct TodaySection: Sendable {
    enum Kind: Sendable {
        case trouble
        case open
        case coming
        case done
        case infusions
        case stock
        case questions
        case people
    }

    var kind: Kind
    var rows: [TodayRow]
    var hidden = 0
    /// What shows all of them.
    var command: String
}

/// The picture of today, cut to one screen.
struct TodayScreen: Sendable {
    /// Lines of a small terminal, without the one that the prompt takes.
    static let lines = 23

    /// Lines before the rows.
    var opening: [String]
    var sections: [TodaySection]

    /// Leaves out what can be left out best, until the rest fits.
    mutating func fit(_ style: TextStyle) {
        while lineCount(style) > Self.lines, let place = nextToCut {
            sections[place].rows.removeLast()
            sections[place].hidden += 1
        }
    }

    /// The past first, what is open last.
    private static let order: [TodaySection.Kind] = [
        .done, .coming, .questions, .stock, .infusions, .trouble, .open,
    ]

    private var nextToCut: Int? {
        for floor in [2, 1, 0] {
            for kind in Self.order {
                let least = kind == .open ? floor * 4 : floor
                let place = sections.firstIndex { $0.kind == kind && $0.rows.count > least }
                if let place { return place }
            }
        }
        return nil
    }

    private func lineCount(_ style: TextStyle) -> Int {
        var page = Page(style: style)
        tell(on: &page)
        return page.lineCount
    }

    func tell(on page: inout Page) {
        for line in opening {
            if line.isEmpty {
                page.gap()
            } else {
                page.verbatim(line)
            }
        }
        let layout = TodayLayout(sections.flatMap(\.rows), width: page.style.width)
        for section in sections {
            for row in section.rows { layout.write(row, on: &page) }
            guard section.hidden > 0 else { continue }
            let lead = section.rows.isEmpty ? "" : "and "
            layout.write(
                TodayRow(
                    label: "", words: "\(lead)\(section.hidden) more: \(section.command)"),
                on: &page)
        }
    }
}
