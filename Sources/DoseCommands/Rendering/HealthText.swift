package import DoseInterface

extension HealthKind {
    fileprivate var words: String {
        switch self {
        case .condition: "condition"
        case .allergy: "allergy"
        case .risk: "risk factor"
        }
    }
}

extension HealthFact {
    /// `since Mon 2026-03-02, until today`.
    fileprivate var timeWords: String {
        [since.map { "since \($0.words)" }, ended.map { "until \($0.words)" }]
            .compactMap { $0 }.joined(separator: ", ")
    }
}

extension AddHealthFact.Reply: Tellable {
    package func tell(on page: inout Page) {
        let since = fact.since.map { ", since \($0.words)" } ?? ""
        page.say("Recorded: \(fact.kind.words) \(fact.name)\(since).")
        if let note = fact.note { page.say("Note: \(note)", indent: 2) }
        page.remarks(remarks)
        page.verbatim("Wrong? dose undo")
    }
}

extension EndHealthFact.Reply: Tellable {
    package func tell(on page: inout Page) {
        let day = fact.ended.map { " on \($0.words)" } ?? ""
        page.say("Recorded: \(fact.kind.words) \(fact.name) ended\(day).")
        page.remarks(remarks)
        page.verbatim("Wrong? dose undo")
    }
}

/// The answer of `dose condition list` and its like.
package struct HealthFactList: Tellable {
    package var facts: [HealthFact]
    private let command: String
    private let words: String

    package init(facts: [HealthFact], of topic: (some HealthTopic).Type) {
        self.facts = facts
        command = topic.command
        words = topic.words
    }

    package func tell(on page: inout Page) {
        guard !facts.isEmpty else {
            page.say("Nothing is on record.")
            page.verbatim("Record \(words): dose \(command) add NAME")
            return
        }
        var table = Table(wrapping: 2)
        for fact in facts {
            table.row(.init(fact.name), .init(fact.timeWords), .init(fact.note ?? ""))
        }
        table.write(on: &page)
    }
}

extension AddContact.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say("Recorded: \(contact.name) (\(contact.role)), \(contact.phone).")
        page.remarks(remarks)
        page.verbatim("Wrong? dose undo")
    }
}

extension RemoveContact.Reply: Tellable {
    package func tell(on page: inout Page) {
        page.say("Removed: \(contact.name) (\(contact.role)).")
        page.verbatim("Wrong? dose undo")
    }
}

extension ListContacts.Reply: Tellable {
    package func tell(on page: inout Page) {
        if contacts.isEmpty {
            page.say("Nobody to call is on record.")
            page.verbatim("Add somebody: dose contact add oncologist NAME NUMBER", indent: 2)
        }
        var table = Table(wrapping: contacts.contains { $0.note != nil } ? 3 : 1)
        for contact in contacts {
            let note = contact.note.map { [Table.Cell($0)] } ?? []
            table.rows.append(
                [.init(contact.role), .init(contact.name), .init(contact.phone)] + note)
        }
        if !contacts.isEmpty { table.write(on: &page) }
        page.say("Emergency: \(emergency).")
        page.sources(sources, indent: 2)
        if sources.isEmpty {
            page.verbatim("Its number by country: dose settings country NAME", indent: 2)
        }
    }
}
