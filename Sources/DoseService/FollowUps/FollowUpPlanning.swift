import DoseStore
import Formulary
import Regimen

/// Which questions of follow-up a change leads to, and when. Each is written down by that change,
/// so undoing the change takes its questions away.
extension Scene {
    /// A question that was asked longer ago, in seconds, is about nothing any more once it is not
    /// asked after a later dose (our setting).
    private static let answerTime: Int64 = 14 * 86_400

    /// A dose was answered: one that was not taken may be late one day, also when it was called off
    /// before it fell due.
    func planFollowUps(
        after record: StoredRecord, for dose: StoredDose?, of stored: StoredPrescription,
        event: EventID
    ) throws {
        if record.outcome.isIntake {
            try planFollowUps(after: record, of: stored, event: event)
        } else if let dose {
            try planFollowUps(withoutDose: dose, of: stored, event: event)
        }
    }

    /// A dose was taken or given.
    ///
    /// - Parameter ids: only these questions; nil for all.
    func planFollowUps(
        after record: StoredRecord, of stored: StoredPrescription, event: EventID,
        only ids: Set<String>? = nil
    ) throws {
        guard record.outcome == .taken || record.outcome == .given, drug(of: stored) != nil
        else { return }
        try endLateQuestions(of: stored, by: event)
        let number = try doseCount(of: stored)
        if number == 1, ids == nil { try planRecheck(beside: stored, event: event) }
        for followUp in questions(.afterDose, about: stored)
        where ids?.contains(followUp.id) ?? true {
            if try isAsked(followUp, after: number, of: stored) {
                let instant = record.at.adding(seconds: try wait(of: followUp))
                try plan(followUp, at: instant, of: stored.id, event)
            } else {
                try endOutdated(followUp, of: stored.id, by: event)
            }
        }
        try planWhileTaking(stored, event, only: ids)
    }

    /// A treatment that is under way was added: its dangers do not wait for the next dose.
    func planFollowUps(whileOn stored: StoredPrescription, event: EventID) throws {
        guard stored.since != nil else { return }
        try planWhileTaking(stored, event)
    }

    /// A dose fell due for the first time; it may be late one day.
    func planFollowUps(afterDue dose: StoredDose, event: EventID) throws {
        guard let stored = try transaction.prescription(dose.prescription),
            try !transaction.wasReminded(of: dose.id)
        else { return }
        for followUp in questions(.whenLate, about: stored) {
            let day = try firstDay(of: followUp, about: dose)
            // A dose that fell due while nobody was there is late all the same.
            try plan(followUp, at: max(question(on: day), now), of: stored.id, event)
        }
    }

    /// A medicine was stopped.
    func planFollowUps(afterStopOf stored: StoredPrescription, event: EventID) throws {
        for followUp in questions(.afterStop, about: stored) {
            try plan(followUp, inDays: days(of: followUp), of: nil, event)
        }
    }

    private func planWhileTaking(
        _ stored: StoredPrescription, _ event: EventID, only ids: Set<String>? = nil
    ) throws {
        for followUp in questions(.whileTaking, about: stored)
        where ids?.contains(followUp.id) ?? true {
            try plan(followUp, inDays: days(of: followUp), of: stored.id, event)
        }
    }

    /// A later dose is not asked about, so that one about a dose of long ago cannot be answered.
    private func endOutdated(
        _ followUp: TableFollowUp, of id: PrescriptionID, by event: EventID
    ) throws {
        let oldest = now.adding(seconds: -Self.answerTime)
        for prompt in try standing(followUp, of: id)
        where isAsked(prompt) && question(on: prompt.day) <= oldest {
            try end(prompt, by: event)
        }
    }

    /// The questions of a kind that a medicine leads to.
    func questions(
        _ kind: FollowUpOccasion.Kind, about stored: StoredPrescription
    ) -> [TableFollowUp] {
        formulary.followUps.filter { followUp in
            guard followUp.occasion.kind == kind, let medicines = followUp.occasion.medicines
            else { return false }
            return isOne(stored, of: medicines)
        }
    }

    /// Whether a prescription is of these medicines. An order that makes no sense must not hold up
    /// the record of what was taken: then the product is not known.
    func isOne(_ stored: StoredPrescription, of medicines: FollowUpMedicines) -> Bool {
        guard let drug = drug(of: stored) else { return false }
        let ordered = try? tableMedicine(stored)
        return medicines.contains(drug, product: ordered.flatMap { drug.product(ordered: $0)?.id })
    }

    /// How long after its occasion it is asked, in seconds: ours, or what was chosen.
    private func wait(of followUp: TableFollowUp) throws -> Int64 {
        let setting = followUp.firstSetting
        return Int64(try number(setting)) * (setting.unit == "h" ? 3_600 : 86_400)
    }

    /// The same in days.
    func days(of followUp: TableFollowUp) throws -> Int { try number(followUp.firstSetting) }

    /// A number of ours, or the one that was chosen.
    func number(_ setting: CheckSetting) throws -> Int { try settings().number(setting) }
}
