/// Corrects what was recorded about a dose: what is not said stays. The values from before are kept
/// beside it. record: which one, by the slot of its dose or by its time; without it the one that
/// was recorded last. words: as of RecordDose.
package enum AmendDose: InterfaceMethod {
    package static let name = "io.dosed.AmendDose"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String
        package var record: String?
        package var words: String?
        package var amount: String?
        package var at: String?
        package var outcome: Outcome?
        package var reason: String?
        package var minutes: Int?
        package var place: String?
        package var note: String?

        package init(
            requestId: String,
            name: String,
            record: String? = nil,
            words: String? = nil,
            amount: String? = nil,
            at: String? = nil,
            outcome: Outcome? = nil,
            reason: String? = nil,
            minutes: Int? = nil,
            place: String? = nil,
            note: String? = nil
        ) {
            self.requestId = requestId
            self.name = name
            self.record = record
            self.words = words
            self.amount = amount
            self.at = at
            self.outcome = outcome
            self.reason = reason
            self.minutes = minutes
            self.place = place
            self.note = note
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var record: DoseRecord
        package var before: DoseRecord
        package var next: Moment?
        package var remarks: [Remark]

        package init(
            record: DoseRecord,
            before: DoseRecord,
            next: Moment? = nil,
            remarks: [Remark]
        ) {
            self.record = record
            self.before = before
            self.next = next
            self.remarks = remarks
        }
    }
}
