import DoseInterface
import DoseStore
import Regimen

/// The doses of one order with the times that hold for them: a dose that was moved is due where it
/// was moved to, and still named by its slot.
struct Plan {
    let schedule: Schedule
    let zone: Zone
    private let revision: Int
    /// The move that holds for a slot.
    private let moves: [String: StoredMove]

    /// - Parameter moves: oldest first; of two for one slot the later one holds.
    init(schedule: Schedule, zone: Zone, revision: Int, moves: [StoredMove]) {
        self.schedule = schedule
        self.zone = zone
        self.revision = revision
        self.moves = Dictionary(moves.map { ($0.slot, $0) }, uniquingKeysWith: { $1 })
    }

    /// Dose `number` of the schedule.
    func dose(_ number: Int) -> PlannedDose? {
        schedule.occurrence(number: number, zone: zone).map(planned)
    }

    func dose(after number: Int) -> PlannedDose? { dose(number + 1) }

    /// The lowest-numbered dose that is due at or after an instant. A dose is moved at most as far
    /// as its neighbors.
    func first(onOrAfter instant: Instant) -> PlannedDose? {
        var bySlot = schedule.first(onOrAfter: instant, zone: zone).map(planned)
        if let found = bySlot, found.dueAt < instant { bySlot = dose(after: found.number) }
        let moved = moves.values.compactMap { move -> PlannedDose? in
            guard zone.instant(of: move.to) >= instant, let slot = CivilDateTime(iso: move.slot),
                let dose = dose(inSlot: slot), dose.movedTo != nil, dose.dueAt >= instant
            else { return nil }
            return dose
        }
        return ([bySlot].compactMap(\.self) + moved).min { $0.number < $1.number }
    }

    /// The doses whose slots lie on a day.
    func doses(onDay day: CivilDate) -> [PlannedDose] {
        // A day in which the clock changes begins with its first instant all the same.
        var found = schedule.first(
            onOrAfter: zone.start(of: day), zone: zone)
        var doses: [PlannedDose] = []
        while let next = found, next.nominal.date == day {
            doses.append(planned(next))
            found = schedule.next(after: next, zone: zone)
        }
        return doses
    }

    /// The dose that has a slot.
    func dose(inSlot slot: CivilDateTime) -> PlannedDose? {
        let found = schedule.first(onOrAfter: zone.instant(of: slot), zone: zone)
        return found.flatMap { $0.nominal == slot ? planned($0) : nil }
    }

    private func planned(_ occurrence: Occurrence) -> PlannedDose {
        guard let move = moves[occurrence.nominal.description], move.to != occurrence.nominal,
            // When the clock is put back, two doses of one schedule can have the same local time.
            move.revision != revision || move.number == occurrence.number
        else {
            return PlannedDose(occurrence: occurrence, movedTo: nil, dueAt: occurrence.instant)
        }
        return PlannedDose(
            occurrence: occurrence, movedTo: move.to, dueAt: zone.instant(of: move.to))
    }
}

/// A dose of a plan with the time that holds for it.
struct PlannedDose {
    let occurrence: Occurrence
    /// The local time that it was moved to; nil for one at its slot.
    let movedTo: CivilDateTime?
    let dueAt: Instant

    var number: Int { occurrence.number }
}

extension Scene {
    /// The plan that holds now.
    func plan(of stored: StoredPrescription) throws -> Plan {
        try plan(stored.order, stored.revision, of: stored.id)
    }

    /// The plan that made a dose. One that is still to come follows its zone; any other stays in
    /// the one in which it came.
    func plan(of dose: StoredDose, _ stored: StoredPrescription) throws -> Plan {
        let zone = dose.state == .upcoming ? nil : dose.zone
        if dose.revision == stored.revision {
            return try plan(stored.order, stored.revision, of: stored.id, zone: zone)
        }
        guard let made = try transaction.revision(dose.revision, of: stored.id) else {
            throw DamagedRow(what: "dose.revision")
        }
        return try plan(made.order, made.revision, of: stored.id, zone: zone)
    }

    func plan(
        _ order: StoredOrder, _ revision: Int, of id: PrescriptionID, zone: String? = nil
    ) throws -> Plan {
        Plan(
            schedule: try Schedule.parse(canonical: order.schedule),
            zone: try zone.map(self.zone(named:)) ?? self.zone(of: order), revision: revision,
            moves: try transaction.moves(of: id))
    }

    /// How long after its time a dose may be answered, in seconds; nil for one that stays open
    /// until somebody says what happened.
    func lateWindow(
        of occurrence: Occurrence, in plan: Plan, _ stored: StoredPrescription
    ) throws -> Int64? {
        let own = try stored.order.late.map { LateWindows(all: try LateWindow.parse($0)) }
        return plan.schedule.lateWindow(
            of: occurrence, zone: plan.zone, rules: try own ?? settings().lateWindows,
            isClinic: stored.isClinic)
    }
}
