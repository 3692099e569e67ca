import DoseInterface
import Formulary
import Regimen

struct PreviewScheduleHandler: Handler {
    typealias Method = PreviewSchedule

    private static let usualCount = 5

    func answer(
        _ request: PreviewSchedule.Request, in scene: Scene
    ) throws -> PreviewSchedule.Reply {
        let text = try scene.checked(request.text, "text", limit: Limits.textCharacters)
        let count = request.count ?? Self.usualCount
        guard (1...Limits.previewedDoses).contains(count) else {
            throw Invalid(parameter: "count", message: Sentences.previewedDoses)
        }
        let zone = try scene.zone(askedFor: request.zone)
        let from = try request.from.map { try scene.beginning($0, zone) }
        let (schedule, order) = try scene.scheduleOrOrder(text, now: from ?? scene.now, zone)
        // Without a day the series is shown from its own start, past or not.
        var next =
            from.map { schedule.first(onOrAfter: $0, zone: zone) }
            ?? schedule.occurrence(number: 1, zone: zone)
        var occurrences: [WireMoment] = []
        while let found = next, occurrences.count < count {
            occurrences.append(scene.moment(found.instant, zone: zone))
            next = schedule.next(after: found, zone: zone)
        }
        return PreviewSchedule.Reply(
            words: schedule.words, canonical: schedule.canonical, occurrences: occurrences,
            medicine: order?.medicine, dose: order?.dose.words,
            remarks: try order.map { try scene.remarks(onOrder: $0, in: zone) } ?? [],
            route: order?.route?.words, indication: order?.indication,
            instruction: order?.instruction)
    }
}

extension Scene {
    /// What `dose add` would say of the medicine and its amount.
    fileprivate func remarks(onOrder order: PrescriptionText, in zone: Zone) throws -> [Remark] {
        guard let match = formulary.drug(named: order.medicine) else {
            let close = formulary.likelyMeant(order.medicine)
            return [
                remark(
                    close.isEmpty
                        ? Sentences.unlisted(order.medicine)
                        : Sentences.notListed(order.medicine, close: close))
            ]
        }
        return try remarks(onDose: order.dose, of: match.drug, brand: match.brand)
            + dayRemarks(
                on: order.schedule, dose: order.dose, of: match.drug, strength: match.strength,
                in: zone)
    }

    /// The zone of a name that a person typed; the home zone without one.
    ///
    /// - Throws: ``Invalid`` for one that there is not, never another zone in its place.
    func zone(askedFor text: String?) throws -> Zone {
        guard let text else { return home }
        let name = try checked(text, "zone", limit: Limits.nameCharacters)
        do {
            return try zones.glance(at: name)
        } catch {
            throw Invalid(parameter: "zone", message: "\(error.sentence) \(Sentences.zoneNames)")
        }
    }

    /// The instant at which a day begins, or the one that the text names.
    fileprivate func beginning(_ text: String, _ zone: Zone) throws -> Instant {
        let text = try checked(text, "from", limit: Limits.nameCharacters)
        let moment = try reading("date") { () throws(TextError) in
            try MomentText.parse(text, now: now, zone: zone)
        }
        switch moment {
        case .instant(let instant): return instant
        case .day(let day), .part(_, of: let day):
            return zone.start(of: day)
        }
    }

    /// The schedule of a text, and the whole order where a medicine and an amount stand before it.
    ///
    /// - Throws: ``Unreadable`` as what the text was more likely meant to be.
    fileprivate func scheduleOrOrder(
        _ text: String, now: Instant, _ zone: Zone
    ) throws -> (schedule: Schedule, order: PrescriptionText?) {
        let habits = try habits()
        let alone: TextError
        do {
            return (try Schedule.parse(text, now: now, zone: zone, habits: habits), nil)
        } catch {
            alone = error
        }
        do {
            let order = try PrescriptionText.parse(text, now: now, zone: zone, habits: habits)
            return (order.schedule, order)
        } catch {
            switch error.kind {
            case .medicineMissing, .amountMissing, .unitMissing:
                if let missing = amountMissing(in: text) {
                    throw Unreadable(subject: "prescription", error: missing)
                }
                throw Unreadable(subject: "schedule", error: alone)
            default: throw Unreadable(subject: "prescription", error: error)
            }
        }
    }

    /// The name of a medicine that no number follows: it was meant as a prescription.
    private func amountMissing(in text: String) -> TextError? {
        let words = text.split(separator: " ").map(String.init)
        guard text.first != " ", let name = words.first, formulary.drug(named: name) != nil,
            words.dropFirst().first?.first?.isNumber != true
        else { return nil }
        return TextError(
            kind: .amountMissing,
            message: Sentences.amountMissing(after: name),
            text: text, range: TextRange(offset: 0, length: name.count))
    }
}
