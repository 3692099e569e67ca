package import DoseInterface

extension Stock {
    /// `30 tablets of 220 mg`; nil when nothing can be said.
    fileprivate var amountWords: String? {
        left.map { left in each.map { "\(left) of \($0)" } ?? left }
    }

    /// `for 5 more days, until Sat 2026-11-28`.
    fileprivate var supplyWords: String {
        guard let runsOut, days ?? 0 > 0 else { return supply }
        return "\(supply), until \(runsOut.words)"
    }

    /// `LOW, 10 tablets of 220 mg, for 5 more days, until Sat 2026-11-28`.
    var words: String {
        let parts = [
            low ? "LOW" : nil, amountWords ?? "an amount that is not counted", supplyWords,
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    fileprivate var sentence: String { "\(prescription): \(words)." }

    /// The last day on which it may be used, whatever ends it.
    fileprivate var lastDay: Day? {
        [expires, discard].compactMap(\.self).min { $0.date < $1.date }
    }
}

extension StockEntry {
    fileprivate var amountWords: String {
        guard let amount else { return "" }
        return each.map { "\(amount) of \($0)" } ?? amount
    }

    /// `expires Wed 2027-03-31, City Pharmacy, 2 repeats left`.
    fileprivate var detailWords: String {
        [
            amount == nil ? each.map { "\($0) each" } : nil, expires.map { "expires \($0.words)" },
            opened.map { "opened \($0.words)" }, discard.map { "use it up by \($0.words)" },
            pharmacy, repeats.map { Phrases.count($0, "repeat") + " left" },
        ].compactMap(\.self).joined(separator: ", ")
    }

    /// What was recorded, for one that was recorded just now.
    fileprivate func words(of prescription: String) -> String {
        let about = [amountWords, detailWords].filter { !$0.isEmpty }.joined(separator: ", ")
        switch kind {
        case .counted: return "\(prescription), counted: \(about)."
        case .added: return "\(prescription), came in: \(about)."
        case .noted: return "\(prescription), stock: \(about)."
        case .ended: return "the stock of \(prescription) is counted no more."
        }
    }
}

extension RecordStock.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say("Recorded: \(entry.words(of: prescription))")
        if let stock { page.say("Now: \(stock.sentence)", indent: 2) }
        page.remarks(remarks)
        page.verbatim("Wrong? dose undo")
    }
}

extension GetStock.Reply: Tellable {
    package func tell(on page: inout Page) {
        if let stock {
            page.say(stock.sentence)
            if let day = stock.expires { page.say("Expires: \(day.wordsWithDistance)", indent: 2) }
            if let day = stock.opened { page.say("Opened: \(day.wordsWithDistance)", indent: 2) }
            if let day = stock.discard {
                page.say("Use it up by: \(day.wordsWithDistance)", indent: 2)
            }
            if let pharmacy = stock.pharmacy { page.say("Pharmacy: \(pharmacy)", indent: 2) }
            if let repeats = stock.repeats { page.say("Repeats left: \(repeats)", indent: 2) }
        } else {
            page.say("The stock of \(prescription) is counted no more.")
            page.verbatim("Count it again: dose stock set \(prescription) AMOUNT")
        }
        page.remarks(remarks)
        page.say("History, newest first")
        var table = Table(wrapping: 3)
        for entry in entries {
            table.row(
                .init(entry.at.words), .init(entry.kind.rawValue), .init(entry.amountWords),
                .init(entry.detailWords))
        }
        table.write(on: &page, indent: 2)
    }
}

/// The answer of `dose stock`.
package struct StockList: Tellable {
    package var stock: [Stock]

    package func tell(on page: inout Page) {
        guard !stock.isEmpty else {
            page.say("No stock is counted.")
            page.verbatim("Count one: dose stock set NAME 30 tablets")
            return
        }
        var table = Table(headings: ["MEDICINE", "LEFT", "LASTS", "USE BY"], wrapping: 2)
        for item in stock {
            table.row(
                .init(Phrases.owner(item.person) + item.prescription),
                .init(item.amountWords ?? "not counted"),
                .init(
                    (item.low ? "LOW: " : "") + item.supplyWords, item.low ? .attention : .plain),
                .init(item.lastDay?.date ?? ""))
        }
        table.write(on: &page)
    }
}
