import DoseInterface
import DoseStore
import Formulary
import Regimen

struct AddPrescriptionHandler: WriteHandler {
    typealias Method = AddPrescription

    func answer(
        _ request: AddPrescription.Request, in scene: Scene
    ) throws -> AddPrescription.Reply {
        let text = try scene.checked(request.text, "text", limit: Limits.textCharacters)
        let followsDevice = try scene.followsDevice(request.follows) ?? false
        let zone = try scene.localZone(followsDevice: followsDevice)
        let habits = try scene.habits()
        let parsed = try scene.reading("prescription") { () throws(TextError) in
            try PrescriptionText.parse(text, now: scene.now, zone: zone, habits: habits)
        }
        let match = try scene.match(parsed.medicine, asWritten: request.asWritten ?? false)
        let begin = try scene.begin(request, of: parsed.schedule, in: zone)
        var new = try scene.newPrescription(parsed, match, begin)
        new.order.followsDevice = followsDevice
        new.order.zone = zone.name
        try scene.limitPrescriptions()
        let isSecond = try scene.openName(of: new)
        let id = try scene.transaction.add(new, to: scene.person)
        let event = try scene.log(
            .prescriptionAdded, EventDetail("\(new.name), added"), prescription: id,
            request: request.requestId)
        try scene.keepSeriesGoing(id)
        guard let stored = try scene.transaction.prescription(id) else {
            throw DamagedRow(what: "prescription")
        }
        try scene.planFollowUps(whileOn: stored, event: event)
        try scene.planRecheck(beside: stored, event: event)
        return try scene.reply(stored, parsed, match, second: isSecond)
    }
}

/// Where in its schedule a treatment is entered.
private struct Begin {
    /// The day on which it began, for one that is under way.
    var since: CivilDate?
    /// The first dose that is to be made.
    var firstNumber: Int
    /// What to add to a dose's number; nil when nobody knows.
    var numberOffset: Int?
}

extension Scene {
    /// The entry of the drug table that the words mean.
    ///
    /// - Throws: ``NotListed`` when the words are only close to an entry: a slip of the pen would
    ///   otherwise pass the checks by.
    fileprivate func match(_ medicine: String, asWritten: Bool) throws -> DrugMatch? {
        if let match = formulary.drug(named: medicine) { return match }
        let close = formulary.likelyMeant(medicine)
        guard !close.isEmpty, !asWritten else { return nil }
        throw NotListed(
            medicine: medicine, suggestions: close,
            message: Sentences.notListed(medicine, close: close))
    }

    /// Where the treatment is entered: when it began and the first dose to come, for one that is
    /// under way.
    fileprivate func begin(
        _ request: AddPrescription.Request, of schedule: Schedule, in zone: Zone
    ) throws -> Begin {
        guard let text = request.since else {
            if request.dosesBefore != nil {
                throw Invalid(parameter: "dosesBefore", message: Sentences.dosesNeedSince)
            }
            if schedule.startsInPast(now: now, zone: zone), let start = schedule.start {
                throw StartsInPast(
                    first: day(start.date), message: Sentences.startsInPast(start.date))
            }
            return Begin(since: nil, firstNumber: 1, numberOffset: 0)
        }
        let day = try date(text, "since", .past)
        guard day <= today else {
            throw Invalid(parameter: "since", message: Sentences.sinceInFuture)
        }
        let first = schedule.first(onOrAfter: now, zone: zone)
        guard first != nil || schedule.asNeeded != nil else {
            throw Invalid(parameter: "text", message: Sentences.nothingToCome)
        }
        let number = first?.number ?? 1
        guard let before = request.dosesBefore else {
            return Begin(since: day, firstNumber: number, numberOffset: nil)
        }
        guard (0...Limits.dosesBefore).contains(before) else {
            throw Invalid(
                parameter: "dosesBefore", message: Sentences.dosesBefore)
        }
        return Begin(since: day, firstNumber: number, numberOffset: before - (number - 1))
    }

    fileprivate func newPrescription(
        _ parsed: PrescriptionText, _ match: DrugMatch?, _ begin: Begin
    ) throws -> NewPrescription {
        let drug = match?.drug
        let medicine =
            drug.map { [$0.name, match?.strength].compactMap(\.self).joined(separator: " ") }
            ?? parsed.medicine
        let route = parsed.route ?? drug?.usualRoute.flatMap { Route(code: $0.rawValue) }
        let hasStartChecks =
            drug.map { !formulary.checks(for: $0, holds: .start).isEmpty } ?? false
        return NewPrescription(
            name: try freshName(for: medicine), drugID: drug?.id,
            medicine: try checked(medicine, "medicine", limit: Limits.nameCharacters),
            brand: match?.brand?.name,
            isClinic: drug?.isClinicGiven ?? (route == .intravenousInfusion),
            isPlanned: hasStartChecks && begin.since == nil, since: begin.since?.description,
            order: StoredOrder(
                amount: parsed.dose.description, route: route?.code,
                indication: parsed.indication, instruction: parsed.instruction,
                isAsNeeded: parsed.schedule.asNeeded != nil,
                schedule: parsed.schedule.canonical, zone: home.name,
                firstNumber: begin.firstNumber, numberOffset: begin.numberOffset))
    }

    fileprivate func limitPrescriptions() throws {
        guard try transaction.prescriptionCount(of: person) < Limits.prescriptions else {
            throw TooLarge(
                limit: Limits.prescriptions,
                message: Sentences.roomFor(Limits.prescriptions, "prescriptions"))
        }
    }

    /// The name of an open prescription of the same medicine.
    fileprivate func openName(of new: NewPrescription) throws -> String? {
        try transaction.prescriptions(of: person, withEnded: false).first {
            new.drugID == nil ? $0.medicine == new.medicine : $0.drugID == new.drugID
        }?.name
    }

    fileprivate func reply(
        _ stored: StoredPrescription, _ parsed: PrescriptionText, _ match: DrugMatch?,
        second: String?
    ) throws -> AddPrescription.Reply {
        var remarks = try allergyRemarks(match?.drug, stored.brand ?? stored.medicine)
        if match == nil { remarks.append(remark(Sentences.unlisted(stored.medicine))) }
        if let second { remarks.append(remark(Sentences.alreadyThere(second))) }
        remarks += self.remarks(onDose: parsed.dose, of: match?.drug, brand: match?.brand)
        remarks += try dayRemarks(on: stored)
        remarks += try meetings(of: stored)
        let first = try comingDoses(of: stored, until: now, limit: 3, atLeast: 3)
        let doseDay = first.first.map { home.civil(at: $0.dueAt).date }
        let results = try results(of: stored, doseDay: doseDay)
        remarks += meetings(withEnded: results)
        return AddPrescription.Reply(
            prescription: try describe(stored), first: try firstMoments(of: stored),
            checks: results.map(describe), remarks: remarks)
    }
}
