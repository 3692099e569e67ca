/// Records what a person felt, or what happened.
package enum RecordJournal: InterfaceMethod {
    package static let name = "io.dosed.RecordJournal"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var kind: JournalKind
        package var what: String?
        package var score: Int?
        package var at: String?
        package var days: Int?
        package var place: String?
        package var note: String?
        package var asWritten: Bool?

        package init(
            requestId: String,
            kind: JournalKind,
            what: String? = nil,
            score: Int? = nil,
            at: String? = nil,
            days: Int? = nil,
            place: String? = nil,
            note: String? = nil,
            asWritten: Bool? = nil
        ) {
            self.requestId = requestId
            self.kind = kind
            self.what = what
            self.score = score
            self.at = at
            self.days = days
            self.place = place
            self.note = note
            self.asWritten = asWritten
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var entry: JournalEntry
        package var remarks: [Remark]

        package init(entry: JournalEntry, remarks: [Remark]) {
            self.entry = entry
            self.remarks = remarks
        }
    }
}
