import DoseInterface
import Formulary

extension Scene {
    /// A country as it is stored: its code where the table knows it, else as it was written.
    ///
    /// - Throws: ``Invalid`` for a slip of the pen.
    func country(_ text: String) throws -> String {
        if let entry = formulary.emergencyNumber(in: text) { return entry.country }
        if let near = formulary.emergencyNumbers.first(where: { $0.isNearlyNamed(text) }) {
            throw Invalid(parameter: "value", message: Sentences.notACountry(text, near.name))
        }
        guard text.count > 1, text.allSatisfy({ $0.isLetter || " -'.".contains($0) }) else {
            throw Invalid(parameter: "value", message: Sentences.countryIsWritten)
        }
        return text
    }
}
