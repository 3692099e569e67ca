import DoseInterface
import DoseStore
import Formulary
import Regimen

struct CheckReadinessHandler: Handler {
    typealias Method = CheckReadiness

    func answer(
        _ request: CheckReadiness.Request, in scene: Scene
    ) throws -> CheckReadiness.Reply {
        let end = try scene.horizon(days: request.days ?? ListInfusionsHandler.defaultDays)
        if let name = request.name {
            return CheckReadiness.Reply(
                reports: try scene.reports(on: scene.prescription(named: name), until: end))
        }
        let all = try scene.transaction.prescriptions(of: scene.person, withEnded: false)
        return CheckReadiness.Reply(
            reports: try all.flatMap { try scene.reports(on: $0, until: end) }
                .filter { $0.readiness != .unchecked || $0.remarks != nil })
    }
}

struct ListInfusionsHandler: ListHandler {
    typealias Method = ListInfusions

    static let defaultDays = 60

    func items(_ request: ListInfusions.Request, in scene: Scene) throws -> [Infusion] {
        try scene.gather(ofEveryone: request.everyone, naming: \.dose.person) { own in
            try infusions(days: request.days ?? Self.defaultDays, in: own)
        }
    }

    private func infusions(
        days: Int, in scene: Scene
    ) throws -> [(due: Instant, item: Infusion)] {
        let end = try scene.horizon(days: days)
        var infusions: [(due: Instant, item: Infusion)] = []
        for stored in try scene.transaction.prescriptions(of: scene.person, withEnded: false)
        where stored.isClinic {
            for (index, dose) in try scene.clinicDoses(of: stored, until: end).enumerated() {
                let item = try scene.infusion(
                    try scene.describe(dose, of: stored), at: dose.dueAt, of: stored,
                    isNext: index == 0)
                infusions.append((dose.dueAt, item))
            }
            if let held = try scene.heldDose(of: stored) {
                let item = try scene.infusion(
                    try scene.describe(held, of: stored, state: .held), at: held.dueAt, of: stored,
                    isNext: true)
                infusions.append((held.dueAt, item))
            }
        }
        return infusions
    }

    func reply(_ items: [Infusion], _ head: ListHead) -> ListInfusions.Reply {
        ListInfusions.Reply(infusions: items, remarks: head.remarks, zone: head.zone)
    }

    func remarks(
        _ request: ListInfusions.Request, in scene: Scene
    ) throws -> [Remark] {
        guard request.everyone == true, try scene.transaction.hasSeveralPeople() else {
            return try scene.remarksOnClinicMedicines()
        }
        return try scene.everyone().flatMap { own in
            try own.remarksOnClinicMedicines().map { remark in
                var remark = remark
                remark.text = "\(own.profile.name): \(remark.text)"
                return remark
            }
        }
    }
}

extension Scene {
    /// What is published about medicines of the clinic that meet, and the allergies that no check
    /// of them names.
    fileprivate func remarksOnClinicMedicines() throws -> [Remark] {
        let all = try transaction.prescriptions(of: person, withEnded: false).filter(\.isClinic)
        return try meetings(ofClinicMedicines: true)
            + all.flatMap { try allergyRemarks(besideChecksOf: $0) }
    }

    /// The doses of a prescription that are open, and those that come until then: at least one.
    fileprivate func clinicDoses(
        of stored: StoredPrescription, until end: Instant
    ) throws -> [ComingDose] {
        try transaction.openDoses(of: stored.id).map(ComingDose.written)
            + comingDoses(of: stored, until: end, limit: Limits.comingDoses, atLeast: 1)
    }

    /// The check results for one of several doses. Start checks are asked once: they are not held
    /// against later doses.
    fileprivate func results(
        of stored: StoredPrescription, dueAt: Instant, isNext: Bool
    ) throws -> [CheckResult] {
        try results(
            of: stored, doseDay: home.civil(at: dueAt).date, holds: isNext ? nil : .dose,
            isNext: isNext)
    }

    /// The reports for the next dose and, for a medicine that a clinic gives, for each one after
    /// it.
    fileprivate func reports(
        on stored: StoredPrescription, until end: Instant
    ) throws -> [ReadinessReport] {
        let next = try report(on: stored)
        guard stored.isClinic, stored.isOpen else { return [next] }
        return try [next]
            + clinicDoses(of: stored, until: end).dropFirst().map { dose in
                let results = try results(
                    of: stored, dueAt: max(dose.dueAt, now), isNext: false)
                return try report(on: stored, describe(dose, of: stored), results)
            }
    }
}

struct ListDueHandler: ListHandler {
    typealias Method = ListDue

    func items(_ request: ListDue.Request, in scene: Scene) throws -> [Dose] {
        try scene.gather(ofEveryone: request.everyone, naming: \.person) { own in
            try doses(days: request.days ?? 0, in: own)
        }
    }

    private func doses(days: Int, in scene: Scene) throws -> [(due: Instant, item: Dose)] {
        var doses: [(due: Instant, item: Dose)] = []
        // One look for all that are open: a question for each dose would take most of the time.
        let prescriptions = try scene.transaction.prescriptionsWithOpenDoses(
            of: scene.person)
        let reminders = try scene.transaction.reminderCountsOfOpenDoses()
        let lateAfter = try scene.settings().lateAfter
        for dose in try scene.transaction.openDoses(of: scene.person) {
            guard let stored = prescriptions[dose.prescription] else {
                throw DamagedRow(what: "dose.prescription_id")
            }
            let item = try scene.describe(
                dose, of: stored, reminders: reminders[dose.id] ?? 0, lateAfter: lateAfter)
            doses.append((dose.dueAt, item))
        }
        let end = try scene.horizon(days: days)
        for id in try scene.transaction.prescriptionsWithUpcoming(of: scene.person, until: end) {
            let stored = try scene.transaction.owner(of: id)
            let coming = try scene.comingDoses(
                of: stored, until: end, limit: Limits.comingDoses)
            for dose in coming { doses.append((dose.dueAt, try scene.describe(dose, of: stored))) }
        }
        // One on hold is not forgotten: its next dose is shown as held, however far it is.
        for id in try scene.transaction.heldPrescriptions(of: scene.person) {
            guard let stored = try scene.transaction.prescription(id),
                let held = try scene.heldDose(of: stored)
            else { continue }
            doses.append((held.dueAt, try scene.describe(held, of: stored, state: .held)))
        }
        return doses
    }

    func reply(_ items: [Dose], _ head: ListHead) -> ListDue.Reply {
        ListDue.Reply(doses: items, zone: head.zone)
    }
}

extension Scene {
    /// A dose at a clinic with its readiness.
    func infusion(
        _ dose: Dose, at due: Instant, of stored: StoredPrescription, isNext: Bool
    ) throws -> Infusion {
        let results = try results(of: stored, dueAt: max(due, now), isNext: isNext)
        return Infusion(
            dose: dose, readiness: Self.readiness(of: results),
            open: Self.openTitles(results), ask: Self.titlesToAsk(results))
    }

    /// The items of one person, or of everyone in one row, earliest first.
    ///
    /// - Parameter name: where each says whose it is; nobody is named while there is one alone.
    fileprivate func gather<Item>(
        ofEveryone everyone: Bool?, naming name: WritableKeyPath<Item, String?>,
        _ items: (Scene) throws -> [(due: Instant, item: Item)]
    ) throws -> [Item] {
        let all = try people(everyone: everyone).flatMap { own in
            try items(own.scene).map { due, item in
                var item = item
                item[keyPath: name] = own.name
                return (due: due, item: item)
            }
        }
        return all.sorted { $0.due < $1.due }.map(\.item)
    }

    /// The instant up to which a list looks ahead: now, or the end of the day in so many days.
    func horizon(days: Int) throws -> Instant {
        guard (0...Limits.horizonDays).contains(days) else {
            throw Invalid(parameter: "days", message: Sentences.horizonDays)
        }
        guard days > 0 else { return now }
        return home.start(of: today.adding(days: days + 1)).adding(seconds: -1)
    }
}
