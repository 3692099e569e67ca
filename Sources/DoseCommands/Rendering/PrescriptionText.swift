package import DoseInterface

extension Prescription {
    /// `zoledronic acid 4 mg, infusion into a vein (IV), at the clinic`.
    var orderWords: String {
        var words = medicine
        if let brand, brand.lowercased() != medicine.lowercased() { words += " (\(brand))" }
        words += " \(dose)"
        if let route, !route.isEmpty {
            words += ", \(route)"
            if clinic, let short = routeShort, !route.contains("(\(short))"), short != route {
                words += " (\(short))"
            }
        }
        return clinic ? words + ", at the clinic" : words
    }

    /// `every 12 weeks at 09:30, home zone Europe/Berlin`.
    var scheduleWords: String {
        "\(schedule), \(follows == .home ? "home" : "the device's") zone \(zone)"
    }

    /// The lines that say back what was understood.
    func tellOrder(on page: inout Page) {
        page.say(orderWords, indent: 2)
        page.say(scheduleWords, indent: 2)
        if let indication, !indication.isEmpty { page.say("for \(indication)", indent: 2) }
        if let instruction, !instruction.isEmpty { page.say(instruction, indent: 2) }
        if let late { page.say("how late a dose may be: \(late)", indent: 2) }
        if let lead { page.say("told ahead: \(lead)", indent: 2) }
        if let nag { page.say("asked again without an answer: \(nag)", indent: 2) }
        if let escalate { page.say("a carer is told without an answer: \(escalate)", indent: 2) }
        if let since { page.say("on treatment since \(since.words)", indent: 2) }
    }
}

/// Rows of a list of prescriptions.
package struct PrescriptionList: Tellable {
    /// In the order of the daemon.
    package var prescriptions: [Prescription]
    /// Whether stopped and completed ones were asked for.
    package var all: Bool

    package func tell(on page: inout Page) {
        guard !prescriptions.isEmpty else {
            page.say(all ? "No prescriptions yet." : "No prescriptions.")
            page.say("Add one: dose add MEDICINE AMOUNT SCHEDULE   (help: dose add --help)")
            return
        }
        var table = Table(
            headings: ["NAME", "DOSE", "SCHEDULE", "STATE", "NEXT"], wrapping: 2)
        for item in prescriptions {
            table.row(
                .init(item.name),
                .init(Phrases.dose(item.dose, routeShort: item.routeShort, clinic: item.clinic)),
                .init(item.schedule),
                item.stateCell,
                .init(item.next?.words ?? (item.asNeeded ? "as needed" : "-")))
        }
        table.write(on: &page)
        let held = prescriptions.compactMap { item in item.hold.map { (item.name, $0) } }
        if !held.isEmpty { page.gap() }
        for (name, hold) in held { page.say("\(name) is \(hold.words)") }
    }
}

extension Prescription {
    fileprivate var stateCell: Table.Cell {
        switch state {
        case .active: .init(state.rawValue, .good)
        case .held: .init("HELD", .attention)
        case .planned, .stopped, .completed: .init(state.rawValue)
        }
    }
}

extension AddPrescription.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say("Added \(prescription.name), \(prescription.state.rawValue).")
        prescription.tellOrder(on: &page)
        page.plan(first, canonical: prescription.canonical)
        tellChecks(on: &page)
        page.remarks(remarks)
    }

    private func tellChecks(on page: inout Page) {
        let asked = checks.filter { $0.state.isAsked }
        let start = asked.filter { $0.holds == .start && $0.state != .ok }.map(\.title)
        let dose = asked.filter { $0.holds == .dose }.map(\.title)
        var sentences: [String] = []
        if !start.isEmpty { sentences.append("Before the first dose: \(Phrases.list(start)).") }
        if !dose.isEmpty { sentences.append("Before every dose: \(Phrases.list(dose)).") }
        guard !sentences.isEmpty else { return }
        page.say(sentences.joined(separator: " "))
        page.verbatim("See what is on record: dose check \(prescription.name)")
    }
}

extension StopPrescription.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say("Stopped: \(prescription.name). No more reminders for it.")
        if let reason = prescription.stopReason, !reason.isEmpty {
            page.say("Reason: \(reason)", indent: 2)
        }
        page.remarks(remarks)
        page.verbatim("Wrong? dose undo")
    }
}

extension ShowPrescription.Reply: Tellable {
    package func tell(on page: inout Page) {
        let state = prescription.hold == nil ? prescription.state.rawValue : "HELD"
        page.say("\(prescription.name), \(state)")
        if let hold = prescription.hold { page.say(hold.words, indent: 2) }
        prescription.tellOrder(on: &page)
        page.say("added \(prescription.added.words)", indent: 2)
        if let reason = prescription.stopReason { page.say("stopped: \(reason)", indent: 2) }
        if let stock { page.say("on hand: \(stock.words)", indent: 2) }
        for note in notes { page.say("note of \(note.at.words): \(note.text)", indent: 2) }
        if !coming.isEmpty {
            page.gap()
            page.say("Coming")
            var table = Table(wrapping: 3)
            for dose in coming {
                table.row(
                    .init(dose.due.words), .init(dose.left),
                    .init(dose.number.map { "number \($0)" } ?? ""), .init(dose.remarkWords))
            }
            table.write(on: &page, indent: 2)
        }
        tellHistory(on: &page)
        if !records.isEmpty {
            page.gap()
            page.say("Recorded")
            var table = Table(wrapping: 3)
            for record in records {
                table.row(
                    .init(record.at.words), .init(record.outcome.rawValue),
                    .init(record.amount ?? ""), .init(record.detailWords))
            }
            table.write(on: &page, indent: 2)
        }
        if !overrides.isEmpty {
            page.gap()
            page.say("Checks passed over at the start")
            for item in overrides {
                page.say(
                    "\(item.check), \(item.at.words), decided by \(item.decidedBy): \(item.reason)",
                    indent: 2)
            }
        }
        guard !remarks.isEmpty else { return }
        page.gap()
        page.verbatim("What is published about it: dose show \(prescription.name) --facts")
    }
}

extension ShowPrescription.Reply {
    /// What was ordered before, and when it paused.
    fileprivate func tellHistory(on page: inout Page) {
        if orders.count > 1 {
            page.gap()
            page.say("Ordered")
            var table = Table(wrapping: 2)
            for order in orders {
                table.row(
                    .init("since \(order.from.words)"), .init(order.dose), .init(order.schedule))
            }
            table.write(on: &page, indent: 2)
        }
        let ended = holds.filter { $0.ended != nil }
        guard !ended.isEmpty else { return }
        page.gap()
        page.say("On hold before")
        for hold in ended {
            let end = hold.ended.map { " to \($0.words)" } ?? ""
            page.say("\(hold.from.words)\(end): \(hold.reason)", indent: 2)
        }
    }
}

/// The answer of `dose show --facts`.
package struct PublishedFacts: Tellable {
    /// The prescription with what is published about its medicine.
    package var reply: ShowPrescription.Reply

    package func tell(on page: inout Page) {
        guard !reply.remarks.isEmpty else {
            page.say("\(reply.prescription.medicine) is not in our table of medicines.")
            return
        }
        page.say("What is published about \(reply.prescription.medicine):")
        page.gap()
        page.remarks(reply.remarks)
    }
}
