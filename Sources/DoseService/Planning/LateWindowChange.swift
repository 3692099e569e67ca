import DoseStore
import Regimen

/// How late doses may be was changed: those that are still to come follow. What is due keeps the
/// window with which it was asked about.
extension Scene {
    private static let page = 500

    func setLateWindowsAnew() throws { try forEachPlanned(setLateWindows(of:)) }

    /// Does something for every prescription of the person that goes on and has a plan.
    func forEachPlanned(_ body: (StoredPrescription) throws -> Void) throws {
        var last: PrescriptionID?
        while true {
            let page = try transaction.prescriptions(
                of: person, withEnded: false, after: last, limit: Self.page)
            for stored in page where !stored.order.isAsNeeded {
                // One that cannot be planned must not hold up the others.
                _ = try transaction.attempt { try body(stored) }
            }
            guard let end = page.last, page.count == Self.page else { return }
            last = end.id
        }
    }

    private func setLateWindows(of stored: StoredPrescription) throws {
        for dose in try transaction.upcomingDoses(of: stored.id) {
            let plan = try plan(of: dose, stored)
            guard let planned = plan.dose(dose.number) else { continue }
            let window = try lateWindow(of: planned.occurrence, in: plan, stored)
            try transaction.replan(
                dose.id, dueAt: dose.dueAt, lateAt: window.map { dose.dueAt.adding(seconds: $0) },
                zone: dose.zone ?? plan.zone.name, changedAt: dose.changedAt)
        }
    }
}
