/// What was taken of one medicine as needed. amount: all of it; value and unit: the same for
/// programs, absent where the units cannot be added.
package struct MedicineUse: Codable, Sendable, Equatable {
    package var prescription: String
    package var medicine: String
    package var doses: Int
    package var amount: String?
    package var value: String?
    package var unit: String?

    package init(
        prescription: String,
        medicine: String,
        doses: Int,
        amount: String? = nil,
        value: String? = nil,
        unit: String? = nil
    ) {
        self.prescription = prescription
        self.medicine = medicine
        self.doses = doses
        self.amount = amount
        self.value = value
        self.unit = unit
    }
}
