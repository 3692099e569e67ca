package import DoseInterface

/// The answer of `dose adherence`.
package struct AdherenceReport: Tellable {
    package var reply: ListAdherence.Reply
    /// Whether it is split into weeks or months.
    package var isSplit: Bool

    package func tell(on page: inout Page) {
        page.say("From \(reply.from.words) to \(reply.until.words)")
        guard !reply.rows.isEmpty else {
            page.say("No dose was due or taken in these days.")
            return
        }
        page.gap()
        tellPlanned(on: &page)
        let notes = reply.rows.flatMap { row in row.notes.map { owner(of: row) + $0 } }
        if !notes.isEmpty { page.gap() }
        for note in notes { page.say(note) }
        page.gap()
        page.say("What the figures mean:")
        for remark in reply.remarks { page.say(remark.text, indent: 2) }
    }

    private func tellPlanned(on page: inout Page) {
        let rows = reply.rows.filter { !$0.clinic && $0.counted > 0 }
        guard !rows.isEmpty else { return }
        var table = Table(
            headings: (isSplit ? ["FROM"] : [])
                + ["MEDICINE", "COUNTED", "ON TIME", "LATE", "SKIPPED", "MISSED", "TAKEN"],
            wrapping: isSplit ? 1 : 0)
        for row in rows {
            let from: [Table.Cell] = isSplit ? [.init(row.from.date)] : []
            let figures = [
                "\(row.counted)", "\(row.onTime)" + AdherenceRow.percent(row.onTimePercent),
                "\(row.late)", "\(row.skipped)", "\(row.missed)",
                "\(row.onTime + row.late)" + AdherenceRow.percent(row.takenPercent),
            ]
            table.rows.append(from + [.init(row.prescription)] + figures.map { .init($0) })
        }
        table.write(on: &page)
    }

    /// `naproxen`, with the first day where there are several periods.
    private func owner(of row: AdherenceRow) -> String {
        row.prescription + (isSplit ? " from \(row.from.date)" : "")
    }
}

extension AdherenceRow {
    /// ` (88%)`; nothing where there is none.
    fileprivate static func percent(_ percent: Int?) -> String {
        percent.map { " (\($0)%)" } ?? ""
    }

    /// What stands beside the figures, each to be read after its name.
    fileprivate var notes: [String] {
        var notes: [String] = []
        if clinic, counted > 0 {
            notes.append(" at the clinic: \(given) given, \(skipped) skipped or cancelled.")
        }
        if !reasons.isEmpty { notes.append(", skipped: \(reasonWords).") }
        if open > 0 { notes.append(": \(Phrases.count(open, "dose")) waiting for an answer.") }
        if beside > 0 { notes.append(": \(Phrases.count(beside, "dose")) taken beside the plan.") }
        if held { notes.append(" was on hold for a part of this time.") }
        if let use, let useDays {
            let amount = use.amount.map { ", \($0) in all" } ?? ""
            notes.append(
                " as needed: \(Phrases.count(use.doses, "dose")) on "
                    + "\(Phrases.count(useDays, "day"))\(amount). "
                    + "Day by day: dose use \(prescription)")
        }
        return notes
    }

    /// `nausea (2), at the dentist (1)`.
    fileprivate var reasonWords: String {
        reasons.map { "\($0.reason) (\($0.count))" }.joined(separator: ", ")
    }

    /// The heads of the columns, in the order of the cells.
    static let columns: [CSVText.Cell] = [
        "from", "until", "prescription", "medicine", "clinic", "counted", "on_time", "late",
        "given", "skipped", "missed", "open", "beside_plan", "on_hold", "taken_percent",
        "on_time_percent", "skip_reasons", "as_needed_doses", "as_needed_days",
        "as_needed_amount", "as_needed_unit", "as_needed_total",
    ].map { .value($0) }

    var cells: [CSVText.Cell] {
        [
            .value(from.date), .value(until.date), .text(prescription), .text(medicine),
            .value(clinic ? "yes" : "no"), .count(counted), .count(onTime), .count(late),
            .count(given), .count(skipped), .count(missed), .count(open), .count(beside),
            .value(held ? "yes" : "no"), .count(takenPercent), .count(onTimePercent),
            .text(reasonWords), .count(use?.doses ?? 0), .count(useDays ?? 0),
            .value(use?.value), .value(use?.unit), .value(use?.amount),
        ]
    }
}
