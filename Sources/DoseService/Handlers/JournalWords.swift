import DoseInterface
import DoseStore
import Regimen

/// The words of an entry of the journal, read.
extension Scene {
    /// What was told, and when. A bowel movement, a fall and an event can have their day among
    /// their words: "surgery tomorrow".
    func told(
        in request: RecordJournal.Request
    ) throws -> (words: String?, moment: Regimen.Moment?) {
        let words = try checked(request.what, "what", limit: Limits.textCharacters)
        if let text = try checked(request.at, "at", limit: Limits.nameCharacters) {
            func moment(_ direction: TextDirection) throws -> Regimen.Moment {
                try reading("time") { () throws(TextError) in
                    try MomentText.parse(text, now: now, zone: home, direction: direction)
                }
            }
            let said = try moment(.past)
            if request.kind == .event {
                try refuseEitherWeek(text, last: said, next: moment(.future))
            }
            return (words, said)
        }
        guard let words, [.bowel, .fall, .event].contains(request.kind) else {
            return (words, nil)
        }
        func dated(_ direction: TextDirection) throws -> DatedText {
            try reading("time") { () throws(TextError) in
                try DatedText(words, now: now, zone: home, direction: direction)
            }
        }
        let said = try dated(.past)
        if request.kind == .event {
            try refuseEitherWeek(words, last: said.moment, next: dated(.future).moment)
        }
        return (said.words.isEmpty ? nil : said.words, said.moment)
    }

    /// An event can lie behind or ahead, so the name of a weekday alone is two days.
    private func refuseEitherWeek(
        _ text: String, last: Regimen.Moment?, next: Regimen.Moment?
    ) throws {
        guard case .day(let last)? = last, case .day(let next)? = next,
            next.dayNumber - last.dayNumber == 7
        else { return }
        throw Ambiguous(
            name: text, choices: [last.description, next.description],
            message: Sentences.which([last.words, next.words]))
    }

    /// In the one form in which it is kept that there was no bowel movement, and what else was
    /// said; nil for words about one that there was.
    func noMovement(in words: String) throws -> (what: String?, own: String?)? {
        let none = try reading("length of time") { () throws(TextError) in
            try NoMovementText(words, now: now, zone: home)
        }
        guard let none else { return nil }
        return (StoredJournalEntry.noMovement(days: none.days), none.rest)
    }

    /// The note of an entry, behind the person's own words for what it is.
    func note(of request: RecordJournal.Request, besides own: String?) throws -> String? {
        let note = try checked(request.note, "note", limit: Limits.textCharacters)
        let all = [own, note].compactMap(\.self).joined(separator: "; ")
        guard !all.isEmpty else { return nil }
        let text: String = try checked(all, "note", limit: Limits.textCharacters)
        return text
    }
}

extension StoredJournalEntry {
    static let noMovement = "none"

    /// "none for 4 days".
    static func noMovement(days: Int) -> String {
        guard days > 0 else { return noMovement }
        return "\(noMovement) for \(days) \(days == 1 ? "day" : "days")"
    }

    /// For how many days there had been no bowel movement, 0 when that was not said; nil if there
    /// was one.
    var daysWithout: Int? {
        guard let words = what?.lowercased().split(separator: " "),
            words.first.map(String.init) == Self.noMovement
        else { return nil }
        if words.count == 1 { return 0 }
        guard words.count == 4, let days = Int(words[2]),
            Self.noMovement(days: days) == words.joined(separator: " ")
        else { return nil }
        return days
    }

    /// Whether it says that there was no bowel movement.
    var isNone: Bool { daysWithout != nil }
}
