import DoseInterface

extension ExamOutcome {
    /// The outcome in words.
    var words: String {
        switch self {
        case .clear: "clear"
        case .workNeeded: "work needed"
        case .treated: "treated"
        }
    }
}

extension Page {
    /// `Next recheck: about Tue 2027-05-18 (our setting: every 6 months while on treatment).`
    fileprivate mutating func recheck(_ day: Day?, setting: String?) {
        guard let day else { return }
        let why = setting.flatMap { $0.isEmpty ? nil : " (\($0))" } ?? ""
        say("Next recheck: about \(day.words)\(why).")
    }
}

extension RecordDentalExam.Reply: Tellable {
    package func tell(on page: inout Page) {
        let dentist = exam.dentist.map { ", \($0)" } ?? ""
        if exam.booked {
            page.say("Booked: dental exam on \(exam.day.wordsWithDistance)\(dentist).")
            if let reminder = exam.reminder {
                page.say("You will be reminded \(reminder.shortWords), \(reminder.relative).")
            }
            page.verbatim("Afterwards: dose dental exam --on DATE --outcome clear")
        } else {
            let outcome = exam.outcome.map { ", \($0.words)" } ?? ""
            page.say(
                Phrases.sentence("Recorded: dental exam on \(exam.day.words)\(outcome)\(dentist)"))
        }
        if let note = exam.note { page.say("Note: \(note)", indent: 2) }
        page.recheck(recheck, setting: recheckSetting)
        page.remarks(remarks)
    }
}

extension DentalWork {
    /// The latest day of the work with its meaning: `done Tue 2026-11-10`.
    fileprivate var dayWords: String {
        switch status {
        case .planned: planned.map { "planned \($0.words)" } ?? "planned"
        case .done: done.map { "done \($0.words)" } ?? "done"
        case .healed: healed.map { "healed \($0.words)" } ?? "healed"
        }
    }
}

extension RecordDentalWork.Reply: Tellable {
    package func tell(on page: inout Page) {
        let what = work.what == "dental work" ? "" : ", \(work.what)"
        page.say("Recorded: dental work\(what), \(work.dayWords).")
        page.remarks(remarks)
        for medicine in medicines { page.say(medicine, indent: 2) }
    }
}

extension GetDental.Reply: Tellable {
    package func tell(on page: inout Page) {
        if exams.isEmpty {
            page.say("No dental exam on record.")
            page.verbatim("Booked it?  dose dental exam --booked DATE", indent: 2)
            page.verbatim("Had it?     dose dental exam --on DATE --outcome clear", indent: 2)
        } else {
            page.say("Exams")
            var table = Table(wrapping: 3)
            for exam in exams {
                table.row(
                    .init(exam.day.words), .init(exam.day.relative),
                    .init(exam.booked ? "booked" : exam.outcome?.words ?? "no outcome"),
                    .init([exam.dentist, exam.note].compactMap(\.self).joined(separator: "; ")))
            }
            table.write(on: &page, indent: 2)
        }
        if !work.isEmpty {
            page.gap()
            page.say("Dental work")
            var table = Table(wrapping: 0)
            for item in work {
                let days = [item.dayWords, item.note].compactMap(\.self).joined(separator: "; ")
                table.row(.init(item.what), .init(days))
            }
            table.write(on: &page, indent: 2)
        }
        if recheck != nil || !remarks.isEmpty { page.gap() }
        page.recheck(recheck, setting: recheckSetting)
        page.remarks(remarks)
    }
}
