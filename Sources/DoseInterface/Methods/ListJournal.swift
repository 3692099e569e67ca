/// What a person felt and what happened, newest first.
package enum ListJournal: InterfaceMethod {
    package static let name = "io.dosed.ListJournal"

    package struct Request: Codable, Sendable, Equatable {
        package var kind: JournalKind?
        package var from: String?
        package var to: String?

        package init(
            kind: JournalKind? = nil,
            from: String? = nil,
            to: String? = nil
        ) {
            self.kind = kind
            self.from = from
            self.to = to
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var entries: [JournalEntry]

        package init(entries: [JournalEntry]) {
            self.entries = entries
        }
    }
}
