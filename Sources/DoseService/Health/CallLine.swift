import DoseInterface
import DoseStore
import Formulary

/// Whom to call, wherever a text says to call.
extension Scene {
    /// Who answers for the care team, the first one on record.
    private static let teamRoles = [
        "oncologist", "oncology nurse", "nurse", "clinic", "hotline", "doctor", "hematologist",
        "family doctor", "general practitioner",
    ]

    /// "Call your team: Dr. Ito (oncologist), +49 30 123. Emergency: 112 (Germany)."
    ///
    /// While nobody whom the text means is on record, it says how to add somebody.
    ///
    /// - Returns: nil for a text that sends nobody to a telephone.
    func callLine(for text: String) -> String? {
        let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
        guard words.contains("call") else { return nil }
        // A number that cannot be read must not take the sentence away that it belongs to.
        let read = try? transaction.contacts(of: person)
        let contacts = read ?? []
        var parts: [String] = []
        if let team = Self.teamContact(in: contacts) {
            parts.append(Sentences.callTeam(team.name, team.role, team.phone))
        }
        if words.contains("dentist"), let dentist = contacts.first(where: { $0.role == "dentist" })
        {
            parts.append(Sentences.callDentist(dentist.name, dentist.phone))
        }
        let isNobody = read != nil && parts.isEmpty
        if words.contains("emergency") {
            parts.append(Sentences.callInEmergency(emergency().words))
        }
        if isNobody { parts.append(Sentences.noContact) }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private static func teamContact(in contacts: [StoredContact]) -> StoredContact? {
        for role in teamRoles {
            if let found = contacts.first(where: { $0.role == role }) { return found }
        }
        return contacts.first { !["dentist", "pharmacist", "pharmacy"].contains($0.role) }
    }

    /// The number for an emergency where the person lives: "112 (Germany)".
    func emergency() -> (words: String, sources: [TableSource]) {
        guard let country = (try? settings())?.own(.country),
            let entry = formulary.emergencyNumber(in: country)
        else { return ("your local emergency number", []) }
        return ("\(entry.number) (\(entry.name))", entry.sources)
    }
}
