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
        let told = try told(in: request)
        let (day, at) = try time(of: told.moment, request.kind)
        let (what, own) = try what(of: told.words, request)
        return StoredJournalEntry(
            kind: request.kind.stored, day: day, at: at, what: what,
            score: try score(of: request), days: try length(of: request),
            place: try checked(request.place, "place", limit: Limits.nameCharacters),
            note: try note(of: request, besides: own))
    }

    /// When it was: now, an instant in the past, or a day whose hour nobody told. A treatment can
    /// be planned for a day to come.
    private func time(
        of moment: Regimen.Moment?, _ kind: JournalKind
    ) throws -> (day: CivilDate, at: Instant?) {
        // An event is one of its day.
        guard let moment else { return (today, kind == .event ? nil : now) }
        let (day, at): (CivilDate, Instant?) =
            switch moment {
            case .instant(let instant): (home.civil(at: instant).date, instant)
            case .day(let day), .part(_, of: let day): (day, nil)
            }
        if kind == .event, day > today, day <= today.adding(days: Limits.horizonDays) {
            return (day, nil)
        }
        guard day <= today, at ?? now <= now.adding(seconds: 60) else {
            throw Invalid(parameter: "at", message: Sentences.inTheFuture)
        }
        return (day, at)
    }

    /// What it was, and the person's own words where those say it otherwise.
    private func what(
        of words: String?, _ request: RecordJournal.Request
    ) throws -> (what: String?, own: String?) {
        switch request.kind {
        case .symptom, .event:
            guard let words else { throw Invalid(parameter: "what", message: Sentences.whatFelt) }
            guard request.kind == .event else { return (words, nil) }
            let name = try eventName(words, asWritten: request.asWritten == true)
            return (name, name.lowercased() == words.lowercased() ? nil : words)
        case .bowel:
            guard let words, let none = try noMovement(in: words) else { return (words, nil) }
            return none
        case .pain, .fall: return (words, nil)
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
            guard let told = entry.daysWithout else { return [] }
            // Who never told of a movement has gone without one since the first "none" at least.
            let known = last ?? earlier.last
            let since = known.map { entry.day.dayNumber - $0.day.dayNumber } ?? 0
            let days = max(told, since + (last == nil ? known?.daysWithout ?? 0 : 0))
            guard days >= 2 else { return [] }
            let isFromRecord = last != nil && since >= told
            let published = formulary.guides(.sign).first { $0.id == "constipation" }
            let statement = published?.statements.first
            return [
                remark(
                    (isFromRecord
                        ? Sentences.bowelGap(days)
                        : told < days ? Sentences.noMovement(days) : Sentences.goneWithout(days))
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
