/// A dose that was taken or given.
package struct GivenDose: Hashable, Sendable {
    /// The name of the prescription.
    package var prescription: String
    /// Id of the medicine in the table; nil if it is not listed there.
    package var drugID: String?
    /// What a person reads: "Tylenol", "oxycodone/acetaminophen 5/325".
    package var medicine: String
    /// What was written behind the name to say which product: "5/325"; nil for nothing.
    package var strength: String?
    /// How much.
    package var amount: Measure
    /// When, in seconds since 1970-01-01 00:00 UTC: limits count elapsed time.
    package var at: Int64
    /// The person's calendar day then.
    package var day: DayNumber
    /// How long an infusion took; nil if it was not told.
    package var minutes: Int?

    /// Makes a dose.
    package init(
        prescription: String, drugID: String?, medicine: String, strength: String? = nil,
        amount: Measure, at: Int64, day: DayNumber, minutes: Int? = nil
    ) {
        self.prescription = prescription
        self.drugID = drugID
        self.medicine = medicine
        self.strength = strength
        self.amount = amount
        self.at = at
        self.day = day
        self.minutes = minutes
    }
}
