extension CheckRule {
    /// The words for the kinds of rules in `checks.json`.
    enum Kind: String, CaseIterable {
        case dentalExam = "dental-exam"
        case dentalWork = "dental-work"
        case dentalHealing = "dental-healing"
        case observation
        case creatinineRise = "creatinine-rise"
        case doseTable = "dose-table"
        case calcium
        case level
        case companions
        case pregnancy
        case meeting
        case facts
        case allergy
        case recentIntake = "recent-intake"
        case lowCount = "low-count"
        case kidneys
        case ageUpTo = "age-up-to"
        case infusionTime = "infusion-time"
        case strength
        case note
    }

    static func read(
        _ reader: inout EntryReader, analytes: Set<String>
    ) throws(FormularyError) -> CheckRule {
        switch try reader.code("kind", as: Kind.self) {
        case .dentalExam: return .dentalExam
        case .dentalWork: return .dentalWork
        case .dentalHealing: return .dentalHealing
        case .companions: return .companions
        case .infusionTime: return .infusionTime
        case .strength: return .strength
        case .allergy: return .allergy
        case .note: return .note
        case .creatinineRise: return .creatinineRise(try RiseRow.read(&reader))
        case .doseTable:
            return .doseTable(
                try ClearanceRow.read(&reader), floor: try reader.decimal("floor"))
        case .meeting: return .meeting(try reader.someTexts("pairs"))
        case .facts:
            return .facts(
                try reader.someTexts("facts"),
                medicines: reader.names.contains("medicines")
                    ? try reader.medicines("medicines") : .none,
                present: try reader.texts("present"))
        case .ageUpTo: return .ageUpTo(try reader.years("years"))
        case .recentIntake:
            return .recentIntake(try reader.medicines("medicines"))
        case .kidneys:
            return .kidneys(
                below: try reader.decimal("clearanceBelow"), facts: try reader.texts("facts"))
        case .observation, .calcium, .level, .pregnancy, .lowCount:
            return try lab(&reader, analytes: analytes)
        }
    }

    /// The rules that look for a lab result.
    private static func lab(
        _ reader: inout EntryReader, analytes: Set<String>
    ) throws(FormularyError) -> CheckRule {
        let kind = try reader.code("kind", as: Kind.self)
        if kind == .calcium {
            return .calcium(
                tooHigh: try reader.measures("tooHigh"),
                floor: try reader.optionalDecimal("clearanceBelow"),
                facts: try reader.texts("facts"))
        }
        let analyte = try reader.text("analyte")
        guard analytes.contains(analyte) else {
            throw reader.error("analyte", .unknownReference(analyte))
        }
        switch kind {
        case .level:
            return .level(
                analyte: analyte,
                below: Measure(try reader.decimal("below"), try reader.name("unit")))
        case .pregnancy:
            return .pregnancy(
                analyte: analyte, exempt: try reader.texts("exempt"),
                facts: try reader.texts("facts"))
        case .lowCount:
            return .lowCount(
                analyte: analyte, lowering: try reader.medicines("lowering"),
                facts: try reader.texts("facts"))
        default:
            return .observation(
                analyte: analyte, sinceLastDose: try reader.flag("sinceLastDose"))
        }
    }

    /// The situations that a check of this kind must have words for.
    var situations: [CheckSituation] {
        switch self {
        case .dentalExam:
            [.ok, .missing, .booked, .bookedPast, .stale, .open, .overridden, .notApplicable]
        case .dentalWork, .dentalHealing: [.ok, .open, .overridden, .notApplicable]
        case .observation(_, let sinceLastDose):
            [.ok, .missing, .stale, .notYet, .noRange, .aboveRange, .overridden]
                + (sinceLastDose ? [.beforeLastDose] : [])
        case .creatinineRise:
            [.ok, .missing, .outOfRange, .notBack, .notApplicable, .overridden]
        case .doseTable:
            [
                .ok, .missing, .stale, .outOfRange, .gap, .belowTable, .notApplicable,
                .overridden,
            ]
        case .calcium(_, _, let facts):
            [
                .ok, .partMissing, .missing, .stale, .outOfRange, .tooHigh, .noRange, .notYet,
                .overridden,
            ] + (facts.isEmpty ? [] : [.open])
        case .level: [.ok, .missing, .stale, .outOfRange, .noRange]
        case .companions: [.ok, .missing, .notApplicable]
        case .pregnancy(_, _, let facts):
            [
                .ok, .missing, .partMissing, .stale, .outOfRange, .notYet, .notApplicable,
                .overridden,
            ] + (facts.isEmpty ? [] : [.open])
        case .meeting: [.ok, .overridden]
        case .facts(_, _, let present): [.ok, .open] + (present.isEmpty ? [] : [.present])
        case .ageUpTo: [.ok, .open]
        case .allergy: [.ok, .open, .ofKind, .overridden]
        case .recentIntake: [.ok, .open, .onList]
        case .lowCount: [.ok, .partMissing, .stale, .open, .outOfRange, .noRange]
        case .kidneys: [.ok, .open, .outOfRange, .missing, .stale]
        case .infusionTime: [.ok, .outOfRange, .notApplicable]
        case .strength: [.ok, .open, .unknown, .outOfRange, .overridden]
        case .note: [.note]
        }
    }

    /// Whether the evidence has an age, so that a setting must say which.
    var needsAge: Bool {
        switch self {
        case .dentalExam, .observation, .calcium, .level, .pregnancy, .recentIntake,
            .lowCount, .kidneys:
            true
        default: false
        }
    }
}

extension RiseRow {
    fileprivate static func read(
        _ reader: inout EntryReader
    ) throws(FormularyError) -> [RiseRow] {
        var rows: [RiseRow] = []
        for var item in try reader.objects("rows") {
            rows.append(
                RiseRow(
                    unit: try item.name("unit"), normalBelow: try item.decimal("normalBelow"),
                    rise: try item.decimal("rise"),
                    riseFromAbnormal: try item.decimal("riseFromAbnormal")))
            try item.finish()
        }
        guard !rows.isEmpty else { throw reader.error("rows", .missingField) }
        return rows
    }
}

extension ClearanceRow {
    fileprivate static func read(
        _ reader: inout EntryReader
    ) throws(FormularyError) -> [ClearanceRow] {
        var rows: [ClearanceRow] = []
        for var item in try reader.objects("rows") {
            rows.append(
                ClearanceRow(
                    above: try item.optionalDecimal("above"),
                    from: try item.optionalDecimal("from"),
                    upTo: try item.optionalDecimal("upTo"), amount: try item.decimal("amount")))
            try item.finish()
        }
        guard !rows.isEmpty else { throw reader.error("rows", .missingField) }
        return rows
    }
}

extension EntryReader {
    /// A list of texts that may not be empty.
    mutating func someTexts(_ field: String) throws(FormularyError) -> [String] {
        let list = try texts(field)
        guard !list.isEmpty else { throw error(field, .missingField) }
        return list
    }

    /// Ids of medicines, and classes as `class:nsaid`.
    mutating func medicines(_ field: String) throws(FormularyError) -> MedicineSet {
        var (ids, classes): (Set<String>, Set<DrugClass>) = ([], [])
        for text in try someTexts(field) {
            guard text.hasPrefix(MedicineSet.classMark) else {
                ids.insert(text)
                continue
            }
            let name = String(text.dropFirst(MedicineSet.classMark.count))
            guard let drugClass = DrugClass(rawValue: name) else {
                throw error(field, .badCode(text))
            }
            classes.insert(drugClass)
        }
        return MedicineSet(ids: ids, classes: classes)
    }

    /// A list of amounts with their units.
    mutating func measures(_ field: String) throws(FormularyError) -> [Measure] {
        var measures: [Measure] = []
        for var item in try objects(field) {
            measures.append(Measure(try item.decimal("value"), try item.name("unit")))
            try item.finish()
        }
        guard !measures.isEmpty else { throw error(field, .missingField) }
        return measures
    }

    /// An age in whole years.
    mutating func years(_ field: String) throws(FormularyError) -> Int {
        guard let years = try optionalInteger(field) else { throw error(field, .missingField) }
        guard (1...120).contains(years) else { throw error(field, .badCode("\(years)")) }
        return years
    }

    mutating func optionalDecimal(_ field: String) throws(FormularyError) -> String? {
        names.contains(field) ? try decimal(field) : nil
    }
}
