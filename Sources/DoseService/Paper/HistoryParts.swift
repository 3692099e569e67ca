import DoseInterface
import DoseStore
import Regimen

/// What happened, on paper: charts, each with the same in a table.
extension Scene {
    /// Weeks that the chart of doses on time looks back.
    private static let weeks = 12
    /// Days that the chart of infusions looks back and ahead.
    private static let infusionsBack = 365
    private static let infusionsAhead = 182
    private static let infusionsShown = 100
    /// Lanes of one chart.
    private static let lanes = 6

    /// Doses taken at home, week by week.
    func dosesOnTime(_ list: [StoredPrescription]) throws -> PaperPart? {
        let thisWeek = HistoryPeriods.start(of: .week, holding: today)
        let first = thisWeek.adding(days: -7 * (Self.weeks - 1))
        let counts = try adherence(of: nil, over: first...thisWeek.adding(days: 6)) {
            HistoryPeriods.start(of: .week, holding: $0)
        }
        let weeks = (0..<Self.weeks).map { index in
            let week = first.adding(days: 7 * index)
            return list.filter { !$0.isClinic }.reduce(into: DoseTally()) { tally, stored in
                tally.add(counts[.init(prescription: stored.id, period: week)]?.tally)
            }
        }
        let all = weeks.map(\.counted).reduce(0, +)
        guard all > 0 else { return nil }
        let limit = try settings().lateWords
        return part(
            "on-time", PaperSentences.onTime,
            remarks: [remark(PaperSentences.onTimeSetting(limit))],
            chart: Self.chart(of: weeks, from: first, all: all),
            table: table(
                PaperSentences.onTimeColumns,
                weeks.enumerated().filter { $0.element.counted > 0 }.map { index, week in
                    [first.adding(days: 7 * index).description]
                        + Self.drawn.map { "\(week[$0.standing])" }
                }))
    }

    /// How often medicines were taken as needed in the same weeks.
    func takenAsNeeded(_ list: [StoredPrescription]) throws -> PaperPart? {
        let first = HistoryPeriods.start(of: .week, holding: today)
            .adding(days: -7 * (Self.weeks - 1))
        let counts = try adherence(of: nil, over: first...today.adding(days: 6)) { _ in first }
        let uses = list.filter { !$0.isClinic }.compactMap { stored in
            let times = counts[.init(prescription: stored.id, period: first)]?.use.doses ?? 0
            return times == 0
                ? nil
                : remark(
                    PaperSentences.asNeededUse(
                        title(of: stored), times: times, weeks: Self.weeks))
        }
        return part("as-needed", PaperSentences.asNeededUse, remarks: uses)
    }

    /// What the bars of a week stand for, from the lowest up.
    private static let drawn: [(standing: DoseStanding, kind: ChartMarkKind)] = [
        (.onTime, .onTime), (.late, .late), (.skipped, .skipped), (.missed, .missed),
    ]

    private static func chart(
        of weeks: [DoseTally], from first: CivilDate, all: Int
    ) -> Chart {
        let scale = NumberScale(weeks.map { Double($0.counted) } + [4], fromZero: true)
        var marks: [ChartMark] = []
        var ticks: [ChartTick] = []
        for (index, week) in weeks.enumerated() {
            let across = (2 * index + 1) * 500 / weeks.count
            let day = first.adding(days: 7 * index)
            if index % 2 == 0 {
                ticks.append(ChartTick(position: across, label: String("\(day)".suffix(5))))
            }
            var sum = 0
            for (standing, kind) in drawn where week[standing] > 0 {
                let up = scale.position(Double(sum))
                sum += week[standing]
                marks.append(
                    ChartMark(
                        kind: kind, across: across, up: up,
                        height: scale.position(Double(sum)) - up,
                        label: "\(day): \(week[standing])"))
            }
        }
        let onTime = weeks.map { $0[.onTime] }.reduce(0, +)
        return Chart(
            kind: .bars, title: PaperSentences.onTime,
            summary: PaperSentences.onTimeSummary(weeks: weeks.count, onTime: onTime, of: all),
            across: ticks, up: scale.ticks, marks: marks, width: 600 / weeks.count)
    }

    /// What was given at the clinic and what comes.
    func infusionHistory(_ list: [StoredPrescription]) throws -> PaperPart? {
        let from = today.adding(days: -Self.infusionsBack)
        let until = home.start(of: today.adding(days: Self.infusionsAhead))
        var events: [ClinicEvent] = []
        for (lane, stored) in list.enumerated() {
            events += try transaction.records(of: stored.id, limit: Self.infusionsShown)
                .filter { home.civil(at: $0.at).date >= from }
                .map { try clinicEvent($0, of: stored, lane: lane) }
            events += try transaction.openDoses(of: stored.id).map {
                clinicEvent($0.dueAt, $0.amount, of: stored, lane: lane)
            }
            events += try comingDoses(of: stored, until: until, limit: 20, atLeast: 1).map {
                clinicEvent($0.dueAt, stored.order.amount, of: stored, lane: lane)
            }
        }
        guard !events.isEmpty else { return nil }
        events.sort { $0.at < $1.at }
        let shown = events.suffix(Self.infusionsShown)
        return part(
            "infusions", PaperSentences.infusions, chart: timeline(Array(shown), list),
            table: table(
                PaperSentences.infusionColumns,
                shown.map { event in
                    [
                        home.civil(at: event.at).words, event.medicine, event.amount, event.words,
                    ]
                }))
    }

    private func clinicEvent(
        _ record: StoredRecord, of stored: StoredPrescription, lane: Int
    ) throws -> ClinicEvent {
        let number = try record.dose.flatMap { try transaction.dose($0)?.numberInTreatment }
        let kind: ChartMarkKind
        let words: String
        switch record.outcome {
        case .given, .taken:
            kind = .given
            words = PaperSentences.given(number, minutes: record.minutes, place: record.place)
        case .missed: (kind, words) = (.missed, "missed")
        case .cancelled, .skipped:
            kind = .cancelled
            words = PaperSentences.notGiven(record.outcome.rawValue, record.reason)
        }
        return ClinicEvent(
            at: record.at, lane: lane, kind: kind, medicine: title(of: stored),
            amount: record.amount.map(amountWords) ?? "", words: words)
    }

    private func clinicEvent(
        _ at: Instant, _ amount: String, of stored: StoredPrescription, lane: Int
    ) -> ClinicEvent {
        ClinicEvent(
            at: at, lane: lane, kind: .planned, medicine: title(of: stored),
            amount: amountWords(amount), words: "planned")
    }

    private func timeline(_ events: [ClinicEvent], _ list: [StoredPrescription]) -> Chart? {
        let lanes = Array(Set(events.map(\.lane)).sorted().prefix(Self.lanes))
        let days = events.map { home.civil(at: $0.at).date }
        guard let first = days.min(), let last = days.max(), lanes.count > 0 else { return nil }
        let scale = DayScale(
            first: min(first, today).adding(days: -7), last: max(last, today).adding(days: 7))
        func up(_ lane: Int) -> Int {
            let index = lanes.firstIndex(of: lane) ?? 0
            return 1000 - (2 * index + 1) * 500 / lanes.count
        }
        let now = scale.position(today)
        let given = events.filter { $0.kind == .given }.count
        return Chart(
            kind: .timeline, title: PaperSentences.infusions,
            summary: PaperSentences.infusionSummary(
                given: given, coming: events.filter { $0.kind == .planned }.count),
            across: scale.ticks.filter { abs($0.position - now) > 100 }
                + [ChartTick(position: now, label: PaperSentences.today)],
            up: lanes.map { ChartTick(position: up($0), label: title(of: list[$0])) },
            marks: zip(events, days).filter { lanes.contains($0.0.lane) }.map { event, day in
                ChartMark(
                    kind: event.kind, across: scale.position(day), up: up(event.lane),
                    label: "\(day.words): \(event.medicine), \(event.words)")
            })
    }
}

/// Something that happened, or is to happen, at the clinic.
private struct ClinicEvent {
    let at: Instant
    let lane: Int
    let kind: ChartMarkKind
    let medicine: String
    let amount: String
    let words: String
}
