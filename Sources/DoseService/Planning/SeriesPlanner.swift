import DoseInterface
import DoseStore
import Regimen

/// Keeps exactly what is needed of a series written down: what is due, and the next dose to come.
extension Scene {
    /// Writes the next dose of an open prescription down when none is; completes a prescription
    /// whose series has ended and was answered.
    func keepSeriesGoing(_ id: PrescriptionID) throws {
        guard let stored = try transaction.prescription(id), !stored.isAsNeeded,
            stored.state == .planned || stored.state == .active,
            try transaction.upcomingDoses(of: id).isEmpty
        else { return }
        if let next = try nextOccurrence(of: stored) {
            try writeDown(next, of: stored)
            try writeDownEarlier(than: next, of: stored)
        } else if try transaction.openDoses(of: id).isEmpty {
            try transaction.set(.completed, of: id)
            _ = try log(
                .prescriptionCompleted, EventDetail("\(stored.name), all doses answered"),
                prescription: id)
        }
    }

    /// A clock that is put forward moves a dose behind one that comes later by its number.
    private func writeDownEarlier(
        than first: Occurrence, of stored: StoredPrescription
    ) throws {
        let schedule = try schedule(of: stored)
        let zone = try zone(of: stored)
        var last = first
        while let next = schedule.next(after: last, zone: zone), next.instant <= first.instant {
            try writeDown(next, of: stored)
            last = next
        }
    }

    private func writeDown(_ occurrence: Occurrence, of stored: StoredPrescription) throws {
        let zone = try zone(of: stored)
        // An infusion or a clinic's injection stays overdue until somebody says what happened.
        let window =
            stored.isClinic ? nil : try schedule(of: stored).lateWindow(of: occurrence, zone: zone)
        try transaction.addUpcoming(
            of: stored, occurrence,
            lateAt: window.map { occurrence.instant.adding(seconds: $0) })
    }

    /// The occurrence after the last one that is written down.
    private func nextOccurrence(of stored: StoredPrescription) throws -> Occurrence? {
        let schedule = try schedule(of: stored)
        let zone = try zone(of: stored)
        if let last = try transaction.lastDose(of: stored.id, revision: stored.revision) {
            return schedule.next(after: try occurrence(of: last), zone: zone)
        }
        // A treatment that is under way starts with the first dose from now on.
        if stored.since != nil { return schedule.first(onOrAfter: now, zone: zone) }
        return schedule.occurrence(number: 1, zone: zone)
    }

    private func occurrence(of dose: StoredDose) throws -> Occurrence {
        guard let nominal = CivilDateTime(iso: dose.slot) else {
            throw DamagedRow(what: "dose.slot")
        }
        return Occurrence(nominal: nominal, number: dose.number, instant: dose.dueAt)
    }

    /// At most `limit` doses to come of a prescription up to an instant, the written one first.
    func comingDoses(
        of stored: StoredPrescription, until end: Instant, limit: Int, atLeast: Int = 0
    ) throws -> [ComingDose] {
        guard stored.state == .planned || stored.state == .active, !stored.isAsNeeded else {
            return []
        }
        let written = try transaction.upcomingDoses(of: stored.id)
        guard var last = try written.last.map(occurrence(of:)) else { return [] }
        var coming = written.map { ComingDose.written($0) }
        let schedule = try schedule(of: stored)
        let zone = try zone(of: stored)
        while coming.count < limit, let next = schedule.next(after: last, zone: zone),
            next.instant <= end || coming.count < atLeast
        {
            coming.append(.planned(next))
            last = next
        }
        if coming.count >= Limits.comingDoses {
            throw TooLarge(
                limit: Limits.comingDoses,
                message: "That is too far ahead for \(stored.name). Ask for fewer days.")
        }
        return coming.enumerated()
            .filter { $0.element.dueAt <= end || $0.offset < atLeast }.map(\.element)
    }
}

/// A dose that is to come: written down already, or only planned by the schedule.
enum ComingDose {
    case written(StoredDose)
    case planned(Occurrence)

    var dueAt: Instant {
        switch self {
        case .written(let dose): dose.dueAt
        case .planned(let occurrence): occurrence.instant
        }
    }
}

/// A row that cannot be what the schema promises.
struct DamagedRow: Error {
    let what: String
}
