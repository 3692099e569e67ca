/// What happened, as recorded. A record without a slot was taken beside the plan or as needed.
package struct DoseRecord: Codable, Sendable, Equatable {
    package var prescription: String
    package var medicine: String
    package var outcome: Outcome
    package var amount: String?
    package var at: Moment
    package var slot: String?
    package var number: Int?
    package var timing: String?
    package var reason: String?
    package var minutes: Int?
    package var place: String?
    package var note: String?

    package init(
        prescription: String,
        medicine: String,
        outcome: Outcome,
        amount: String? = nil,
        at: Moment,
        slot: String? = nil,
        number: Int? = nil,
        timing: String? = nil,
        reason: String? = nil,
        minutes: Int? = nil,
        place: String? = nil,
        note: String? = nil
    ) {
        self.prescription = prescription
        self.medicine = medicine
        self.outcome = outcome
        self.amount = amount
        self.at = at
        self.slot = slot
        self.number = number
        self.timing = timing
        self.reason = reason
        self.minutes = minutes
        self.place = place
        self.note = note
    }
}
