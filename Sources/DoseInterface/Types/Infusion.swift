/// An infusion or a clinic's injection. open: the titles of the checks that are still open. ask: of
/// those that hold nothing and are worth asking about.
package struct Infusion: Codable, Sendable, Equatable {
    package var dose: Dose
    package var readiness: Readiness
    package var open: [String]
    package var ask: [String]?

    package init(
        dose: Dose,
        readiness: Readiness,
        open: [String],
        ask: [String]? = nil
    ) {
        self.dose = dose
        self.readiness = readiness
        self.open = open
        self.ask = ask
    }
}
