extension Check {
    /// Reads `checks.json`.
    static func read(
        _ bytes: [UInt8], file: String, sources book: [String: Source], analytes: Set<String>
    ) throws(FormularyError) -> [String: Check] {
        var checks: [String: Check] = [:]
        for reader in try EntryReader.all(in: bytes, file: file) {
            let check = try Check(reader, sources: book, analytes: analytes)
            guard checks.updateValue(check, forKey: check.id) == nil else {
                throw reader.error("id", .duplicateID(check.id))
            }
        }
        return checks
    }

    private init(
        _ start: EntryReader, sources book: [String: Source], analytes: Set<String>
    ) throws(FormularyError) {
        var reader = start
        id = try reader.slug("id")
        title = try reader.name("title")
        kind = try reader.code("kind", as: CheckKind.self)
        holds = try reader.optionalCode("holds", as: CheckHold.self)
        severity = try reader.code("severity", as: Severity.self)
        severityAfterFirstDose = try reader.optionalCode(
            "severityAfterFirstDose", as: Severity.self)
        analyte = try reader.optionalText("analyte")
        sinceLastDose = try reader.flag("sinceLastDose")
        outOfRangeFlag = try reader.optionalCode("outOfRangeFlag", as: LabFlag.self)
        texts = try Self.texts(&reader)
        setting = try Self.setting(&reader)
        drugSources = try Self.drugSources(&reader, book)
        sources = try reader.optionalSources(in: book) ?? []
        try reader.finish()
        try checkWhole(reader, analytes: analytes)
    }

    /// Fields that depend on each other: a lab check needs an analyte, an age needs a setting.
    private func checkWhole(
        _ reader: EntryReader, analytes: Set<String>
    ) throws(FormularyError) {
        if let analyte, !analytes.contains(analyte) {
            throw reader.error("analyte", .unknownReference(analyte))
        }
        if kind == .observation, analyte == nil {
            throw reader.error("analyte", .missingField)
        }
        if setting == nil, kind == .observation || kind == .dentalExam {
            throw reader.error("setting", .missingField)
        }
        var needed = kind.situations
        if sinceLastDose { needed.append(.beforeLastDose) }
        if outOfRangeFlag != nil { needed.append(.outOfRange) }
        for situation in needed where texts[situation] == nil {
            throw reader.error("texts.\(situation.rawValue)", .missingField)
        }
    }

    private static func texts(
        _ reader: inout EntryReader
    ) throws(FormularyError) -> [CheckSituation: CheckText] {
        guard let box = try reader.object("texts") else {
            throw reader.error("texts", .missingField)
        }
        var texts: [CheckSituation: CheckText] = [:]
        var rest = box
        for name in box.names {
            guard let situation = CheckSituation(rawValue: name) else { continue }
            guard var item = try rest.object(name) else { continue }
            texts[situation] = CheckText(
                sentence: try item.sentences("sentence"),
                advice: try item.optionalSentences("advice"), hints: try item.texts("hints"))
            try item.finish()
        }
        try rest.finish()
        return texts
    }

    private static func setting(
        _ reader: inout EntryReader
    ) throws(FormularyError) -> CheckSetting? {
        guard var item = try reader.object("setting") else { return nil }
        guard let value = try item.optionalInteger("value") else {
            throw item.error("value", .missingField)
        }
        guard (1...3_660).contains(value) else { throw item.error("value", .badCode("\(value)")) }
        let setting = CheckSetting(
            name: try item.slug("name"), value: value, unit: try item.name("unit"),
            note: try item.sentences("note"))
        guard setting.unit == "d" else { throw item.error("unit", .badCode(setting.unit)) }
        guard setting.note.contains("our setting") else {
            throw item.error("note", .unmarkedSetting)
        }
        try item.finish()
        return setting
    }

    private static func drugSources(
        _ reader: inout EntryReader, _ book: [String: Source]
    ) throws(FormularyError) -> [String: [Source]] {
        guard var box = try reader.object("drugSources") else { return [:] }
        var sources: [String: [Source]] = [:]
        for drug in box.names {
            sources[drug] = try box.sources(drug, in: book)
        }
        return sources
    }
}

extension CheckKind {
    /// The situations that a check of this kind must have words for.
    var situations: [CheckSituation] {
        switch self {
        case .dentalExam:
            [
                .ok, .missing, .booked, .bookedPast, .stale, .open, .overridden, .notApplicable,
            ]
        case .dentalWork: [.ok, .open, .overridden, .notApplicable]
        case .observation: [.ok, .missing, .stale, .notYet, .overridden]
        case .note: [.note]
        }
    }
}
