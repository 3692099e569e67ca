import DoseInterface

extension DoseRecord {
    /// What a list of records adds: `number 3, 15 minutes late, at Clinic Ward 3, reason`.
    var detailWords: String {
        [
            number.map { "number \($0)" }, timing, minutes.map { Phrases.count($0, "minute") },
            place.map { "at \($0)" }, reason, note.map { "note: \($0)" },
        ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    }

    fileprivate var medicineAndAmount: String {
        amount.map { "\(medicine) \($0)" } ?? medicine
    }

    /// `naproxen 220 mg, taken Mon 2026-11-23 20:17, 17 minutes late`.
    var words: String {
        var words = "\(medicineAndAmount), \(outcome.rawValue) \(at.shortWords)"
        if let timing, !timing.isEmpty { words += ", \(timing)" }
        if let minutes { words += ", over \(Phrases.count(minutes, "minute"))" }
        if let place, !place.isEmpty { words += ", at \(place)" }
        return words
    }
}

extension RecordDose.Reply: Tellable {
    package func tell(on page: inout Page) {
        let later = next.map { " Next: \($0.today ? $0.clock : $0.words)." } ?? ""
        page.say("Recorded: \(record.words).\(later)")
        if let slot = record.slot {
            let number = record.number.map { ", number \($0) of the series" } ?? ""
            page.say("This is the dose of \(slot)\(number).", indent: 2)
        }
        if let reason = record.reason, !reason.isEmpty {
            page.say("Reason: \(reason)", indent: 2)
        }
        if let note = record.note { page.say("Note: \(note)", indent: 2) }
        page.remarks(remarks)
        page.verbatim("Wrong? dose undo")
    }
}

extension UndoLast.Reply: Tellable {
    package func tell(on page: inout Page) {
        guard steps.count > 1 else {
            page.say("Taken back: \(Phrases.sentence(undone))")
            page.say("It was recorded \(at.shortWords). Nothing is erased.", indent: 2)
            tellMore(on: &page)
            return
        }
        page.say("Taken back, the last one first:")
        for step in steps {
            page.say("\(Phrases.sentence(step.say)) Recorded \(step.at.shortWords).", indent: 2)
        }
        page.say("Nothing is erased.")
        tellMore(on: &page)
    }

    private func tellMore(on page: inout Page) {
        if steps.contains(where: \.ofDose) { page.verbatim("See it: dose history --taken-back") }
        page.remarks(remarks)
    }
}
