import DoseInterface
import DoseStore
import Formulary
import Regimen

/// Test results and the dentist, on paper.
extension Scene {
    /// The newest results of one test that are shown.
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
                result.name, text(of: shown(stored, analyte(of: stored), in: units)),
                result.range ?? "", result.mark.map(PaperSentences.mark) ?? "", result.day.relative,
                stored.day.words,
            ]
        }
        return part("labs", PaperSentences.labs, table: table(PaperSentences.labColumns, rows))
    }

    /// Each test that has at least two results: a table of them, and a chart of those that can be
    /// told in the unit of the last one.
    func labCharts() throws -> [PaperPart?] {
        let units = try unitPreference()
        let all = try transaction.observations(of: person)
        var names: [String] = []
        for result in all where !names.contains(result.analyte) { names.append(result.analyte) }
        return names.map { name in
            labPart(of: all.filter { $0.analyte == name }, in: units)
        }
    }

    /// - Parameter all: results of one test, newest first.
    private func labPart(of all: [StoredObservation], in units: UnitPreference) -> PaperPart? {
        guard all.count > 1, let newest = all.first else { return nil }
        let analyte = analyte(of: newest)
        let last = shown(newest, analyte, in: units)
        let unit = analyte?.unit(named: last.unit)
        var results: [(stored: StoredObservation, result: StoredObservation)] = []
        for stored in all.prefix(Self.results).reversed() {
            var result = stored
            if let analyte, let unit { result = shown(stored, analyte, in: unit) }
            results.append((stored: stored, result: result))
        }
        let name = analyte?.name ?? newest.analyte
        let title = PaperSentences.labTitle(name, words(ofUnit: last))
        let rows = results.reversed().map { pair -> [String] in
            var value = text(of: pair.result)
            if pair.stored != pair.result {
                value = PaperSentences.reported(value, as: text(of: pair.stored))
            }
            let judged = mark(of: pair.stored).map(PaperSentences.mark) ?? ""
            return [pair.stored.day.words, value, judged]
        }
        let left = all.count - rows.count
        let drawn = results.map(\.result).filter { $0.unit == last.unit }
        return part(
            "lab-\(Self.slug(name))", title,
            remarks: left == 0
                ? [] : [remark(PaperSentences.newestShown(rows.count, of: all.count))],
            chart: labChart(drawn, name, title),
            table: table(PaperSentences.labHistoryColumns, rows))
    }

    /// A limit is drawn where it is, with a mark that says on which side the true value lies.
    private static func kind(of result: StoredObservation) -> ChartMarkKind {
        switch result.limit {
        case nil: .value
        case .below, .atMost: .below
        case .atLeast, .above: .above
        }
    }

    /// - Parameter results: in one unit, oldest first.
    private func labChart(
        _ results: [StoredObservation], _ name: String, _ title: String
    ) -> Chart? {
        let points = results.compactMap { result in
            Double(result.value).map { (result: result, value: $0) }
        }
        guard points.count > 1, let first = points.first?.result, let last = points.last?.result
        else { return nil }
        let low = last.rangeLow.flatMap(Double.init)
        let high = last.rangeHigh.flatMap(Double.init)
        let numbers = NumberScale(points.map(\.value) + [low, high].compactMap(\.self))
        let days = DayScale(first: first.day, last: last.day)
        let range = ReferenceRange(low: last.rangeLow, high: last.rangeHigh)
        return Chart(
            kind: .line, title: title,
            summary: PaperSentences.labSummary(
                name, count: points.count, last: text(of: last), day: last.day.words,
                mark: mark(of: last)),
            across: days.ticks, up: numbers.ticks,
            marks: points.map { point in
                ChartMark(
                    kind: Self.kind(of: point.result), across: days.position(point.result.day),
                    up: numbers.position(point.value),
                    label: "\(point.result.day.words): \(text(of: point.result))")
            },
            band: range.map {
                ChartBand(
                    low: low.map(numbers.position) ?? 0, high: high.map(numbers.position) ?? 1000,
                    label: PaperSentences.labRange($0.words))
            })
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
