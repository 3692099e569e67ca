/// `Infusion` of the interface `io.dosed`.
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
