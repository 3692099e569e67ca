/// Records what happened with a dose. Never refused for a medical reason.
/// name: the prescription; slot: another dose than the oldest open one; at: when it happened.
/// words: what a person typed behind the first word of the name: the rest of the name, how much,
/// when ("acid 4 mg yesterday 20:00"); what it says is not said again by amount or at.
package enum RecordDose: InterfaceMethod {
    package static let name = "io.dosed.RecordDose"

    package struct Request: Codable, Sendable, Equatable {
        package var requestId: String
        package var name: String
        package var outcome: Outcome
        package var amount: String?
        package var at: String?
        package var slot: String?
        package var reason: String?
        package var minutes: Int?
        package var place: String?
        package var words: String?
        package var note: String?

        package init(
            requestId: String,
            name: String,
            outcome: Outcome,
            amount: String? = nil,
            at: String? = nil,
            slot: String? = nil,
            reason: String? = nil,
            minutes: Int? = nil,
            place: String? = nil,
            words: String? = nil,
            note: String? = nil
        ) {
            self.requestId = requestId
            self.name = name
            self.outcome = outcome
            self.amount = amount
            self.at = at
            self.slot = slot
            self.reason = reason
            self.minutes = minutes
            self.place = place
            self.words = words
            self.note = note
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var record: DoseRecord
        package var next: Moment?
        package var remarks: [Remark]

        package init(record: DoseRecord, next: Moment? = nil, remarks: [Remark]) {
            self.record = record
            self.next = next
            self.remarks = remarks
        }
    }
}
