import DoseInterface
import DoseStore
import Regimen

struct ListHistoryHandler: PageHandler {
    typealias Method = ListHistory

    /// Where the next part begins, and how many entries are still wanted.
    struct Place {
        let span: HistorySpan
        let first: CivilDate?
        let last: CivilDate?
        var after: PastEntry.Place?
        var left: Int?
    }

    /// Days that are shown when nothing is said.
    private static let usualDays = 30
    /// How often one part looks on when few lines are of the states that are wanted.
    private static let looks = 20

    func page(
        _ request: ListHistory.Request, from place: Place?, in scene: Scene
    ) throws -> (reply: ListHistory.Reply, next: Place?) {
        var place = try place ?? start(of: request, in: scene)
        let states = request.states.map { Set($0) }
        let lateAfter = try scene.settings().lateAfter
        var entries: [HistoryEntry] = []
        var isMore = true
        for _ in 0..<Self.looks where isMore && entries.count < Limits.itemsPerReply {
            let room = Limits.itemsPerReply - entries.count
            let found = try scene.transaction.history(
                of: scene.person, in: place.span, after: place.after,
                oldestFirst: request.oldestFirst == true, limit: room)
            let wanted = found.filter { states?.contains($0.state(lateAfter)) ?? true }
                .prefix(place.left ?? room)
            entries += try wanted.map { try scene.describe($0, lateAfter) }
            place.left = place.left.map { $0 - wanted.count }
            place.after = found.last?.place ?? place.after
            isMore = found.count == room && place.left != 0
        }
        let reply = ListHistory.Reply(
            from: place.first.map(scene.day), until: place.last.map(scene.day), entries: entries)
        return (reply, isMore ? place : nil)
    }

    private func start(of request: ListHistory.Request, in scene: Scene) throws -> Place {
        if let limit = request.limit, !(1...Limits.historyEntries).contains(limit) {
            throw Invalid(parameter: "limit", message: Sentences.historyEntries)
        }
        let days = try scene.historyDays(
            request, usual: request.all == true ? nil : Self.usualDays)
        var span = HistorySpan(
            of: try scene.historyOf(request)?.id, from: days.first.map { scene.home.start(of: $0) },
            end: days.last.map { scene.home.start(of: $0.adding(days: 1)) })
        span.withTakenBack = request.takenBack == true
        return Place(
            span: span, first: days.first, last: days.last, after: nil, left: request.limit)
    }
}

extension PastEntry {
    fileprivate func state(_ lateAfter: Int64) -> HistoryState {
        guard let dueAt else {
            if record.outcome == .given { return .given }
            return wasAsNeeded ? .asNeeded : .besidePlan
        }
        switch DoseStanding(record.outcome, at: record.at, due: dueAt, lateAfter: lateAfter) {
        case .onTime: return .onTime
        case .late: return .late
        case .given: return .given
        case .skipped: return record.outcome == .cancelled ? .cancelled : .skipped
        case .missed, .open: return .missed
        }
    }
}

extension Scene {
    fileprivate func describe(_ entry: PastEntry, _ lateAfter: Int64) throws -> HistoryEntry {
        let record = entry.record
        let isIntake = record.outcome == .taken || record.outcome == .given
        let amount = record.amount.map(AmountWords.init)
        let delay = entry.dueAt.map { record.at.seconds(since: $0) }
        return HistoryEntry(
            state: entry.state(lateAfter), day: day(home.civil(at: entry.place.time).date),
            due: entry.dueAt.map { moment($0) },
            // Rounded up, so that whoever compares it with the limit finds what the state says.
            minutesLate: isIntake ? delay.map { Int(($0 > 0 ? $0 + 59 : $0) / 60) } : nil,
            value: amount?.value, unit: amount?.unit, moved: entry.isMoved,
            record: DoseRecord(
                prescription: entry.name, medicine: entry.medicine,
                outcome: Outcome(rawValue: record.outcome.rawValue) ?? .taken,
                amount: amount?.words, at: moment(record.at), slot: entry.slot,
                number: entry.numberInTreatment,
                timing: timing(of: record, dueAt: entry.dueAt, lateAfter: lateAfter),
                reason: record.reason, minutes: record.minutes, place: record.place,
                note: try notes(on: record.firstEvent)),
            takenBack: entry.takenBack.map { back in
                TakenBack(
                    at: moment(back.at),
                    corrected: EventKind(rawValue: back.kind) == .doseAmended)
            })
    }
}
