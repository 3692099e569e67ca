import DoseInterface
import DoseStore
import Formulary
import Regimen

/// What cannot wait, in the words in which people tell it. Nothing is said about what it comes
/// from: only whom to call.
enum UrgentSign: CaseIterable {
    case wishToDie
    case breathOrChest
    case lowMood

    private var beginnings: [String] {
        switch self {
        case .wishToDie:
            [
                "want to die", "want to be dead", "wish i was dead", "wish i were dead",
                "wish to die", "better off dead", "kill myself", "killing myself", "suicid",
                "end my life", "end it all", "hurt myself", "harm myself", "not want to live",
                "don t want to live", "dont want to live", "do not want to go on",
            ]
        case .breathOrChest:
            [
                "trouble breathing", "can t breathe", "cant breathe", "cannot breathe",
                "can not breathe", "hard to breathe", "difficulty breathing", "short of breath",
                "shortness of breath", "breathless", "out of breath", "chest pain", "chest hurts",
                "chest is tight", "tight chest", "chest pressure", "pressure in my chest",
                "pressure in the chest", "pain in my chest", "pain in the chest",
            ]
        case .lowMood: ["sad ", "depress", "hopeless", "despair", "crying"]
        }
    }

    private var words: String {
        switch self {
        case .wishToDie: Sentences.notAlone
        case .breathOrChest: Sentences.callEmergencyNow
        case .lowMood: Sentences.lowMood
        }
    }

    /// What is said to a text: the gravest sign counts.
    static func words(for text: String) -> String? {
        let told = text.lowercased().split { !($0.isLetter || $0.isNumber) }
        let line = " " + told.joined(separator: " ") + " "
        return allCases.first { sign in
            sign.beginnings.contains { line.contains(" " + $0) }
        }?.words
    }
}

extension Scene {
    /// So long after an opioid a sign may come from it (our setting).
    private static let opioidSeconds: Int64 = 86_400
    /// The signs that are looked at together with an opioid.
    private static let opioidSigns = ["sleepy", "slow-breathing"]

    /// What is said first about what a person feels.
    func urgentRemarks(on entry: StoredJournalEntry) throws -> [Remark] {
        guard entry.kind == .symptom || entry.kind == .pain else { return [] }
        let place = entry.place.map { "pain in the \($0)" }
        let told = [entry.what, place, entry.note].compactMap(\.self).joined(separator: ". ")
        let urgent = UrgentSign.words(for: told).map { remark($0) }
        return try [urgent, afterOpioid(told, isUrgent: urgent != nil)].compactMap(\.self)
    }

    /// Sleepiness and trouble with breathing after an opioid.
    private func afterOpioid(_ told: String, isUrgent: Bool) throws -> Remark? {
        let guides = formulary.guides(.sign)
        let isMeant = guides.contains { Self.opioidSigns.contains($0.id) && $0.isTold(by: told) }
        guard isMeant || isUrgent && told.lowercased().contains("breath"),
            let dose = try lastOpioid(),
            let statement = guides.first(where: { $0.id == "slow-breathing" })?.statements.first
        else { return nil }
        let time = shortTime(Instant(epochSeconds: dose.at))
        return remark(
            "\(Sentences.wasTaken(dose.medicine, time)) \(statement.text)", statement.sources)
    }

    private func lastOpioid() throws -> GivenDose? {
        try tableIntakes(since: now).filter { dose in
            guard dose.at <= now.epochSeconds,
                now.epochSeconds - dose.at < Self.opioidSeconds,
                let drug = dose.drugID.flatMap({ formulary.drug(id: $0) })
            else { return false }
            return formulary.isMade(drug, of: .opioid)
        }.max { $0.at < $1.at }
    }
}
