import DoseInterface
import DoseStore
import Regimen

/// A dose that nobody answers is told to a carer, once, where a carer has a channel.
extension Scene {
    /// After how many seconds without an answer: a prescription's own rule, else the person's; nil
    /// for never.
    func escalation(of stored: StoredPrescription) throws -> Int64? {
        try Settings.delay(stored: stored.order.escalate ?? settings().escalate)
    }

    /// The dose was asked about anew: the time in which it can be answered begins. A carer hears of
    /// it before it counts as missed.
    func planEscalation(of dose: StoredDose, _ stored: StoredPrescription?) throws {
        let delay = try stored.flatMap { try escalation(of: $0) }
        let at = delay.map { now.adding(seconds: $0) }
        try transaction.escalate(dose.id, at: at.map { min($0, dose.lateAt ?? $0) })
    }

    func tellCarer(of id: DoseID, _ passage: inout PassageOfTime) throws {
        try transaction.escalate(id, at: nil)
        guard try transaction.hasCarer(), let dose = try transaction.dose(id),
            try !transaction.wasEscalated(id)
        else { return }
        let event = try log(
            .doseEscalated, EventDetail("the dose of \(dose.slot) has no answer", dose: dose),
            prescription: dose.prescription)
        try addReminder(of: .dose(id), kind: .unanswered, event: event, &passage)
    }
}
