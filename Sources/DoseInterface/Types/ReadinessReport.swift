/// What is on record for one dose of a prescription: the next one, or a later one. open: the titles
/// of the checks that are still open. ask: of those that hold nothing and are worth asking about.
/// remarks: what is to be said of a medicine beside its checks, such as an allergy.
package struct ReadinessReport: Codable, Sendable, Equatable {
    package var prescription: String
    package var medicine: String
    package var state: PrescriptionState
    package var hold: Hold?
    package var dose: Dose?
    package var readiness: Readiness
    package var checks: [CheckItem]
    package var open: [String]?
    package var ask: [String]?
    package var remarks: [Remark]?

    package init(
        prescription: String,
        medicine: String,
        state: PrescriptionState,
        hold: Hold? = nil,
        dose: Dose? = nil,
        readiness: Readiness,
        checks: [CheckItem],
        open: [String]? = nil,
        ask: [String]? = nil,
        remarks: [Remark]? = nil
    ) {
        self.prescription = prescription
        self.medicine = medicine
        self.state = state
        self.hold = hold
        self.dose = dose
        self.readiness = readiness
        self.checks = checks
        self.open = open
        self.ask = ask
        self.remarks = remarks
    }
}
