import DoseInterface

/// What is said about an order: its amounts, and how far ahead one can look.
extension Sentences {
    static let dosesBefore =
        "Doses given before must be between 0 and \(Limits.dosesBefore)."
    static let previewedDoses = "A preview shows 1 to \(Limits.previewedDoses) doses."
    static let horizonDays = "Days must be between 0 and \(Limits.horizonDays)."
    static let tooFarAhead = "That is more than ten years ahead. Write an earlier time."

    static func tooManyDoses(of name: String) -> String {
        "That is too far ahead for \(name). Ask for fewer days."
    }

    static func roomFor(_ limit: Int, _ what: String) -> String {
        "There is room for \(limit) \(what)."
    }

    /// Before what is published about two or more.
    static func haveAll(_ names: [String]) -> String {
        let first = names.dropLast().joined(separator: ", ")
        return "You have \(first) and \(names.last ?? ""). "
    }

    static func unlikeStrength(_ medicine: String, _ known: [String], _ written: String) -> String {
        "The table knows \(medicine) as \(choice(known)). You wrote \(written). Is it right? "
            + "Ask your pharmacist."
    }

    /// - Parameter published: how it is usually given, by a source.
    static func implausible(_ medicine: String, _ written: String, published: String?) -> String {
        "You wrote \(written). For \(medicine) that is far from the usual "
            + "(our setting, not a medical fact). Really so? Ask your pharmacist."
            + (published.map { " Published: \($0)" } ?? "")
    }
}
