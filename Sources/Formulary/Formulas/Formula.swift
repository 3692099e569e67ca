/// Which formula.
package enum FormulaID: String, CaseIterable, Hashable, Sendable {
    case clearance = "creatinine-clearance"
    case correctedCalcium = "corrected-calcium"
}

/// What is to be known about a formula.
package struct Formula: Identifiable, Hashable, Sendable {
    /// Which one.
    package let id: FormulaID
    /// What a person reads, for example "creatinine clearance".
    package let name: String
    /// How it works, for example "Cockcroft-Gault, with the actual weight".
    package let method: String
    /// How far apart in days the results that go in may be (our setting).
    package let setting: CheckSetting
    /// What is to be kept in mind.
    package let notes: [String]
    /// Where it was read.
    package let sources: [Source]

    /// Reads `formulas.json`.
    static func read(
        _ bytes: [UInt8], file: String, sources book: [String: Source]
    ) throws(FormularyError) -> [FormulaID: Formula] {
        var formulas: [FormulaID: Formula] = [:]
        for var reader in try EntryReader.all(in: bytes, file: file) {
            let formula = Formula(
                id: try reader.code("id", as: FormulaID.self), name: try reader.name("name"),
                method: try reader.name("method"), setting: try CheckSetting.read(&reader),
                notes: try reader.texts("notes"), sources: try reader.sources(in: book))
            try reader.finish()
            guard formulas.updateValue(formula, forKey: formula.id) == nil else {
                throw reader.error("id", .duplicateID(formula.id.rawValue))
            }
        }
        for id in FormulaID.allCases where formulas[id] == nil {
            throw FormularyError(file: file, entry: id.rawValue, problem: .missingField)
        }
        return formulas
    }
}
