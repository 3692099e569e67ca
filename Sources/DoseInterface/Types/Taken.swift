/// Something that was taken and counts.
package struct Taken: Codable, Sendable, Equatable {
    package var medicine: String
    package var amount: String
    package var at: Moment

    package init(
        medicine: String,
        amount: String,
        at: Moment
    ) {
        self.medicine = medicine
        self.amount = amount
        self.at = at
    }
}
