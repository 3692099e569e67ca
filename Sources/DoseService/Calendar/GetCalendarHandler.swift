import DoseInterface
import DoseStore
import Regimen

/// Infusions, clinic injections and dental bookings as entries of a calendar.
///
/// Each dose is an entry of its own with its instant in UTC: the rules of the home zone were
/// applied already, so that a calendar with other rules cannot move it, and no schedule needs to be
/// said in rules that a calendar knows.
struct GetCalendarHandler: Handler {
    typealias Method = GetCalendar

    static let defaultDays = 366

    func answer(_ request: GetCalendar.Request, in scene: Scene) throws -> GetCalendar.Reply {
        let end = try scene.horizon(days: request.days ?? Self.defaultDays)
        let general = try scene.transaction.zoneChanges()
        var entries: [CalendarEntry] = []
        for stored in try scene.transaction.prescriptions(of: scene.person, withEnded: true)
        where stored.isClinic && !stored.order.isAsNeeded {
            let own = try scene.transaction.planChanges(
                of: stored.id, kinds: EventKind.changesOfPlan.map(\.rawValue))
            let maker = CalendarMaker(
                scene: scene, stored: stored, end: end,
                sequence: max(own.count, 1) - 1 + general.count,
                changed: max(own.last ?? stored.addedAt, general.last ?? stored.addedAt))
            entries += try maker.entries()
        }
        entries += try scene.bookings(until: end)
        return GetCalendar.Reply(entries: entries.sorted { $0.place < $1.place })
    }
}

extension CalendarEntry {
    /// Where it comes in the order of time.
    fileprivate var place: String { (start ?? day ?? "") + uid }
}

extension EventKind {
    /// Those that can change when the doses of a prescription are.
    static var changesOfPlan: [EventKind] {
        [
            .prescriptionAdded, .prescriptionStarted, .prescriptionStopped, .prescriptionEdited,
            .scheduleShifted, .prescriptionHeld, .prescriptionResumed, .holdEnded, .doseTaken,
            .doseGiven, .doseCancelled, .doseMoved, .undone,
        ]
    }
}

/// Makes the entries of one prescription.
private struct CalendarMaker {
    /// Orders of before whose doses an earlier calendar may hold.
    private static let orders = 20
    /// Doses that came to nothing which are named, of each order.
    private static let cancelled = 60

    let scene: Scene
    let stored: StoredPrescription
    let end: Instant
    let sequence: Int
    let changed: Instant

    func entries() throws -> [CalendarEntry] {
        let standing = try standing()
        let today = scene.home.start(of: scene.today)
        var known = Set(standing.map(\.slot))
        known.formUnion(try scene.transaction.answeredSlots(of: stored.id, dueFrom: today))
        var entries = try standing.map { try entry($0, state) }
        for dose in try former(from: today) where known.insert(dose.slot).inserted {
            entries.append(try entry(dose, .cancelled))
        }
        return entries
    }

    private struct DatedDose {
        let slot: String
        let dueAt: Instant
        let amount: String
        let number: Int?
    }

    private var state: CalendarState {
        stored.state == .active && stored.hold == nil ? .confirmed : .tentative
    }

    /// What is open or to come.
    private func standing() throws -> [DatedDose] {
        guard stored.isOpen else { return [] }
        let open = try scene.transaction.openDoses(of: stored.id).map(dated)
        guard stored.hold == nil else { return open + (try afterHold()) }
        let coming = try scene.comingDoses(of: stored, until: end, limit: Limits.comingDoses)
        return open
            + coming.map { dose in
                switch dose {
                case .written(let dose): dated(dose)
                case .planned(let dose): dated(dose, stored.order)
                }
            }
    }

    /// What comes after a pause, as far as anyone can say.
    private func afterHold() throws -> [DatedDose] {
        let plan = try scene.plan(of: stored)
        var next = try scene.heldDose(of: stored)
        var doses: [DatedDose] = []
        while let dose = next, dose.dueAt <= end, doses.count < Limits.comingDoses {
            doses.append(dated(dose, stored.order))
            next = plan.dose(after: dose.number)
        }
        return doses
    }

    /// What earlier orders would have given, and this one where it goes on no more.
    private func former(from today: Instant) throws -> [DatedDose] {
        let revisions = try scene.transaction.revisions(
            of: stored.id, madeBy: EventKind.changesOfPlan.map(\.rawValue), limit: Self.orders)
        return try revisions.flatMap { revision in
            let plan = try scene.plan(revision.order, revision.revision, of: stored.id)
            var next = plan.first(onOrAfter: today)
            var doses: [DatedDose] = []
            while let dose = next, dose.dueAt <= end, doses.count < Self.cancelled {
                doses.append(dated(dose, revision.order))
                next = plan.dose(after: dose.number)
            }
            return doses
        }
    }

    private func dated(_ dose: StoredDose) -> DatedDose {
        DatedDose(
            slot: dose.slot, dueAt: dose.dueAt, amount: dose.amount,
            number: dose.numberInTreatment)
    }

    private func dated(_ dose: PlannedDose, _ order: StoredOrder) -> DatedDose {
        DatedDose(
            slot: dose.occurrence.nominal.description, dueAt: dose.dueAt,
            amount: dose.occurrence.amount?.description ?? order.amount,
            number: order.numberOffset.map { $0 + dose.number })
    }

    private func entry(_ dose: DatedDose, _ state: CalendarState) throws -> CalendarEntry {
        let route = stored.order.route.flatMap(Route.init(code:))?.short
        let leads = try scene.leadTimes(of: stored).seconds
        let slot = dose.slot.replacing(" ", with: "T").filter { $0 != "-" && $0 != ":" }
        return CalendarEntry(
            uid: "dose-\(stored.id.value)-\(stored.addedAt.epochSeconds)-\(slot)@dosed",
            sequence: sequence, changed: Zone.utc.rfc3339(changed),
            start: Zone.utc.rfc3339(dose.dueAt),
            title: CalendarSentences.title(
                stored.brand ?? stored.medicine, scene.amountWords(dose.amount), route),
            detail: CalendarSentences.detail(
                number: dose.number, when: scene.home.civil(at: dose.dueAt).words,
                zone: scene.home.name, name: stored.name),
            state: state,
            alarms: state == .cancelled ? [] : leads.map { Int($0 / 60) })
    }
}

extension Scene {
    /// Dental exams that are booked for days from today on.
    fileprivate func bookings(until end: Instant) throws -> [CalendarEntry] {
        try transaction.dentalExams(of: person).filter {
            $0.isBooked && $0.day >= today && home.start(of: $0.day) <= end
        }.map { exam in
            let made = try transaction.recordedAt(exam.id) ?? now
            let start = home.start(of: exam.day)
            let before = exam.remindAt.map { start.seconds(since: $0) / 60 }
            return CalendarEntry(
                uid: "dental-\(exam.id.value)-\(made.epochSeconds)@dosed",
                sequence: exam.isCleared ? 1 : 0, changed: Zone.utc.rfc3339(made),
                day: exam.day.description, title: CalendarSentences.exam(exam.dentist),
                detail: CalendarSentences.examDetail,
                state: exam.isCleared ? .cancelled : .confirmed,
                alarms: before.map { $0 > 0 && !exam.isCleared ? [Int($0)] : [] } ?? [])
        }
    }
}
