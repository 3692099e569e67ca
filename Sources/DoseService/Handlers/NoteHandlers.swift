import DoseInterface
import DoseStore
import Formulary
import Regimen

struct AddNoteHandler: WriteHandler {
    typealias Method = AddNote

    func answer(_ request: AddNote.Request, in scene: Scene) throws -> AddNote.Reply {
        let text: String = try scene.checked(
            request.text, "text", limit: Limits.textCharacters)
        let (subject, about, prescription) = try scene.subject(of: request)
        let event = try scene.log(
            .noteAdded, EventDetail(Sentences.noteOn(about)), prescription: prescription,
            request: request.requestId)
        try scene.keep(text, on: subject, event: event)
        return AddNote.Reply(
            note: Note(about: about, text: text, at: scene.moment(scene.now)),
            remarks: try scene.alarms(in: text, on: subject))
    }
}

struct ListNotesHandler: Handler {
    typealias Method = ListNotes

    func answer(_ request: ListNotes.Request, in scene: Scene) throws -> ListNotes.Reply {
        ListNotes.Reply(
            notes: try scene.transaction.notes(of: scene.person, limit: Limits.notes)
                .map(scene.describe))
    }
}

extension Scene {
    /// Something that a note can be on, in words.
    fileprivate typealias Noted = (
        subject: StoredNote.Subject, about: String, prescription: PrescriptionID?
    )

    /// Keeps a note in the name of an event.
    func keep(_ text: String, on subject: StoredNote.Subject, event: EventID) throws {
        try transaction.add(
            StoredNote(subject: subject, text: text, at: now), of: person, event: event)
    }

    /// Whom a note sends to the telephone. What was noted on an allergy or a condition was once.
    fileprivate func alarms(
        in text: String, on subject: StoredNote.Subject
    ) throws -> [Remark] {
        if case .event(let id) = subject, let event = try transaction.event(id) {
            switch EventKind(rawValue: event.kind) {
            case .healthFactAdded, .contactAdded: return []
            default: break
            }
        }
        let remarks = try signRemarks(to: text)
        return remarks.contains { $0.call != nil } ? remarks : []
    }

    /// All notes on something, in one line; nil when there are none.
    func notes(on event: EventID?) throws -> String? {
        try notes(on: [event].compactMap(\.self), after: nil)
    }

    /// All notes on what several events told of.
    ///
    /// - Parameter own: what was noted when it was recorded; it comes first.
    func notes(on events: [EventID], after own: String?) throws -> String? {
        let later = try events.flatMap { try transaction.notes(on: .event($0)) }.map(\.text)
        let notes = [own].compactMap(\.self) + later
        return notes.isEmpty ? nil : notes.joined(separator: "; ")
    }

    func describe(_ note: StoredNote) throws -> Note {
        Note(about: try words(of: note.subject), text: note.text, at: moment(note.at))
    }

    private func words(of subject: StoredNote.Subject) throws -> String {
        switch subject {
        case .prescription(let id): return try transaction.prescription(id)?.name ?? ""
        case .event(let id):
            if let record = try transaction.standingRecord(of: id),
                let stored = try transaction.prescription(record.prescription)
            {
                return words(of: record, stored)
            }
            guard let event = try transaction.event(id) else { return "" }
            return try EventDetail(json: event.detail).say
        }
    }

    /// What a note is to be on.
    ///
    /// - Throws: ``NotFound`` when there is no such thing on record.
    fileprivate func subject(of request: AddNote.Request) throws -> Noted {
        switch request.subject {
        case .last: return try lastRecorded()
        case .prescription:
            let stored = try prescription(named: request.name ?? "", openFirst: false)
            return (.prescription(stored.id), stored.name, stored.id)
        case .dose:
            let stored = try prescription(named: request.name ?? "", openFirst: false)
            let meant = try record(of: stored, meant: request.on)
            return try noted(meant.firstEvent, stored.id)
        case .exam:
            let day = try request.on.map { try date($0, "on", .past) }
            let exam = try transaction.dentalExams(of: person)
                .first { (day ?? $0.day) == $0.day }
            return try noted(exam?.event)
        case .lab:
            let name: String = try checked(
                request.name ?? "", "name", limit: Limits.nameCharacters)
            let known = formulary.analyte(named: name)?.id ?? name.lowercased()
            let day = try request.on.map { try date($0, "on", .past) }
            let result = try transaction.observations(of: person).first {
                $0.analyte.lowercased() == known && (day ?? $0.day) == $0.day
            }
            return try noted(result?.event)
        case .journal:
            let day = try request.on.map { try date($0, "on", .past) }
            let days = day.map { $0...$0 } ?? CivilDate.earliest...CivilDate.latest
            let kind = request.name?.lowercased()
            let entry = try transaction.journal(of: person, within: days)
                .first { (kind ?? $0.kind.rawValue) == $0.kind.rawValue }
            return try noted(entry?.event)
        case .condition: return try noted(fact(.condition, of: request))
        case .allergy: return try noted(fact(.allergy, of: request))
        case .risk: return try noted(fact(.risk, of: request))
        case .contact: return try noted(contact(named: request.name ?? "").event)
        case .work:
            let work = try transaction.dentalWork(of: person)
                .last { request.name.map($0.matches) ?? true }
            return try noted(work?.events.first)
        }
    }

    private func fact(_ kind: HealthKind, of request: AddNote.Request) throws -> EventID {
        try healthFact(kind, named: request.name ?? "").event
    }

    private func noted(
        _ event: EventID?, _ prescription: PrescriptionID? = nil
    ) throws -> Noted {
        guard let event else { throw nothingToNote }
        return (.event(event), try words(of: .event(event)), prescription)
    }

    private var nothingToNote: NotFound {
        NotFound(what: "record", name: "", suggestions: [], message: Sentences.nothingToNote)
    }

    /// So many of the newest changes are looked through.
    private static var changesSeen: Int { Limits.undoSteps }

    /// What was recorded last and still stands.
    private func lastRecorded() throws -> Noted {
        for event in try transaction.undoable(of: person, limit: Self.changesSeen) {
            switch EventKind(rawValue: event.kind) {
            case .doseTaken, .doseSkipped, .doseGiven, .doseCancelled, .dentalExamRecorded,
                .dentalWorkRecorded, .observationRecorded, .journalRecorded, .followUpAnswered,
                .healthFactAdded, .contactAdded:
                return try noted(event.id, event.prescription)
            case .doseAmended:
                let first = try transaction.standingRecord(of: event.id)?.firstEvent
                return try noted(first, event.prescription)
            case .prescriptionAdded, .prescriptionStarted, .prescriptionEdited,
                .prescriptionStopped:
                guard let id = event.prescription, let stored = try transaction.prescription(id)
                else { continue }
                return (.prescription(id), stored.name, id)
            default: continue
            }
        }
        throw nothingToNote
    }
}
