/// May one more dose be taken now, by what is on record? amount: another one than is ordered. fits:
/// from when no limit stands against it; absent when that is now, or never for this amount.
package enum AskDose: InterfaceMethod {
    package static let name = "io.dosed.AskDose"

    package struct Request: Codable, Sendable, Equatable {
        package var name: String
        package var amount: String?

        package init(
            name: String,
            amount: String? = nil
        ) {
            self.name = name
            self.amount = amount
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var answer: DoseAnswer
        package var medicine: String
        package var amount: String
        package var fits: Moment?
        package var reasons: [Remark]
        package var taken: [Taken]
        package var remarks: [Remark]

        package init(
            answer: DoseAnswer,
            medicine: String,
            amount: String,
            fits: Moment? = nil,
            reasons: [Remark],
            taken: [Taken],
            remarks: [Remark]
        ) {
            self.answer = answer
            self.medicine = medicine
            self.amount = amount
            self.fits = fits
            self.reasons = reasons
            self.taken = taken
            self.remarks = remarks
        }
    }
}
