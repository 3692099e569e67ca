import DoseInterface
import DoseStore
import Regimen

struct AmendDoseHandler: WriteHandler {
    typealias Method = AmendDose

    func answer(_ request: AmendDose.Request, in scene: Scene) throws -> AmendDose.Reply {
        let (stored, words) = try scene.prescription(
            named: request.name, andWordsOf: request.words)
        let old = try scene.record(of: stored, meant: request.record)
        let new = try scene.corrected(old, by: request, words, of: stored)
        let note = try scene.checked(request.note, "note", limit: Limits.textCharacters)
        let before = try scene.describe(old, of: stored)
        guard let first = old.firstEvent, let row = old.id else {
            throw DamagedRow(what: "dose_record")
        }
        let isChanged = !old.says(the: new)
        guard isChanged || note != nil else {
            throw Invalid(parameter: "words", message: Sentences.nothingToCorrect(stored.name))
        }
        var detail = EventDetail(
            isChanged
                ? Sentences.corrected(scene.words(of: old, stored), scene.words(of: new, stored))
                : Sentences.noteOn(scene.words(of: old, stored)),
            previous: stored.state.rawValue)
        detail.dose = old.dose?.value
        detail.record = row.value
        let event = try scene.log(
            isChanged ? .doseAmended : .noteAdded, detail, prescription: stored.id,
            request: request.requestId)
        if let note { try scene.keep(note, on: .event(first), event: event) }
        let standing =
            isChanged ? try scene.replace(old, with: new, of: stored, by: event) : old
        let next = try scene.transaction.upcomingDoses(of: stored.id).first
        return AmendDose.Reply(
            record: try scene.describe(standing, of: stored), before: before,
            next: next.map { scene.moment($0.dueAt) },
            remarks: isChanged ? try scene.remarks(onCorrected: standing, stored) : [])
    }
}

extension Scene {
    /// A record with what is said in place of what it says.
    fileprivate func corrected(
        _ old: StoredRecord, by request: AmendDose.Request, _ words: String?,
        of stored: StoredPrescription
    ) throws -> StoredRecord {
        let typed = try typedRecord(words: words, amount: request.amount, at: request.at)
        var new = old
        new.outcome = try request.outcome.map { try outcome($0, of: stored) } ?? old.outcome
        let dose = try old.dose.flatMap { try transaction.dose($0) }
        if dose == nil, new.outcome == .skipped || new.outcome == .cancelled {
            throw NothingDue(
                prescription: stored.name, next: nil, message: Sentences.besidePlanStays)
        }
        if let moment = typed.moment {
            new.at = try time(moment, before: old.at)
        } else if new.outcome.isIntake, !old.outcome.isIntake, let dose {
            new.at = min(dose.dueAt, now)
        }
        new.amount = try amount(
            typed.amount ?? (new.outcome.isIntake ? old.amount : nil), new.outcome, of: dose,
            stored)
        new.reason =
            new.outcome.isIntake && request.reason == nil
            ? nil : try reason(request.reason ?? old.reason, new.outcome)
        new.minutes = try minutes(request.minutes) ?? old.minutes
        new.place =
            try checked(request.place, "place", limit: Limits.nameCharacters) ?? old.place
        return new
    }

    /// A day alone keeps the clock time that was recorded; so does a part of it, if that fits.
    private func time(_ moment: Regimen.Moment, before: Instant) throws -> Instant {
        let time = try saidTime(moment)
        if let exact = time.exact { return exact }
        let day = time.day ?? today
        let kept = CivilDateTime(date: day, time: home.civil(at: before).time)
        if let part = time.part, !part.span(on: day).contains(kept) {
            throw Invalid(parameter: "at", message: Sentences.whichClockTime(example(of: time)))
        }
        return min(home.instant(of: kept), now)
    }

    /// So many records are looked through.
    private static var recordsSeen: Int { 1_000 }

    /// The record that is meant: by the slot of its dose, or by its time; the one that was recorded
    /// last when nothing is said.
    func record(
        of stored: StoredPrescription, meant text: String?
    ) throws -> StoredRecord {
        let records = try transaction.recordsByEvent(of: stored.id, limit: Self.recordsSeen)
        guard let text = try checked(text, "record", limit: Limits.nameCharacters) else {
            guard let last = records.first else {
                throw NotFound(
                    what: "record", name: "", suggestions: [],
                    message: Sentences.noRecords(stored.name))
            }
            return last
        }
        let slots = try records.map { record in
            try record.dose.flatMap { try transaction.dose($0)?.slot }
        }
        var found = zip(records, slots).filter { $0.1 == text }.map(\.0)
        if found.isEmpty { found = try self.records(records, at: text) }
        guard let first = found.first else {
            throw NotFound(
                what: "record", name: text, suggestions: [],
                message: Sentences.noRecordThen(stored.name, text)
                    + Sentences.newestRecord(records.first.map { home.civil(at: $0.at).words }))
        }
        guard found.count == 1 else {
            let choices = found.map { home.civil(at: $0.at).words }
            throw Ambiguous(
                name: text, choices: choices, message: Sentences.ambiguous(text, choices))
        }
        return first
    }

    /// Those of a day or a minute.
    private func records(_ records: [StoredRecord], at text: String) throws -> [StoredRecord] {
        let moment = try reading("time") { () throws(TextError) in
            try MomentText.parse(text, now: now, zone: home, direction: .past)
        }
        return records.filter { record in
            switch moment {
            case .day(let day): home.civil(at: record.at).date == day
            case .part(let part, of: let day):
                part.span(on: day).contains(home.civil(at: record.at))
            case .instant(let instant): abs(record.at.seconds(since: instant)) < 60
            }
        }
    }
}

extension StoredRecord {
    /// Whether both say the same.
    fileprivate func says(the other: StoredRecord) -> Bool {
        outcome == other.outcome && amount == other.amount && at == other.at
            && reason == other.reason && minutes == other.minutes && place == other.place
    }
}

extension StoredRecord.Outcome {
    /// Whether something was taken.
    var isIntake: Bool { self == .taken || self == .given }
}
