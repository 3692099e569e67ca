package import DoseInterface

/// The answer of `dose use`.
package struct UseReport: Tellable {
    package var from: Day
    package var until: Day
    /// Newest first.
    package var days: [UseDay]

    package func tell(on page: inout Page) {
        page.say("From \(from.words) to \(until.words)")
        let told = days.filter { $0.painEntries > 0 || $0.medicines.contains { $0.doses > 0 } }
        guard !told.isEmpty else {
            page.say("Nothing was taken as needed, and no pain is on record.")
            return
        }
        page.gap()
        var table = Table(headings: ["DAY", "MEDICINE", "DOSES", "TOTAL", "PAIN"], wrapping: 1)
        for day in told {
            let used = day.medicines.filter { $0.doses > 0 }
            for (index, use) in used.enumerated() {
                table.row(
                    .init(day.day.words), .init(use.prescription), .init("\(use.doses)"),
                    .init(use.amount ?? ""), .init(index == 0 ? day.painWords : ""))
            }
            if used.isEmpty {
                table.row(
                    .init(day.day.words), .init("none"), .init("0"), .init(""),
                    .init(day.painWords))
            }
        }
        table.write(on: &page)
        page.gap()
        tellSums(on: &page)
        page.say(
            "PAIN is what was told with dose pain, from 0 to 10. A day without an entry says "
                + "nothing about pain.")
    }

    private func tellSums(on page: inout Page) {
        for name in days.first?.medicines.map(\.prescription) ?? [] {
            let used = days.compactMap { day in
                day.medicines.first { $0.prescription == name && $0.doses > 0 }
            }
            let doses = used.map(\.doses).reduce(0, +)
            page.say(
                "\(name): \(Phrases.count(doses, "dose")) on \(used.count) of "
                    + "\(Phrases.count(days.count, "day")).")
        }
    }
}

extension UseDay {
    /// `3 to 6`, `6`; empty without an entry.
    fileprivate var painWords: String {
        guard let painLow, let painHigh else { return "" }
        return painLow == painHigh ? "\(painLow)" : "\(painLow) to \(painHigh)"
    }

    /// The heads of the columns, in the order of the cells.
    static let columns: [CSVText.Cell] = [
        "day", "prescription", "medicine", "doses", "amount", "unit", "total", "pain_entries",
        "pain_low", "pain_high",
    ].map { .value($0) }

    /// One for each medicine; one for the pain alone where there is none.
    var rows: [[CSVText.Cell]] {
        let pain: [CSVText.Cell] = [.count(painEntries), .count(painLow), .count(painHigh)]
        guard !medicines.isEmpty else {
            return [[.value(day.date)] + Array(repeating: .value(nil), count: 6) + pain]
        }
        return medicines.map { use in
            [
                .value(day.date), .text(use.prescription), .text(use.medicine), .count(use.doses),
                .value(use.value), .value(use.unit), .value(use.amount),
            ] + pain
        }
    }
}
