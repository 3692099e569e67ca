import DoseStore
import Regimen

/// Why a dose comes at another time than its local one.
extension Scene {
    /// A sentence for a dose that waits after a change of zone; nil for any other.
    func zoneNote(on dose: StoredDose, of stored: StoredPrescription) throws -> String? {
        guard let changedAt = dose.changedAt, dose.movedTo == nil, let zone = dose.zone,
            let slot = CivilDateTime(iso: dose.slot)
        else { return nil }
        let natural = try self.zone(named: zone).instant(of: slot)
        guard dose.dueAt > natural else { return nil }
        if dose.dueAt == changedAt {
            return "The time zone changed, and \(slot.time) had passed there already."
        }
        let schedule = try plan(of: dose, stored).schedule
        let isOwn = schedule.phases.contains { $0.series.smallestGapMinutes != nil }
        let gap = RelativeTime.words(ofSeconds: schedule.smallestGapSeconds)
        return "The time zone changed, so this dose of \(slot.time) waits until \(gap) have passed "
            + "since the one before"
            + (isOwn ? ", as your prescription says." : " (our setting: half of the usual time).")
    }
}

extension RelativeTime {
    /// "6 hours", "90 minutes".
    static func words(ofSeconds seconds: Int64) -> String {
        let minutes = (seconds + 59) / 60
        let isHours = minutes % 60 == 0
        let count = isHours ? minutes / 60 : minutes
        return "\(count) \(isHours ? "hour" : "minute")\(count == 1 ? "" : "s")"
    }
}
