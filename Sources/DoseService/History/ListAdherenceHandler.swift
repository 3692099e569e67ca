import DoseInterface
import DoseStore
import Regimen

struct ListAdherenceHandler: PageHandler {
    typealias Method = ListAdherence

    typealias Place = CountedList<AdherenceRow>

    private static let usualDays = 28

    func page(
        _ request: ListAdherence.Request, from place: Place?, in scene: Scene
    ) throws -> (reply: ListAdherence.Reply, next: Place?) {
        let counted = try place ?? count(request, in: scene)
        let (rows, next) = counted.part()
        let meaning = try place == nil ? Sentences.adherence(scene.settings().lateWords) : []
        let reply = ListAdherence.Reply(
            from: scene.day(counted.days.lowerBound), until: scene.day(counted.days.upperBound),
            rows: rows, remarks: meaning.map { scene.remark($0) })
        return (reply, next)
    }

    private func count(_ request: ListAdherence.Request, in scene: Scene) throws -> Place {
        let days = try scene.countedDays(request, usual: Self.usualDays)
        let named = try scene.historyOf(request)
        let periods = HistoryPeriods(days, by: request.by)
        let counts = try scene.adherence(of: named, over: days) {
            periods.period(of: $0).lowerBound
        }
        let list = try named.map { [$0] } ?? scene.everyPrescription()
        var rows: [AdherenceRow] = []
        for first in Set(counts.keys.map(\.period)).sorted() {
            for stored in list {
                guard let count = counts[.init(prescription: stored.id, period: first)] else {
                    continue
                }
                rows.append(try scene.describe(count, of: stored, over: periods.period(of: first)))
            }
        }
        return Place(rows, of: days)
    }
}

/// One prescription in one period, which its first day names.
struct AdherenceKey: Hashable {
    let prescription: PrescriptionID
    let period: CivilDate
}

extension Scene {
    func everyPrescription() throws -> [StoredPrescription] {
        try transaction.prescriptions(of: person, withEnded: true)
    }

    /// Counts what was due and what was taken in a span of days.
    ///
    /// - Parameter period: the first day of the period to which a day belongs.
    func adherence(
        of prescription: StoredPrescription?, over days: ClosedRange<CivilDate>,
        period: (CivilDate) -> CivilDate
    ) throws -> [AdherenceKey: AdherenceCount] {
        let span = historySpan(of: prescription, days)
        let lateAfter = try settings().lateAfter
        var counts: [AdherenceKey: AdherenceCount] = [:]
        try transaction.pastDoses(of: person, in: span) { dose in
            let key = AdherenceKey(
                prescription: dose.prescription, period: period(home.civil(at: dose.dueAt).date))
            counts[key, default: AdherenceCount()].count(dose, lateAfter: lateAfter)
        }
        try transaction.unplannedIntakes(of: person, in: span) { intake in
            let day = home.civil(at: intake.at).date
            let key = AdherenceKey(prescription: intake.prescription, period: period(day))
            counts[key, default: AdherenceCount()].count(intake, on: day)
        }
        return counts
    }

    fileprivate func describe(
        _ count: AdherenceCount, of stored: StoredPrescription, over days: ClosedRange<CivilDate>
    ) throws -> AdherenceRow {
        let tally = count.tally
        let span = historySpan(of: stored, days)
        let isHeld = try transaction.holds(of: stored.id).contains { hold in
            hold.from < (span.end ?? now) && hold.endedAt ?? now > (span.from ?? now)
        }
        let isUsed = count.use.doses > 0
        return AdherenceRow(
            prescription: stored.name, medicine: stored.medicine, clinic: stored.isClinic,
            from: day(days.lowerBound), until: day(days.upperBound), counted: tally.counted,
            onTime: tally[.onTime], late: tally[.late], given: tally[.given],
            skipped: tally[.skipped], missed: tally[.missed], open: tally[.open],
            beside: count.beside, held: isHeld, takenPercent: tally.percent(tally.taken),
            onTimePercent: stored.isClinic ? nil : tally.percent(tally[.onTime]),
            reasons: count.reasons(limit: Limits.skipReasons).map {
                SkipReason(reason: $0.reason, count: $0.count)
            },
            use: isUsed ? count.use.described(of: stored) : nil,
            useDays: isUsed ? count.useDays : nil)
    }
}
