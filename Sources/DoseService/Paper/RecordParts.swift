import DoseInterface
import DoseStore
import Formulary
import Regimen

/// Test results and the dentist, on paper.
extension Scene {
    /// The newest results that one chart shows.
    private static let results = 40

    /// The newest result of each test, against the range that the lab gave with it.
    func labResults() throws -> PaperPart? {
        let units = try unitPreference()
        let latest = try transaction.latestObservations(of: person)
            .sorted { ($1.day, $0.analyte) < ($0.day, $1.analyte) }
        guard !latest.isEmpty else { return nil }
        let rows = latest.map { stored in
            let result = describe(stored, after: nil, in: units)
            return [
                result.name, [result.value, result.unit ?? ""].joinedWords, result.range ?? "",
                result.mark.map(PaperSentences.mark) ?? "", result.day.relative,
                stored.day.words,
            ]
        }
        return part("labs", PaperSentences.labs, table: table(PaperSentences.labColumns, rows))
    }

    /// A chart of each test that has at least two results in one unit.
    func labCharts() throws -> [PaperPart?] {
        let units = try unitPreference()
        let all = try transaction.observations(of: person)
            .map { shown($0, analyte(of: $0), in: units) }
        var names: [String] = []
        for result in all where !names.contains(result.analyte) { names.append(result.analyte) }
        return names.map { name in
            let unit = all.first { $0.analyte == name }?.unit
            let results = all.filter { $0.analyte == name && $0.unit == unit }
                .prefix(Self.results).reversed()
            return labChart(Array(results))
        }
    }

    private func labChart(_ results: [StoredObservation]) -> PaperPart? {
        let points = results.compactMap { result in
            Double(result.value).map { (result: result, value: $0) }
        }
        guard points.count > 1, let first = points.first?.result, let last = points.last?.result
        else { return nil }
        let low = last.rangeLow.flatMap(Double.init)
        let high = last.rangeHigh.flatMap(Double.init)
        let numbers = NumberScale(points.map(\.value) + [low, high].compactMap(\.self))
        let days = DayScale(first: first.day, last: last.day)
        let name = analyte(of: last)?.name ?? last.analyte
        let range = ReferenceRange(low: last.rangeLow, high: last.rangeHigh)
        let chart = Chart(
            kind: .line, title: PaperSentences.labTitle(name, words(ofUnit: last)),
            summary: PaperSentences.labSummary(
                name, count: points.count, last: text(of: last), day: last.day.words,
                mark: mark(of: last)),
            across: days.ticks, up: numbers.ticks,
            marks: points.map { point in
                ChartMark(
                    kind: .value, across: days.position(point.result.day),
                    up: numbers.position(point.value),
                    label: "\(point.result.day.words): \(text(of: point.result))")
            },
            band: range.map {
                ChartBand(
                    low: low.map(numbers.position) ?? 0, high: high.map(numbers.position) ?? 1000,
                    label: PaperSentences.labRange($0.words))
            })
        let rows = points.reversed().map { point in
            [
                point.result.day.words, text(of: point.result),
                mark(of: point.result).map(PaperSentences.mark) ?? "",
            ]
        }
        return part(
            "lab-\(Self.slug(name))", chart.title, chart: chart,
            table: table(PaperSentences.labHistoryColumns, rows))
    }

    /// Exams and dental work.
    func dentalRecord() throws -> PaperPart? {
        let exams = try transaction.dentalExams(of: person)
            .filter { !($0.isBooked && $0.isCleared) }
            .map { exam in
                [
                    exam.day.words,
                    exam.isBooked
                        ? PaperSentences.booked(exam.dentist) : PaperSentences.exam(exam.dentist),
                    PaperSentences.outcome(exam.outcome),
                ]
            }
        let work = try transaction.dentalWork(of: person).map { work in
            let status = work.healed != nil ? "healed" : work.done != nil ? "done" : "planned"
            return [
                (work.healed ?? work.done ?? work.planned)?.words ?? "", work.what, status,
            ]
        }
        guard !(exams + work).isEmpty else { return nil }
        return part(
            "dental", PaperSentences.dentalRecord,
            table: table(PaperSentences.dentalColumns, exams + work))
    }
}

extension Scene {
    /// So many of the newest notes are printed.
    private static var notesShown: Int { 30 }

    /// What the person noted, newest first.
    func noted() throws -> PaperPart? {
        let notes = try transaction.notes(of: person, limit: Self.notesShown).map(describe)
        guard !notes.isEmpty else { return nil }
        return part(
            "noted", PaperSentences.noted,
            table: table(
                PaperSentences.notedColumns,
                notes.map { [String($0.at.at.prefix(10)), $0.about, $0.text] }))
    }
}

extension [String] {
    /// Those that are not empty, with a blank between them.
    fileprivate var joinedWords: String { filter { !$0.isEmpty }.joined(separator: " ") }
}
