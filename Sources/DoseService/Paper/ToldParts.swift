import DoseInterface
import DoseStore
import Formulary
import Regimen

/// What a person told of, on paper: health, pain, falls and events, and whom to call.
extension Scene {
    /// Days that pain and the journal look back.
    private static let daysTold = 84
    private static let entriesShown = 60
    /// Events, such as radiation or surgery, matter for longer.
    private static let daysOfEvents = 3650

    /// Conditions, allergies and risk factors that stand.
    func health() throws -> PaperPart? {
        let facts = try transaction.healthFacts(of: person).filter { $0.endedOn == nil }
        guard !facts.isEmpty else { return nil }
        return part(
            "health", PaperSentences.health,
            table: table(
                PaperSentences.healthColumns,
                facts.map { fact in
                    [
                        fact.name, PaperSentences.kind(fact.kind), fact.since?.words ?? "",
                        fact.note ?? "",
                    ]
                }))
    }

    /// Pain as it was told, from 0 to 10.
    func pain() throws -> PaperPart? {
        let first = today.adding(days: -Self.daysTold)
        let told = try transaction.journal(of: person, within: first...today)
            .filter { $0.kind == .pain && $0.score != nil }
        let entries = Array(told.prefix(Self.entriesShown).reversed())
        guard let oldest = entries.first, let newest = entries.last else { return nil }
        let rows = entries.reversed().map { entry in
            [
                entry.day.words, entry.score.map { "\($0)" } ?? "", entry.place ?? "",
                entry.note ?? "",
            ]
        }
        let days = DayScale(first: min(oldest.day, today.adding(days: -7)), last: today)
        let numbers = NumberScale([0, 10], fromZero: true)
        let chart = Chart(
            kind: .line, title: PaperSentences.pain,
            summary: PaperSentences.painSummary(
                count: told.count, last: newest.score ?? 0, day: newest.day.words,
                worst: told.compactMap(\.score).max() ?? 0),
            across: days.ticks, up: numbers.ticks,
            marks: entries.map { entry in
                ChartMark(
                    kind: .value, across: days.position(entry.day),
                    up: numbers.position(Double(entry.score ?? 0)),
                    label: PaperSentences.painMark(
                        entry.day.words, entry.score ?? 0, entry.place))
            })
        return part(
            "pain", PaperSentences.pain,
            remarks: leftOut(
                PaperSentences.newestEntriesShown(entries.count, of: told.count),
                told.count - entries.count),
            chart: entries.count > 1 ? chart : nil,
            table: table(PaperSentences.painColumns, rows))
    }

    /// Events of the last years and falls of the last weeks, all of them: what is told daily must
    /// not push them out. Then symptoms and bowel movements of the last weeks.
    func told() throws -> PaperPart? {
        let from = today.adding(days: -Self.daysTold)
        let entries = try transaction.journal(
            of: person, within: today.adding(days: -Self.daysOfEvents)...today
        ).filter { $0.kind == .event || ($0.kind != .pain && $0.day >= from) }
        guard !entries.isEmpty else { return nil }
        let grave = entries.filter { $0.kind == .event || $0.kind == .fall }
        let others = entries.filter { $0.kind != .event && $0.kind != .fall }
        let rest = others.prefix(Self.entriesShown)
        let rows = (grave + rest).map { entry in
            [
                entry.day.words, PaperSentences.kind(entry.kind), entry.what ?? "",
                PaperSentences.told(entry.days, entry.place, entry.note),
            ]
        }
        return part(
            "told", PaperSentences.told,
            remarks: leftOut(
                PaperSentences.newestOthersShown(rest.count, of: others.count),
                others.count - rest.count),
            table: table(PaperSentences.toldColumns, rows))
    }

    /// That older entries are not shown, where there are some.
    private func leftOut(_ words: String, _ count: Int) -> [Remark] {
        count == 0 ? [] : [remark(words)]
    }

    /// Treatments that are planned for days to come, the nearest first.
    func plannedEvents() throws -> PaperPart? {
        let days = today.adding(days: 1)...today.adding(days: Limits.horizonDays)
        let rows = try transaction.journal(of: person, within: days)
            .filter { $0.kind == .event }.reversed().prefix(Self.entriesShown).map { entry in
                [
                    entry.day.words, entry.what ?? "",
                    PaperSentences.told(entry.days, entry.place, entry.note),
                ]
            }
        guard !rows.isEmpty else { return nil }
        return part(
            "planned", PaperSentences.planned,
            table: table(PaperSentences.plannedColumns, rows))
    }

    /// Whom to call as far as on record, with lines to write the others.
    func contacts() throws -> PaperPart? {
        let known = try transaction.contacts(of: person)
        let roles = Set(known.map(\.role))
        let emergency = emergency()
        var inAnEmergency = remark(
            PaperSentences.emergency(emergency.words), emergency.sources)
        // The table says whom.
        inAnEmergency.call = nil
        let rows =
            known.map { [$0.role.asSentenceStart, $0.name, $0.phone] }
            + PaperSentences.contactsToFill.filter { !roles.contains($0.lowercased()) }
            .map { [$0, "", ""] }
        return part(
            "contacts", PaperSentences.whomToCall,
            remarks: [inAnEmergency],
            table: PaperTable(
                columns: PaperSentences.contactColumns, rows: rows.map { PaperRow(cells: $0) },
                blanks: true))
    }
}
