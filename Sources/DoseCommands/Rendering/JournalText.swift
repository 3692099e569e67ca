package import DoseInterface

extension JournalEntry {
    /// `pain 6 of 10, back`; `radiation, 5 days, spine`.
    fileprivate var words: String {
        [
            score.map { "\($0) of 10" }, what, days.map { Phrases.count($0, "day") }, place,
        ].compactMap { $0 }.joined(separator: ", ")
    }

    fileprivate var timeWords: String { at.map { "\(day.words) \($0.clock)" } ?? day.words }
}

extension JournalKind {
    fileprivate var words: String {
        switch self {
        case .bowel: "bowel movement"
        case .symptom, .pain, .fall, .event: rawValue
        }
    }
}

extension RecordJournal.Reply: Tellable {
    package func tell(on page: inout Page) {
        let isNone = entry.kind == .bowel && entry.what?.split(separator: " ").first == "none"
        let words =
            isNone
            ? ["no bowel movement", String(entry.words.dropFirst(5))]
            : [entry.kind.words, entry.words]
        let said = words.filter { !$0.isEmpty }.joined(separator: " ")
        page.say("Recorded: \(said), \(entry.timeWords).")
        if let note = entry.note { page.say("Note: \(note)", indent: 2) }
        page.remarks(remarks)
        page.verbatim("Wrong? dose undo")
    }
}

/// The answer of `dose journal`.
package struct JournalList: Tellable {
    package var entries: [JournalEntry]
    /// The one kind that was asked for.
    package var kind: JournalKind?

    package func tell(on page: inout Page) {
        guard !entries.isEmpty else {
            page.say("Nothing of that is on record.")
            return
        }
        var table = Table(wrapping: 3)
        for entry in entries {
            let words = [entry.words, entry.note ?? ""].filter { !$0.isEmpty }
            table.row(
                .init(entry.timeWords), .init(entry.day.relative),
                .init(kind == nil ? entry.kind.words : ""),
                .init(words.joined(separator: "; ")))
        }
        table.write(on: &page)
    }
}
