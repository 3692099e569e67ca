import DoseInterface
import DoseStore
import Formulary
import Regimen

/// What is said with a step of dental work.
extension Scene {
    func remarks(onStep status: WorkStatus, of what: String) throws -> [Remark] {
        let kind = formulary.dentalWork(toldBy: what)
        switch status {
        case .planned:
            let remarks = try dentalWorkRemarks()
            guard !remarks.isEmpty else { return [] }
            let published = kind?.statements.map { remark($0.text, $0.sources) } ?? []
            return remarks + published + [remark(Sentences.tellTheDentist)]
        case .done:
            guard kind?.isInvasive != false, try isOnBoneMedicine() else { return [] }
            return [remark(Sentences.healingAsked)]
        case .healed: return []
        }
    }

    /// What is published about a recheck, when it is due on a bone medicine.
    func recheckRemarks(_ recheck: CivilDate?) throws -> [Remark] {
        guard let recheck, recheck <= today, try isOnBoneMedicine(),
            let check = formulary.check(id: "dental-recheck"), let text = check.texts[.stale]
        else { return [] }
        let words = [text.sentence, text.advice].compactMap(\.self).joined(separator: " ")
        return [remark(words, check.sources)]
    }

    /// Whether dental work matters to a medicine that is on the list.
    func isOnBoneMedicine() throws -> Bool {
        try transaction.prescriptions(of: person, withEnded: false)
            .contains(where: mattersToDentist)
    }

    /// Whether dental work matters to it.
    func mattersToDentist(_ stored: StoredPrescription) -> Bool {
        drug(of: stored)?.statements(about: .dentalWork).isEmpty == false
    }

    /// The person's list for the dentist, where a bone medicine is on it: "Xgeva 120 mg, every 4
    /// weeks at 10:00, since 2025-10-01".
    func medicinesForDentist() throws -> [String] {
        guard try isOnBoneMedicine() else { return [] }
        return try transaction.prescriptions(of: person, withEnded: false).map { stored in
            let first = try transaction.firstIntake(of: stored.id)
            let since = stored.since ?? first.map { home.civil(at: $0).date.description }
            let name = stored.brand.map { "\($0) (\(stored.medicine))" } ?? stored.medicine
            return "\(name) \(amountWords(stored.order.amount)), "
                + (try schedule(of: stored).words)
                + (since.map { ", since \($0)" } ?? ", not begun yet")
        }
    }
}
