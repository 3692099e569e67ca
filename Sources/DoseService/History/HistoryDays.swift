import DoseInterface
import DoseStore
import Regimen

/// A call about the past: of which prescription and over which days.
protocol HistoryRequest {
    var name: String? { get }
    var from: String? { get }
    var until: String? { get }
    var days: Int? { get }
}

extension ListHistory.Request: HistoryRequest {}
extension ListAdherence.Request: HistoryRequest {}
extension ListUse.Request: HistoryRequest {}

extension Scene {
    /// The days that are asked for, both included; nil on a side that has no end.
    ///
    /// - Parameter usual: how many when nothing is said; nil for all.
    func historyDays(
        _ request: some HistoryRequest, usual: Int?
    ) throws -> (first: CivilDate?, last: CivilDate?) {
        let until = try request.until.map { try date($0, "until", .past) }
        let last = until ?? today
        var first = try request.from.map { try date($0, "from", .past) }
        if let days = request.days {
            guard first == nil else {
                throw Invalid(parameter: "days", message: Sentences.fromOrDays)
            }
            guard (1...Limits.historyDays).contains(days) else {
                throw Invalid(parameter: "days", message: Sentences.historyDays)
            }
            first = last.adding(days: 1 - days)
        }
        first = first ?? usual.map { last.adding(days: 1 - $0) }
        guard first ?? last <= last else {
            throw until == nil
                ? Invalid(parameter: "from", message: Sentences.inTheFuture)
                : Invalid(parameter: "until", message: Sentences.endsBeforeItBegins)
        }
        return (first, until)
    }

    /// The same with both ends, up to today and not longer than can be counted at once.
    func countedDays(
        _ request: some HistoryRequest, usual: Int
    ) throws -> ClosedRange<CivilDate> {
        let asked = try historyDays(request, usual: usual)
        let last = min(asked.last ?? today, today)
        let first = min(asked.first ?? last, last)
        guard last.dayNumber - first.dayNumber < Limits.historyDays else {
            throw Invalid(parameter: "from", message: Sentences.historyDays)
        }
        return first...last
    }

    func historySpan(
        of prescription: StoredPrescription?, _ days: ClosedRange<CivilDate>
    ) -> HistorySpan {
        HistorySpan(
            of: prescription?.id, from: home.start(of: days.lowerBound),
            end: home.start(of: days.upperBound.adding(days: 1)))
    }

    /// The prescription that a list is about, also one that has ended; nil for all.
    func historyOf(_ request: some HistoryRequest) throws -> StoredPrescription? {
        try request.name.map { try prescription(named: $0, openFirst: false) }
    }
}
