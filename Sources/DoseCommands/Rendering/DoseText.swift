package import DoseInterface

extension Dose {
    /// `naproxen 220 mg`.
    var words: String {
        "\(medicine) \(Phrases.dose(dose, routeShort: routeShort, clinic: clinic))"
    }

    fileprivate var owner: String { Phrases.owner(person) }

    /// ` --person Ana`, for a command that is about the same person.
    fileprivate var personOption: String { person.map { " --person \($0.asOneWord)" } ?? "" }

    /// `dose take naproxen --person Ana`.
    var recordCommand: String {
        "dose \(clinic ? "given" : "take") \(prescription)\(personOption)"
    }

    /// As a row of a list that is read in a zone.
    fileprivate func row(readIn zone: String?) -> TodayRow {
        let again = snoozedUntil.map { "again at \($0.clock)" }
        let words = [words, again, movedWords, hold?.words].compactMap(\.self)
        return TodayRow(
            label: state.rawValue.uppercased(), look: state.look, when: due.read(in: zone),
            words: owner + words.joined(separator: ", "), aside: left,
            action: state.isOpen ? .init(purpose: "To record it", command: recordCommand) : nil)
    }

    /// What is special about it: `overdue, moved from Tue 2026-12-01 09:30`.
    var remarkWords: String {
        let state = state == .upcoming ? nil : hold == nil ? state.rawValue : "HELD"
        return [state, movedWords].compactMap(\.self).joined(separator: ", ")
    }

    /// `moved from Tue 2026-12-01 09:30`.
    var movedWords: String? { movedFrom.map { "moved from \($0.words)" } }
}

extension DoseState {
    var look: Look {
        switch self {
        case .overdue, .missed: .alarm
        case .due, .held: .attention
        case .taken, .given: .good
        case .upcoming, .skipped, .cancelled: .plain
        }
    }

    fileprivate var isOpen: Bool { self == .due || self == .overdue }
}

/// The answer of `dose due`.
package struct DueList: Tellable {
    /// In the order of the daemon.
    package var doses: [Dose]
    /// The reader's zone; a time of another one says so.
    package var zone: String?

    package func tell(on page: inout Page) {
        guard !doses.isEmpty else {
            page.say("Nothing is due.")
            return
        }
        if page.style.isPlain {
            for dose in doses { page.say(dose.row(readIn: zone).sentence) }
            for note in doses.compactMap(\.note) { page.say(note) }
            return
        }
        var table = Table(headings: ["STATE", "WHEN", "LEFT", "MEDICINE"], wrapping: 3)
        for dose in doses {
            let row = dose.row(readIn: zone)
            table.row(
                .init(row.label, row.look), .init(row.when), .init(row.aside), .init(row.words))
        }
        table.write(on: &page)
        for note in doses.compactMap(\.note) { page.say(note) }
        tellCommands(on: &page)
    }

    private func tellCommands(on page: inout Page) {
        var commands: [String] = []
        for dose in doses where dose.state.isOpen {
            let command = "\(dose.clinic ? "Given" : "Taken")?  \(dose.recordCommand)"
            if !commands.contains(command) { commands.append(command) }
        }
        if !commands.isEmpty { page.gap() }
        for command in commands { page.verbatim(command) }
    }
}

/// The answer of `dose infusions`.
package struct InfusionList: Tellable {
    /// In the order of the daemon.
    package var infusions: [Infusion]
    /// What is to be said about the whole list.
    package var remarks: [Remark] = []
    /// The reader's zone; a time of another one says so.
    package var zone: String?

    package func tell(on page: inout Page) {
        guard !infusions.isEmpty else {
            page.say("No infusions are coming up.")
            return
        }
        if page.style.isPlain {
            for infusion in infusions { page.say(infusion.sentence(readIn: zone)) }
        } else {
            tellTable(on: &page)
        }
        tellWhatIsOpen(on: &page)
    }

    private func tellTable(on page: inout Page) {
        var table = Table(
            headings: ["WHEN", "LEFT", "MEDICINE", "DOSE", "NO.", "READY"], wrapping: 5)
        for infusion in infusions {
            let dose = infusion.dose
            table.row(
                .init(dose.due.read(in: zone)),
                .init(dose.left, dose.state == .overdue ? .alarm : .plain),
                .init(dose.owner + dose.medicine),
                .init(Phrases.dose(dose.dose, routeShort: dose.routeShort, clinic: true)),
                .init(dose.number.map { "\($0)" } ?? "-"), infusion.statusCell)
        }
        table.write(on: &page)
    }

    private func tellWhatIsOpen(on page: inout Page) {
        let open = infusions.filter { $0.readiness == .open }
            .map { $0.dose.prescription + $0.dose.personOption }
        if let first = open.first {
            page.gap()
            let more = open.contains { $0 != first }
            page.verbatim("See what is open: dose check" + (more ? "" : " \(first)"))
        }
        if infusions.contains(where: { $0.readiness == .ready && ($0.ask ?? []).isEmpty }) {
            page.gap()
            page.say("Ready: what we ask for is on record. Your care team reads it and decides.")
        }
        if !remarks.isEmpty { page.gap() }
        page.remarks(remarks)
    }
}

extension Infusion {
    /// `Tue 2026-12-01 09:30, 8 days, zoledronic acid 4 mg IV, number 1: ready.`
    fileprivate func sentence(readIn zone: String?) -> String {
        let number = dose.number.map { "number \($0)" }
        let said = [
            dose.due.read(in: zone), Phrases.spoken(dose.left), dose.owner + dose.words, number,
        ]
        return Phrases.sentence(
            "\(said.compactMap(\.self).joined(separator: ", ")): \(statusCell.text)")
    }

    /// Whether it is on hold or moved comes before what is open.
    fileprivate var statusCell: Table.Cell {
        if let hold = dose.hold { return .init("HELD, \(hold.words)", .attention) }
        guard let moved = dose.movedWords else { return readyCell }
        return .init("\(readyCell.text), \(moved)", readyCell.look)
    }

    var openWords: OpenWords { OpenWords(open: open, ask: ask ?? []) }

    var readyCell: Table.Cell {
        switch readiness {
        case .ready:
            (ask ?? []).isEmpty ? .init("ready", .good) : .init(openWords.words)
        case .open: .init(open.isEmpty ? "open" : openWords.words, .attention)
        case .notYet: .init("too early to say")
        case .unchecked: .init("no checks known")
        }
    }
}

extension MoveDose.Reply: Tellable {
    package func tell(on page: inout Page) {
        let when = dose.due.wordsWithDistance
        page.say(
            dose.movedFrom.map { "Moved: \(dose.words), from \($0.words) to \(when)." }
                ?? "\(Phrases.capitalized(dose.words)) is at its own time again: \(when).")
        page.remarks(remarks)
        page.verbatim("Wrong? dose undo")
    }
}

extension SnoozeDose.Reply: Tellable {
    package func tell(on page: inout Page) {
        guard let again = dose.snoozedUntil else {
            page.say("Snoozed: \(dose.words).")
            return
        }
        page.say("Snoozed: \(dose.words). Asked again \(again.preciseWords), \(again.relative).")
    }
}
