import DoseInterface
import Formulary

/// In which units a person reads values: as they were reported, or those of a system, with
/// exceptions: "si, creatinine mg/dL".
struct UnitPreference {
    private let system: UnitSystem?
    private let exceptions: [(analyte: Analyte, unit: AnalyteUnit)]

    static let asReported = UnitPreference(system: nil, exceptions: [])

    private init(system: UnitSystem?, exceptions: [(analyte: Analyte, unit: AnalyteUnit)]) {
        self.system = system
        self.exceptions = exceptions
    }

    /// - Throws: ``Invalid`` with what would do.
    init(_ text: String, _ formulary: Formulary) throws {
        var system: UnitSystem?
        var exceptions: [(analyte: Analyte, unit: AnalyteUnit)] = []
        for (index, part) in text.split(separator: ",").map(String.init).enumerated() {
            let part = part.trimmingBlanks()
            if index == 0, ["us", "si", "as reported"].contains(part.lowercased()) {
                system = UnitSystem(rawValue: part.lowercased())
                continue
            }
            guard let blank = part.lastIndex(of: " "),
                let analyte = formulary.analyte(
                    named: String(part[..<blank]).trimmingBlanks()),
                let unit = analyte.unit(named: String(part[blank...]).trimmingBlanks())
            else {
                throw Invalid(parameter: "value", message: Sentences.notUnits(part))
            }
            exceptions.removeAll { $0.analyte.id == analyte.id }
            exceptions.append((analyte, unit))
        }
        self.init(system: system, exceptions: exceptions)
    }

    /// The same, with units of single tests that go before it.
    func with(_ own: [(analyte: Analyte, unit: AnalyteUnit)]) -> UnitPreference {
        UnitPreference(system: system, exceptions: own + exceptions)
    }

    /// The unit in which a value of an analyte is shown; nil for that in which it was reported.
    func unit(for analyte: Analyte) -> AnalyteUnit? {
        if let own = exceptions.first(where: { $0.analyte.id == analyte.id }) { return own.unit }
        guard let system else { return nil }
        return analyte.units.first { $0.system == system || $0.system == .both }
    }

    /// As it is typed and stored.
    var text: String {
        ([system?.rawValue ?? "as reported"]
            + exceptions.map { "\($0.analyte.id) \($0.unit.words)" }).joined(separator: ", ")
    }

    var words: String {
        let base =
            switch system {
            case .us: "US units"
            case .si: "SI units"
            case .both, nil: "as reported"
            }
        return ([base] + exceptions.map { "\($0.analyte.name) in \($0.unit.words)" })
            .joined(separator: ", ")
    }
}

extension Scene {
    /// In which units the person reads values: that of a test goes before that of all.
    func unitPreference() throws -> UnitPreference {
        let settings = try settings()
        let own = UnitChoice.all(in: formulary).compactMap { choice in
            choice.unit(in: settings).map { (analyte: choice.analyte, unit: $0) }
        }
        return settings.unitsOfAll(formulary).with(own)
    }
}
