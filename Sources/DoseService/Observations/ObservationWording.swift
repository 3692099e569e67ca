import DoseInterface
import DoseStore
import Formulary
import Regimen

/// Values as they are sent.
extension Scene {
    /// The analyte of a stored value; one that was kept as written may be in the table by now.
    func analyte(of stored: StoredObservation) -> Analyte? {
        formulary.analyte(id: stored.analyte) ?? formulary.analyte(named: stored.analyte)
    }

    /// - Parameters:
    ///   - previous: the one before, for the trend.
    ///   - sameDay: which one counts of several of one day.
    func describe(
        _ stored: StoredObservation, after previous: StoredObservation?, in units: UnitPreference,
        sameDay: String? = nil
    ) -> WireObservation {
        let analyte = analyte(of: stored)
        let shown = shown(stored, analyte, in: units)
        let range = ReferenceRange(low: shown.rangeLow, high: shown.rangeHigh)
        let before = previous.map { self.shown($0, analyte, in: units) }
        let unit = analyte?.unit(named: shown.unit)
        return WireObservation(
            name: analyte?.name ?? stored.analyte, value: shown.value, unit: words(ofUnit: shown),
            day: day(stored.day), range: range?.words, mark: mark(of: stored),
            trend: before.map { trend(from: $0, to: shown, analyte) },
            reported: shown == stored ? nil : text(of: stored),
            loinc: unit?.loinc ?? analyte?.loinc.first, sameDay: sameDay,
            comparator: shown.comparator)
    }

    /// Which one counts where there are several of one test and one day; nil for one alone, and for
    /// what people measure several times a day.
    ///
    /// - Parameter all: of one person, of each day the ones that were recorded last first, as the
    ///   store gives them.
    func noteOnDay(ofResultAt index: Int, in all: [StoredObservation]) -> String? {
        let result = all[index]
        guard let analyte = analyte(of: result), !analyte.isMeasuredOften else { return nil }
        let sameDay = all.indices.filter {
            all[$0].analyte == result.analyte && all[$0].day == result.day
        }
        guard sameDay.count > 1 else { return nil }
        return sameDay.first == index ? Sentences.countsOf(sameDay.count) : Sentences.countsNot
    }

    /// "0.9 mg/dL", "<0.3 mg/dL".
    func text(of stored: StoredObservation) -> String {
        [stored.number, words(ofUnit: stored)].compactMap { $0 }.joined(separator: " ")
    }

    /// How a value lies against the range that the lab gave with it.
    func mark(of stored: StoredObservation) -> LabMark? {
        ReferenceRange(low: stored.rangeLow, high: stored.rangeHigh)?
            .mark(stored.value, stored.limit)
    }

    func words(ofUnit stored: StoredObservation) -> String? {
        if stored.unit == StoredObservation.noUnit { return nil }
        return analyte(of: stored)?.unit(named: stored.unit)?.words ?? stored.unit
    }

    /// The value and its range in the unit that the person likes.
    func shown(
        _ stored: StoredObservation, _ analyte: Analyte?, in units: UnitPreference
    ) -> StoredObservation {
        guard let analyte, let reported = analyte.unit(named: stored.unit) else { return stored }
        return shown(stored, analyte, in: units.unit(for: analyte) ?? reported)
    }

    /// The value and its range in a unit; as they were reported where that cannot be told.
    func shown(
        _ stored: StoredObservation, _ analyte: Analyte, in unit: AnalyteUnit
    ) -> StoredObservation {
        guard let reported = analyte.unit(named: stored.unit), unit != reported,
            let value = analyte.convert(stored.value, from: reported, to: unit)
        else { return stored }
        func end(_ text: String?) -> String? {
            text.flatMap { analyte.convert($0, from: reported, to: unit) }
        }
        return StoredObservation(
            analyte: stored.analyte, value: value, comparator: stored.comparator,
            unit: unit.ucum, day: stored.day, rangeLow: end(stored.rangeLow),
            rangeHigh: end(stored.rangeHigh))
    }

    /// "up from 0.8 on Mon 2026-10-26".
    private func trend(
        from before: StoredObservation, to now: StoredObservation, _ analyte: Analyte?
    ) -> String {
        let then = before.unit == now.unit ? before.number : text(of: before)
        let day = "\(before.day.weekday.short) \(before.day)"
        if before.number == now.number, before.unit == now.unit { return "the same as on \(day)" }
        if let analyte, let unit = analyte.unit(named: now.unit),
            let earlier = analyte.unit(named: before.unit),
            let order = analyte.order(
                ToldValue(before.value, before.limit, unit: earlier),
                ToldValue(now.value, now.limit, unit: unit))
        {
            switch order {
            case .lower: return "up from \(then) on \(day)"
            case .higher: return "down from \(then) on \(day)"
            case .same: return "the same as on \(day)"
            }
        }
        return "before: \(then) on \(day)"
    }
}

extension StoredObservation {
    /// The UCUM unit of what is only counted, or has none.
    static let noUnit = "1"

    /// On which side of the value the true one lies, where the laboratory gave only a limit.
    var limit: ValueComparator? { comparator.flatMap { ValueComparator(rawValue: $0) } }

    /// The value as it is read: "0.9", "<0.3".
    var number: String { (limit?.mark ?? "") + value }
}
