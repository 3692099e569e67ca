import DoseInterface
import DoseStore
import Formulary
import Regimen

/// What is remarkable about how much was taken or given, and about who should not take it.
extension Scene {
    /// From so many times the ordered amount on, it is a slip or an emergency (our setting).
    private static func alarmingTimes(of drug: Drug?) -> Exact {
        drug?.drugClass == .opioid ? Exact(3) : Exact(4)
    }

    /// A slip or an emergency, and what cannot wait beside it; empty for any other amount.
    func alarm(
        about record: StoredRecord, ordered: String, _ stored: StoredPrescription
    ) throws -> [Remark] {
        guard let amount = record.amount,
            let times = try times(amount, than: ordered, of: stored),
            times >= Self.alarmingTimes(of: drug(of: stored))
        else { return [] }
        let text = Sentences.manyTimes(
            amountWords(amount), times: times.whole, amountWords(ordered))
        return try [remark(text)] + comparisons(of: record, stored, isGraveOnly: true)
    }

    /// Another amount than was ordered.
    func otherAmount(
        _ amount: String, than ordered: String, of stored: StoredPrescription
    ) throws -> [Remark] {
        guard amount != ordered else { return [] }
        let words = Sentences.otherAmount(amountWords(amount), amountWords(ordered))
        let isMore = try times(amount, than: ordered, of: stored).map { $0 > Exact(1) } ?? false
        return [
            remark(
                isMore && drug(of: stored)?.drugClass == .opioid
                    ? "\(words) \(Sentences.tellTeam)" : words)
        ]
    }

    /// What is said about a record that was corrected.
    func remarks(
        onCorrected record: StoredRecord, _ stored: StoredPrescription
    ) throws -> [Remark] {
        let dose = try record.dose.flatMap { try transaction.dose($0) }
        let ordered = dose?.amount ?? stored.order.amount
        let alarm = try alarm(about: record, ordered: ordered, stored)
        return alarm.isEmpty ? try comparisons(of: record, stored) : alarm
    }

    private func times(
        _ amount: String, than ordered: String, of stored: StoredPrescription
    ) throws -> Exact? {
        formulary.times(
            try Self.measure(amount), of: try Self.measure(ordered), drug: drug(of: stored),
            strength: strength(of: stored))
    }

    /// So many records of one prescription are looked at.
    private static let givenSeen = 50

    /// Doses of a long interval that are on record within half of it: most often one dose that was
    /// recorded twice.
    func givenTooOften(_ record: StoredRecord, _ stored: StoredPrescription) throws -> [Remark] {
        guard stored.isClinic, record.outcome == .given, !stored.order.isAsNeeded else { return [] }
        let schedule = try schedule(of: stored)
        let near = schedule.smallestGapSeconds / 2
        let days = try transaction.records(of: stored.id, limit: Self.givenSeen)
            .filter { $0.outcome == .given && abs($0.at.seconds(since: record.at)) < near }
            .map { home.civil(at: $0.at).date.dayNumber }
        guard days.count > 1, let first = days.min(), let last = days.max() else { return [] }
        return [
            remark(
                Sentences.givenTooOften(
                    days.count, stored.medicine, days: Int(last - first) + 1, schedule.words))
        ]
    }

    /// The allergies on record that speak against a medicine.
    ///
    /// - Parameter drug: nil for a medicine that the table does not know.
    func allergyRemarks(_ drug: Drug?, _ medicine: String) throws -> [Remark] {
        try personFacts().allergies.compactMap {
            formulary.caution(about: drug, named: medicine, allergy: $0.name)
        }.map { remark($0) }
    }

    /// The same about a medicine of the list, where no check of it says so.
    func allergyRemarks(besideChecksOf stored: StoredPrescription) throws -> [Remark] {
        let drug = drug(of: stored)
        let isChecked = drug?.checks.contains { formulary.check(id: $0)?.rule == .allergy }
        guard isChecked != true else { return [] }
        return try allergyRemarks(drug, stored.brand ?? stored.medicine)
    }
}
