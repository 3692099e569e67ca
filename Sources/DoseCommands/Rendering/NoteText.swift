import DoseInterface

extension AddNote.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say("Noted on \(note.about): \(note.text)")
        page.remarks(remarks)
        page.verbatim("Wrong? dose undo")
    }
}

/// The answer of `dose note`.
struct NoteList: Tellable {
    let notes: [Note]

    func tell(on page: inout Page) {
        guard !notes.isEmpty else {
            page.say("No notes yet.")
            return page.verbatim("Keep one: dose note TEXT")
        }
        var table = Table(headings: ["WHEN", "ON", "NOTE"], wrapping: 2)
        for note in notes {
            table.row(.init(note.at.words), .init(note.about), .init(note.text))
        }
        table.write(on: &page)
    }
}

extension AmendDose.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say("Corrected: \(record.words).")
        if let reason = record.reason, !reason.isEmpty { page.say("Reason: \(reason)", indent: 2) }
        page.say("Before: \(before.words).", indent: 2)
        page.verbatim("See both: dose history --taken-back", indent: 2)
        if let note = record.note { page.say("Note: \(note)", indent: 2) }
        if let next { page.say("Next: \(next.today ? next.clock : next.words).", indent: 2) }
        page.remarks(remarks)
        page.verbatim("Wrong? dose undo")
    }
}

/// The answer of `dose undo --list`.
struct UndoList: Tellable {
    let reply: ListUndo.Reply

    func tell(on page: inout Page) {
        let steps = reply.steps
        guard !steps.isEmpty else {
            page.say("There is nothing to take back.")
            return page.remarks(reply.remarks)
        }
        var table = Table(headings: ["STEP", "RECORDED", "WHAT"], wrapping: 2)
        for (index, step) in steps.enumerated() {
            table.row(.init("\(index + 1)"), .init(step.at.words), .init(step.say))
        }
        table.write(on: &page)
        page.gap()
        page.verbatim("Take back the first: dose undo    The first two: dose undo 2")
        page.remarks(reply.remarks)
    }
}
