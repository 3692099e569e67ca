import Testing

@testable import Regimen

/// Texts and what they mean, as a table: a line that begins with `>` (and those behind it with a
/// space in front) is a text, the lines below it are the canonical form.
struct SigTable {
    struct Row: Sendable, CustomTestStringConvertible {
        var text: String
        var canonical: String
        var testDescription: String { text }
    }

    let rows: [Row]

    init(_ table: String) {
        var rows: [Row] = []
        for line in table.split(separator: "\n") {
            if line.hasPrefix("> ") {
                rows.append(Row(text: String(line.dropFirst(2)), canonical: ""))
            } else if line.hasPrefix("  ") {
                rows[rows.count - 1].text += " " + line.dropFirst(2)
            } else if let last = rows.last {
                rows[rows.count - 1].canonical =
                    (last.canonical + " " + line)
                    .trimmingPrefix(" ").description
            }
        }
        self.rows = rows
    }

    /// Reads every text on Monday 2026-11-23 18:05 in Berlin and compares.
    static func check(_ row: Row) throws {
        let schedule = try Support.prescription(row.text).schedule
        #expect(schedule.canonical == row.canonical)
        #expect(try Schedule.parse(canonical: row.canonical) == schedule)
    }
}
