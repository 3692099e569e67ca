/// An infusion or a clinic's injection. open: the titles of the checks that are still open.
package struct Infusion: Codable, Sendable, Equatable {
    package var dose: Dose
    package var readiness: Readiness
    package var open: [String]

    package init(dose: Dose, readiness: Readiness, open: [String]) {
        self.dose = dose
        self.readiness = readiness
        self.open = open
    }
}
