import DoseInterface
import DoseStore
import Formulary
import Regimen

/// What cannot wait, in the words in which people tell it. Nothing is said about what it comes
/// from: only whom to call.
enum UrgentSign: CaseIterable {
    case noBreath
    case wishToDie
    case breathOrChest
    case lowMood

    /// See ``ToldText``.
    private var names: [String] {
        switch self {
        case .noBreath:
            [
                "not breathing/stopped breathing/barely breathing/hardly breathing",
                "does not breathe", "will not wake", "does not wake", "unconscious",
                "unresponsive",
            ]
        case .wishToDie:
            [
                "want to die", "want to be dead", "wish i was dead", "wish i were dead",
                "wish to die", "better off dead", "kill myself", "killing myself", "suicid",
                "end my life", "end it all", "hurt myself", "harm myself", "not want to live",
                "not want to go on",
            ]
        case .breathOrChest:
            [
                "trouble breathing", "can not breathe", "could not breathe", "hardly breathe",
                "barely breathe", "hard to breathe", "difficulty breathing", "short of breath",
                "shortness of breath", "breathless", "out of breath", "chest pain", "chest hurts",
                "chest is tight", "tight chest", "chest pressure", "pressure in my chest",
                "pressure in the chest", "pain in my chest", "pain in the chest",
            ]
        case .lowMood: ["sad", "sadness", "depress", "hopeless", "despair", "crying"]
        }
    }

    private var words: String {
        switch self {
        case .noBreath: Sentences.callEmergencyAtOnce
        case .wishToDie: Sentences.notAlone
        case .breathOrChest: Sentences.callEmergencyNow
        case .lowMood: Sentences.lowMood
        }
    }

    /// What is said to a text: the gravest sign counts.
    static func words(for text: String) -> String? {
        let told = ToldText(text)
        return allCases.first { sign in sign.names.contains { told.tells($0) } }?.words
    }
}

extension Scene {
    /// So long after an opioid a sign may come from it (our setting).
    private static let opioidSeconds: Int64 = 86_400
    /// The signs that are looked at together with an opioid.
    private static let opioidSigns = ["sleepy", "slow-breathing"]

    /// What is said first about what an entry tells of, whatever it is about.
    func urgentRemarks(on entry: StoredJournalEntry) throws -> [Remark] {
        let isFelt = entry.kind == .symptom || entry.kind == .pain
        let place = isFelt ? entry.place.map { "pain in the \($0)" } : nil
        return try urgentRemarks(
            to: [entry.what, place, entry.note].compactMap(\.self).joined(separator: ". "))
    }

    /// What is said to a note: what cannot wait first, then what is published about its signs.
    func signRemarks(to note: String) throws -> [Remark] {
        let urgent = try urgentRemarks(to: note)
        let signs = formulary.guides(.sign).filter { $0.isTold(by: note) }
        return urgent + published(signs).notSaid(by: urgent)
    }

    /// What guides publish, each sentence once.
    func published(_ guides: [Guide]) -> [Remark] {
        var seen: Set<String> = []
        return guides.flatMap(\.statements).filter { seen.insert($0.text).inserted }
            .map { remark($0.text, $0.sources) }
    }

    private func urgentRemarks(to told: String) throws -> [Remark] {
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

extension [Remark] {
    /// Those that others have not said already at their end.
    func notSaid(by others: [Remark]) -> [Remark] {
        filter { remark in !others.contains { $0.text.hasSuffix(remark.text) } }
    }
}
