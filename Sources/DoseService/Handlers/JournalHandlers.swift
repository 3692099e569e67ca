import DoseInterface
import DoseStore
import Formulary
import Regimen

struct RecordJournalHandler: WriteHandler {
    typealias Method = RecordJournal

    func answer(_ request: RecordJournal.Request, in scene: Scene) throws -> RecordJournal.Reply {
        let entry = try scene.entry(of: request)
        let guides = scene.guides(to: entry)
        let event = try scene.log(
            .journalRecorded, EventDetail(scene.words(of: entry)), request: request.requestId)
        let before = try scene.keep(entry, event: event)
        let urgent = try scene.urgentRemarks(on: entry)
        var published = scene.published(guides, toldBy: scene.told(by: entry))
            .notSaid(by: urgent + before)
        if urgent.isEmpty, published.isEmpty {
            published = scene.unknown(entry).map { [scene.remark($0)] } ?? []
        }
        return RecordJournal.Reply(
            entry: scene.describe(entry), remarks: urgent + before + published)
    }
}

struct ListJournalHandler: ListHandler {
    typealias Method = ListJournal

    func items(_ request: ListJournal.Request, in scene: Scene) throws -> [JournalEntry] {
        let days =
            try scene.days(from: request.from, to: request.to)
            ?? CivilDate.earliest...CivilDate.latest
        return try scene.transaction.journal(of: scene.person, within: days)
            .map(scene.describeWithNotes).filter { request.kind ?? $0.kind == $0.kind }
    }

    func reply(_ items: [JournalEntry], _ head: ListHead) -> ListJournal.Reply {
        ListJournal.Reply(entries: items)
    }
}

extension Scene {
    /// Keeps an entry, and says what the entries before make of it.
    func keep(_ entry: StoredJournalEntry, event: EventID) throws -> [Remark] {
        let before = try remarksFromBefore(entry)
        let rising = entry.kind == .pain ? try questionsAboutRisingPain() : []
        try transaction.add(entry, of: person, event: event)
        if entry.kind == .pain { try planFollowUps(afterPain: rising, event: event) }
        return before
    }

    /// The same entry as of `dose bowel` and `dose bowel none`.
    func bowelEntry(hasMoved: Bool, note: String?) -> StoredJournalEntry {
        StoredJournalEntry(
            kind: .bowel, day: today, at: now,
            what: hasMoved ? nil : StoredJournalEntry.noMovement, note: note)
    }

    fileprivate func entry(of request: RecordJournal.Request) throws -> StoredJournalEntry {
        let (day, at) = try time(ofEntry: request.at, canBePlanned: request.kind == .event)
        return StoredJournalEntry(
            kind: request.kind.stored, day: day, at: at, what: try what(of: request),
            score: try score(of: request), days: try length(of: request),
            place: try checked(request.place, "place", limit: Limits.nameCharacters),
            note: try checked(request.note, "note", limit: Limits.textCharacters))
    }

    /// When it was: now, an instant in the past, or a day whose hour nobody told. A treatment can
    /// be planned for a day to come.
    private func time(
        ofEntry text: String?, canBePlanned: Bool
    ) throws -> (day: CivilDate, at: Instant?) {
        guard let text = try checked(text, "at", limit: Limits.nameCharacters) else {
            return (today, now)
        }
        let moment = try reading("time") { () throws(TextError) in
            try MomentText.parse(text, now: now, zone: home, direction: .past)
        }
        let (day, at): (CivilDate, Instant?) =
            switch moment {
            case .instant(let instant): (home.civil(at: instant).date, instant)
            case .day(let day): (day, nil)
            }
        if canBePlanned, day > today, day <= today.adding(days: Limits.horizonDays) {
            return (day, nil)
        }
        guard day <= today, at ?? now <= now.adding(seconds: 60) else {
            throw Invalid(parameter: "at", message: Sentences.inTheFuture)
        }
        return (day, at)
    }

    private func what(of request: RecordJournal.Request) throws -> String? {
        let what = try checked(request.what, "what", limit: Limits.textCharacters)
        switch request.kind {
        case .symptom:
            guard let what else { throw Invalid(parameter: "what", message: Sentences.whatFelt) }
            return what
        case .event:
            guard let what else { throw Invalid(parameter: "what", message: Sentences.whatFelt) }
            return try eventName(what, asWritten: request.asWritten == true)
        case .pain, .bowel, .fall: return what
        }
    }

    /// The name of the table, or as it was written.
    private func eventName(_ typed: String, asWritten: Bool) throws -> String {
        if let known = formulary.guides(.event).first(where: { $0.isNamed(typed) }) {
            return known.name
        }
        let near = formulary.guidesNear(typed, .event)
        guard asWritten || near.isEmpty else {
            throw Invalid(parameter: "what", message: Sentences.notAnEvent(typed, near: near))
        }
        return typed
    }

    private func score(of request: RecordJournal.Request) throws -> Int? {
        guard request.kind == .pain else {
            guard request.score == nil else {
                throw Invalid(parameter: "score", message: Sentences.painScale)
            }
            return nil
        }
        guard let score = request.score, (0...10).contains(score) else {
            throw Invalid(parameter: "score", message: Sentences.painScale)
        }
        return score
    }

    private func length(of request: RecordJournal.Request) throws -> Int? {
        guard let days = request.days else { return nil }
        guard request.kind == .event, (1...Limits.eventDays).contains(days) else {
            throw Invalid(parameter: "days", message: Sentences.daysOfEvent)
        }
        return days
    }

    /// What is published about what an entry tells of.
    fileprivate func guides(to entry: StoredJournalEntry) -> [Guide] {
        let told = told(by: entry)
        switch entry.kind {
        case .symptom, .fall, .bowel: return signs(told)
        case .pain:
            let place = [entry.what, entry.place].compactMap(\.self).joined(separator: " ")
            return formulary.guides(.sign).filter { guide in
                guide.isTold(by: told) || guide.isTold(byPainIn: place, score: entry.score ?? 0)
            }
        case .event: return formulary.guides(.event).filter { $0.isNamed(entry.what ?? "") }
        }
    }

    /// What is said to what no page is about.
    fileprivate func unknown(_ entry: StoredJournalEntry) -> String? {
        switch entry.kind {
        case .symptom: return Sentences.noPageForSign
        case .pain:
            // As strong as pain in a place must be to be a sign.
            let strong = formulary.guides(.sign).compactMap(\.painFrom).min()
            return strong.flatMap { (entry.score ?? 0) >= $0 ? Sentences.strongPain : nil }
        case .bowel, .fall, .event: return nil
        }
    }

    /// What the entries before make of this one.
    private func remarksFromBefore(_ entry: StoredJournalEntry) throws -> [Remark] {
        let earlier = try transaction.journal(of: person, within: CivilDate.earliest...entry.day)
            .filter { $0.kind == entry.kind }
        switch entry.kind {
        case .pain:
            guard let last = earlier.first(where: { $0.place == entry.place }),
                let score = last.score
            else { return [] }
            return [remark(Sentences.painBefore(score, last.day))]
        case .fall: return [remark(Sentences.tellOfFalls)]
        case .bowel:
            let last = earlier.first { !$0.isNone }
            // Who never told of a movement has gone without one since the first "none" at least.
            guard entry.isNone, let since = last ?? earlier.last else { return [] }
            let days = entry.day.dayNumber - since.day.dayNumber
            guard days >= 2 else { return [] }
            let published = formulary.guides(.sign).first { $0.id == "constipation" }
            let statement = published?.statements.first
            return [
                remark(
                    (last == nil ? Sentences.noMovement(days) : Sentences.bowelGap(days))
                        + (statement?.text ?? ""), statement?.sources ?? [])
            ]
        case .symptom, .event: return []
        }
    }

    fileprivate func words(of entry: StoredJournalEntry) -> String {
        let parts = [entry.score.map { "\($0) of 10" }, entry.what, entry.place]
            .compactMap(\.self).joined(separator: ", ")
        let kind = [entry.kind.rawValue, parts].filter { !$0.isEmpty }.joined(separator: " ")
        return "\(kind), \(entry.day.words)"
    }

    /// With the notes that came later.
    fileprivate func describeWithNotes(_ entry: StoredJournalEntry) throws -> JournalEntry {
        var described = describe(entry)
        described.note = try notes(on: [entry.event].compactMap(\.self), after: entry.note)
        return described
    }

    fileprivate func describe(_ entry: StoredJournalEntry) -> JournalEntry {
        JournalEntry(
            kind: JournalKind(rawValue: entry.kind.rawValue) ?? .symptom, day: day(entry.day),
            at: entry.at.map { moment($0) }, what: entry.what, score: entry.score,
            days: entry.days, place: entry.place, note: entry.note)
    }
}

extension StoredJournalEntry {
    fileprivate static let noMovement = "none"

    /// Whether it says that there was no bowel movement.
    var isNone: Bool { what?.lowercased() == Self.noMovement }
}

extension JournalKind {
    fileprivate var stored: StoredJournalEntry.Kind {
        switch self {
        case .symptom: .symptom
        case .pain: .pain
        case .bowel: .bowel
        case .fall: .fall
        case .event: .event
        }
    }
}
