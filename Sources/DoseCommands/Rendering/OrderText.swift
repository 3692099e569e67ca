import DoseInterface

extension EditPrescription.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say("Recorded: \(prescription.name) is ordered like this from now on.")
        prescription.tellOrder(on: &page)
        page.say("Before: \(before.dose), \(before.schedule)", indent: 2)
        page.moments(first)
        if let hold = prescription.hold { page.say("It stays \(hold.words)") }
        page.remarks(remarks)
        page.verbatim("Wrong? dose undo")
    }
}

extension ShiftSchedule.Reply: Tellable {
    package func tell(on page: inout Page) {
        let to = first.first.map { " to \($0.words)" } ?? ""
        page.say(
            "Recorded: the next dose of \(prescription.name) moves from \(from.words)\(to), and "
                + "all that follow move with it.")
        prescription.tellOrder(on: &page)
        page.moments(first)
        page.remarks(remarks)
        page.verbatim("Wrong? dose undo")
    }
}

extension Page {
    /// Times of doses to come, one a line.
    mutating func moments(_ moments: [Moment]) {
        var table = Table(wrapping: 1)
        for moment in moments { table.row(.init(moment.words), .init(moment.relative)) }
        table.write(on: &self, indent: 2)
    }
}
