import DoseInterface

extension Hold {
    /// `on hold since Mon 2026-11-23 until Mon 2026-12-14: dental work`.
    var words: String { "on hold \(span): \(reason)" }

    /// `since Mon 2026-11-23 until Mon 2026-12-14`.
    var span: String {
        "since \(from.weekday) \(from.date)" + (until.map { " until \($0.words)" } ?? "")
    }
}

extension HoldPrescription.Reply: Tellable {
    package func tell(on page: inout Page) {
        guard let hold = prescription.hold else { return }
        let start = hold.from.today ? "today \(hold.from.clock)" : hold.from.words
        page.say(
            "Recorded: \(prescription.name) is on hold since \(start). "
                + "No reminders for it until it goes on.")
        page.say("Reason: \(hold.reason)", indent: 2)
        if let until = hold.until {
            page.say(
                "It goes on by itself at the start of \(until.wordsWithDistance).", indent: 2)
        } else {
            page.verbatim("When it goes on: dose resume \(prescription.name)", indent: 2)
        }
        page.say("Ask your team before you restart.", indent: 2)
        page.remarks(remarks)
        page.verbatim("Wrong? dose undo")
    }
}

extension ResumePrescription.Reply: Tellable {
    package func tell(on page: inout Page) {
        let next = prescription.next.map { " Next dose: \($0.wordsWithDistance)." } ?? ""
        page.say("Recorded: \(prescription.name) goes on.\(next)")
        page.remarks(remarks)
        page.verbatim("Wrong? dose undo")
    }
}
