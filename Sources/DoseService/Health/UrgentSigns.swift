import DoseInterface
import DoseStore
import Formulary
import Regimen

/// What cannot wait, in the words in which people tell it. Nothing is said about what it comes
/// from: only whom to call.
enum UrgentSign: CaseIterable {
    case emergency
    case wishToDie
    case ifWorse
    case team
    case lowMood

    /// See ``ToldText``.
    private var names: [String] {
        switch self {
        case .emergency:
            [
                "not breathing/stopped breathing/barely breathing/hardly breathing",
                "does not breathe", "will not wake", "does not wake", "unconscious",
                "unresponsive", "not responding/not respond",
            ]
        case .wishToDie:
            [
                "want to die", "want to be dead", "wish i was dead", "wish i were dead",
                "wish to die", "better off dead", "kill myself", "killing myself", "suicid",
                "end my life", "end it all", "hurt myself", "harm myself", "not want to live",
                "not want to go on",
            ]
        case .ifWorse:
            [
                "trouble breathing", "can not breathe", "could not breathe", "hardly breathe",
                "barely breathe", "hard to breathe", "difficulty breathing", "short of breath",
                "shortness of breath", "breathless", "out of breath", "chest pain", "chest hurts",
                "chest is tight", "tight chest", "chest pressure", "pressure in my chest",
                "pressure in the chest", "pain in my chest", "pain in the chest", "wheez",
            ]
        case .team: []
        case .lowMood: ["sad", "sadness", "depress", "hopeless", "despair", "crying"]
        }
    }

    /// How soon a guide wants somebody called, to be this sign.
    private var urgency: GuideUrgency? {
        switch self {
        case .emergency: .emergency
        case .ifWorse: .ifWorse
        case .team: .team
        case .wishToDie, .lowMood: nil
        }
    }

    private var words: String {
        switch self {
        case .emergency: Sentences.callEmergencyAtOnce
        case .wishToDie: Sentences.notAlone
        case .ifWorse: Sentences.callEmergencyNow
        case .team: Sentences.callTeamNow
        case .lowMood: Sentences.lowMood
        }
    }

    /// A wish to die is never taken as denied.
    private func isTold(_ told: ToldText, _ guides: [Guide]) -> Bool {
        names.contains { told.tells($0, unlessDenied: self != .wishToDie) }
            || guides.contains { $0.urgency != nil && $0.urgency == urgency }
    }

    /// Whether a text tells of what cannot wait.
    static func isTold(by text: String) -> Bool {
        let told = ToldText(text)
        return allCases.contains { $0 != .lowMood && $0.isTold(told, []) }
    }

    /// What is said to a text: the gravest sign counts, and who wishes to die is always answered.
    ///
    /// - Parameter guides: the signs that the text tells of.
    static func words(for text: String, guides: [Guide]) -> [String] {
        let told = ToldText(text)
        let signs = allCases.filter { $0.isTold(told, guides) }
        return signs.filter { $0 == signs.first || $0 == .wishToDie }.map(\.words)
    }
}

extension Scene {
    /// So long after an opioid a sign may come from it (our setting).
    private static let opioidSeconds: Int64 = 86_400
    /// The signs that are looked at together with an opioid.
    private static let opioidSigns = ["sleepy", "slow-breathing", "blue-lips"]

    /// What an entry tells of, in the words in which signs are looked for.
    ///
    /// - Parameter isPainful: whether what is felt in a place is pain there, however mild.
    func told(by entry: StoredJournalEntry, isPainful: Bool = false) -> String {
        var (what, place) = (entry.what, entry.place)
        if entry.kind == .bowel, !entry.isNone { what = what.map { "stool \($0)" } }
        if isPainful, entry.kind == .symptom || entry.kind == .pain {
            place = place.map { "pain in the \($0)" }
        }
        return [what, place, entry.note].compactMap(\.self).joined(separator: ". ")
    }

    /// What is said first about what an entry tells of, whatever it is about.
    func urgentRemarks(on entry: StoredJournalEntry) throws -> [Remark] {
        let told = told(by: entry, isPainful: true)
        // An event is often one of long ago, or a plan.
        let signs = signs(told).filter {
            entry.kind != .event || entry.day == today && $0.urgency == .emergency
        }
        return try urgentRemarks(to: told, signs: signs)
    }

    /// What is said to a note: what cannot wait first, then what is published about its signs.
    func signRemarks(to note: String) throws -> [Remark] {
        let signs = signs(note)
        let urgent = try urgentRemarks(to: note, signs: signs)
        return urgent + published(signs, toldBy: note).notSaid(by: urgent)
    }

    /// What guides publish, each sentence once. What reassures is not said beside what cannot wait
    /// or sends somebody to a telephone.
    func published(_ guides: [Guide], toldBy told: String) -> [Remark] {
        let statements = guides.flatMap(\.statements)
        let isUrgent =
            UrgentSign.isTold(by: told) || guides.contains { $0.urgency != nil }
            || statements.contains { !$0.isReassuring && callLine(for: $0.text) != nil }
        var seen: Set<String> = []
        return
            statements
            .filter { !(isUrgent && $0.isReassuring) && seen.insert($0.text).inserted }
            .map { remark($0.text, $0.sources) }
    }

    /// The signs that a text tells of.
    func signs(_ told: String) -> [Guide] {
        formulary.guides(.sign).filter { $0.isTold(by: told) }
    }

    private func urgentRemarks(to told: String, signs: [Guide]) throws -> [Remark] {
        let urgent = UrgentSign.words(for: told, guides: signs).map { remark($0) }
        let opioid = try afterOpioid(told, isUrgent: !urgent.isEmpty)
        return urgent + [opioid].compactMap(\.self)
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
