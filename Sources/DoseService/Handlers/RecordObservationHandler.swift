import DoseInterface
import DoseStore
import Formulary
import Regimen

struct RecordObservationHandler: WriteHandler {
    typealias Method = RecordObservation

    func answer(
        _ request: RecordObservation.Request, in scene: Scene
    ) throws -> RecordObservation.Reply {
        let name = try scene.checked(request.name, "name", limit: Limits.nameCharacters)
        let day = try request.on.map { try scene.date($0, "on", .past) } ?? scene.today
        guard day <= scene.today else {
            throw Invalid(parameter: "on", message: Sentences.inTheFuture)
        }
        let analyte = scene.formulary.analyte(named: name)
        if analyte == nil, request.asWritten != true { throw scene.unknownTest(name) }
        let reading = try scene.value(of: request, analyte, named: name)
        let range = try scene.range(request.range, analyte, in: reading.unit)
        let observation = StoredObservation(
            analyte: try analyte?.id ?? scene.spelling(of: name), value: reading.value,
            comparator: reading.comparator?.rawValue,
            unit: reading.unit?.ucum ?? reading.unitText ?? StoredObservation.noUnit, day: day,
            rangeLow: range?.low, rangeHigh: range?.high)
        let note = try scene.checked(request.note, "note", limit: Limits.textCharacters)
        let before = try scene.transaction.observations(of: scene.person)
            .filter { $0.analyte == observation.analyte && $0.day <= day }
        let event = try scene.log(
            .observationRecorded,
            EventDetail(
                "\(analyte?.name ?? name) \(scene.text(of: observation)) of \(day.words)"),
            request: request.requestId)
        try scene.transaction.add(observation, of: scene.person, event: event)
        if let note { try scene.keep(note, on: .event(event), event: event) }
        try scene.transaction.endPrompts(
            of: scene.person, .labTest, observation.analyte,
            madeBy: scene.home.start(of: day.adding(days: 1)),
            upTo: day.adding(days: Scene.earlyDays), by: event)
        try scene.endFollowUps(settledBy: observation.analyte, of: day, by: event)
        try scene.transaction.closeSettledReminders()
        var described = scene.describe(
            observation, after: before.first, in: try scene.unitPreference())
        described.note = note
        return RecordObservation.Reply(
            observation: described,
            remarks: try scene.remarks(on: observation, analyte, reading.unit)
                + scene.remarks(on: observation, besides: before, analyte))
    }
}

extension Scene {
    /// A test is the one that was booked when it was done no more than so many days before its day
    /// (our setting).
    fileprivate static let earlyDays = 3

    /// A value in the form in which it is kept, or a limit, with its unit: one of the table, or as
    /// written.
    fileprivate typealias Reading = (
        value: String, comparator: ValueComparator?, unit: AnalyteUnit?, unitText: String?
    )

    func unknownTest(_ name: String) -> NotFound {
        let near = formulary.analytesNear(name)
        let known = formulary.analytes.map(\.name)
        return NotFound(
            what: "lab result", name: name, suggestions: near.isEmpty ? known : near,
            message: Sentences.notFound("lab result", name)
                + (near.isEmpty
                    ? " Known ones: \(known.joined(separator: ", "))."
                    : " Did you mean \(Sentences.choice(near))?") + Sentences.keepAsWritten)
    }

    /// A test that is not in the table is kept under the name that it was first written with.
    func spelling(of name: String) throws -> String {
        let written =
            try transaction.latestObservations(of: person).map(\.analyte)
            + transaction.prompts(of: person, .labTest).map(\.what)
        return written.first { $0.lowercased() == name.lowercased() } ?? name
    }

    fileprivate func value(
        of request: RecordObservation.Request, _ analyte: Analyte?, named name: String
    ) throws -> Reading {
        let typed = try checked(request.value, "value", limit: Limits.valueCharacters)
        let unit = try checked(request.unit, "unit", limit: Limits.valueCharacters)
        let answers = ["positive", "pos", "+", "negative", "neg", "-"]
        let index = answers.firstIndex(of: typed.lowercased())
        let limit = ValueComparator.split(typed)
        let value = Self.plainSign(limit?.rest ?? typed)
        if let analyte, analyte.form == .presence || !analyte.units.isEmpty {
            guard analyte.form == .presence else {
                return try number(value, limit?.comparator, unit, of: analyte, named: name)
            }
            guard let index else {
                throw Invalid(parameter: "value", message: Sentences.presence(analyte.name, typed))
            }
            guard unit == nil else {
                throw Invalid(parameter: "unit", message: Sentences.noUnit(analyte.name))
            }
            return (index < 3 ? "positive" : "negative", nil, nil, nil)
        }
        if let index, unit == nil { return (index < 3 ? "positive" : "negative", nil, nil, nil) }
        guard ReferenceRange.isNumber(value) else {
            throw Invalid(parameter: "value", message: Sentences.notNumber(typed))
        }
        return (value, limit?.comparator, nil, unit)
    }

    /// A number with the sign as it is kept: "-2.5" for a minus as it is printed, none for a plus.
    private static func plainSign(_ text: String) -> String {
        guard text.count > 1 else { return text }
        if text.hasPrefix("\u{2212}") { return "-" + text.dropFirst() }
        return text.hasPrefix("+") ? String(text.dropFirst()) : text
    }

    /// A number of the table, when it is one that a person can have.
    private func number(
        _ value: String, _ comparator: ValueComparator?, _ typed: String?, of analyte: Analyte,
        named name: String
    ) throws -> Reading {
        let told = (comparator?.mark ?? "") + value
        let own = analyte.units.filter { $0.loinc == name }
        let only = own.first ?? (analyte.units.count == 1 ? analyte.units.first : nil)
        guard let unit = typed ?? only?.ucum else {
            throw Invalid(
                parameter: "unit",
                message: Sentences.whichUnit(analyte.name, analyte.units.map(\.words)))
        }
        switch analyte.plausibility(of: value, comparator, unit: unit) {
        case .plausible(let unit): return (value, comparator, unit, nil)
        case .unlikely(let low, let high, let found):
            let others = analyte.unitsFitting(value, otherThan: found).map(\.words)
            throw Invalid(
                parameter: "value",
                message: Sentences.unlikely(
                    "\(told) \(found.words)", analyte.name, "\(low) to \(high) \(found.words)",
                    others: others.map { "\(told) \($0)" }))
        case .unknownUnit(let known):
            throw Invalid(
                parameter: "unit",
                message: Sentences.notUnit(
                    unit, analyte.name, known, isCase: analyte.unitInOtherCase(unit) != nil))
        case .notANumber:
            throw Invalid(
                parameter: "value",
                message: analyte.form == .pair
                    ? Sentences.notPair(told)
                    : value.hasPrefix("-") && analyte.form != .signed
                        ? Sentences.belowZero(told, analyte.name) : Sentences.notNumber(told))
        }
    }

    fileprivate func range(
        _ text: String?, _ analyte: Analyte?, in unit: AnalyteUnit?
    ) throws -> ReferenceRange? {
        guard let text = try checked(text, "range", limit: Limits.nameCharacters) else {
            return nil
        }
        let form = analyte?.form ?? .number
        guard form == .number || form == .signed, let range = ReferenceRange(text),
            [range.low, range.high].allSatisfy({ $0?.count ?? 0 <= Limits.valueCharacters })
        else {
            throw Invalid(parameter: "range", message: Sentences.notRange(text))
        }
        return range
    }

    /// Which one counts when there is another one of that day, where a check or formula may ask.
    fileprivate func remarks(
        on observation: StoredObservation, besides others: [StoredObservation], _ analyte: Analyte?
    ) -> [Remark] {
        let sameDay = others.filter { $0.day == observation.day }
        guard let analyte, !analyte.isMeasuredOften, !sameDay.isEmpty else { return [] }
        return [remark(Sentences.anotherThatDay(analyte.name, sameDay.map(text)))]
    }

    fileprivate func remarks(
        on observation: StoredObservation, _ analyte: Analyte?, _ unit: AnalyteUnit?
    ) throws -> [Remark] {
        var remarks: [Remark] = []
        if let analyte, let unit {
            let alerts = analyte.alerts(for: observation.value, observation.limit, in: unit)
            remarks += alerts.map { remark($0.text, $0.sources) }
            if alerts.isEmpty { remarks += try correctedAlerts(after: observation) }
            if analyte.isUnusual(observation.value, observation.limit, in: unit) {
                remarks.append(
                    remark(Sentences.unusual(text(of: observation), analyte.name)))
            }
        }
        if let mark = mark(of: observation), mark != .normal,
            let range = ReferenceRange(low: observation.rangeLow, high: observation.rangeHigh)
        {
            remarks.append(remark(Sentences.outside(range.words, isLow: mark == .low)))
        }
        if observation.limit != nil { remarks.append(remark(Sentences.onlyLimit)) }
        if analyte == nil { remarks.append(remark(Sentences.keptAsWritten)) }
        return remarks + [remark(Sentences.notJudged)]
    }

    /// What is published about calcium that is very high only once it is corrected for albumin.
    /// Either of the two results can be the one that shows it, so the row must be stored by now.
    private func correctedAlerts(after observation: StoredObservation) throws -> [Remark] {
        guard ["calcium", "albumin"].contains(observation.analyte) else { return [] }
        let (snapshot, told) = (try personSnapshot(), text(of: observation))
        let calcium = snapshot.observations.first {
            $0.analyteID == observation.analyte && observation.analyte == "calcium"
                && $0.day.value == observation.day.dayNumber && $0.valueText == told
        }
        let answer = formulary.correctedCalcium(snapshot, of: calcium)
        let usesIt = answer.inputs.contains {
            $0.name == observation.analyte && $0.value == told
                && $0.day?.value == observation.day.dayNumber
        }
        guard usesIt, let value = answer.value, let words = answer.words,
            let corrected = formulary.analyte(id: "corrected-calcium"),
            let unit = corrected.unit(named: answer.unit)
        else { return [] }
        return corrected.alerts(for: value.plain, in: unit).map {
            remark(Sentences.correctedCalcium(words, $0.text), $0.sources)
        }
    }
}
