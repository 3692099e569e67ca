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
        rule = try CheckRule.read(&reader, analytes: analytes)
        holds = try reader.optionalCode("holds", as: CheckHold.self)
        severity = try reader.code("severity", as: Severity.self)
        severityAfterFirstDose = try reader.optionalCode(
            "severityAfterFirstDose", as: Severity.self)
        severityWhenMissing = try reader.optionalCode("severityWhenMissing", as: Severity.self)
        isForLater = try reader.flag("afterFirstDose")
        texts = try Self.texts(&reader, book)
        settings = try Self.settings(&reader)
        regional = try Self.regional(&reader, book)
        drugSources = try Self.drugSources(&reader, book)
        sources = try reader.optionalSources(in: book) ?? []
        mark = try reader.optionalCode("mark", as: Mark.self) ?? .published
        try reader.finish()
        try checkWhole(reader)
    }

    /// Fields that depend on each other: evidence with an age needs a setting, each situation
    /// words.
    private func checkWhole(_ reader: EntryReader) throws(FormularyError) {
        let all = sources + drugSources.values.joined()
        if mark == .published, !all.isEmpty, !all.contains(where: { $0.mark == .published }) {
            throw reader.error("mark", .overstatedMark)
        }
        if settings.isEmpty, rule.needsAge {
            throw reader.error("setting", .missingField)
        }
        var needed = rule.situations
        if case .meeting = rule, settings.first?.unit == "d" { needed.append(.stopped) }
        for situation in needed where texts[situation] == nil {
            if situation == .overridden, holds == nil { continue }
            throw reader.error("texts.\(situation.rawValue)", .missingField)
        }
    }

    private static func texts(
        _ reader: inout EntryReader, _ book: [String: Source]
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
                advice: try item.optionalSentences("advice"), hints: try item.texts("hints"),
                sources: try item.optionalSources(in: book) ?? [])
            try item.finish()
        }
        try rest.finish()
        return texts
    }

    /// The age of the evidence, and further numbers of ours.
    private static func settings(
        _ reader: inout EntryReader
    ) throws(FormularyError) -> [CheckSetting] {
        var items: [EntryReader] = []
        if let item = try reader.object("setting") { items.append(item) }
        items += try reader.objects("moreSettings")
        var settings: [CheckSetting] = []
        for item in items { settings.append(try CheckSetting.read(item)) }
        return settings
    }

    private static func regional(
        _ reader: inout EntryReader, _ book: [String: Source]
    ) throws(FormularyError) -> [RegionalNote] {
        var notes: [RegionalNote] = []
        for var item in try reader.objects("regional") {
            let note = RegionalNote(
                region: try item.code("region", as: Region.self),
                text: try item.sentences("text"), sources: try item.sources(in: book))
            guard note.sources.contains(where: { $0.region == note.region }) else {
                throw item.error("sources", .missingSource)
            }
            try item.finish()
            notes.append(note)
        }
        return notes
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

extension CheckSetting {
    /// The setting of an entry that has one.
    static func read(_ reader: inout EntryReader) throws(FormularyError) -> CheckSetting {
        guard let item = try reader.object("setting") else {
            throw reader.error("setting", .missingField)
        }
        return try read(item)
    }

    static func read(_ start: EntryReader) throws(FormularyError) -> CheckSetting {
        var item = start
        guard let value = try item.optionalInteger("value") else {
            throw item.error("value", .missingField)
        }
        guard range.contains(value) else { throw item.error("value", .badCode("\(value)")) }
        let setting = CheckSetting(
            name: try item.slug("name"), value: value, unit: try item.name("unit"),
            note: try item.sentences("note"))
        guard ["d", "h", "a"].contains(setting.unit) else {
            throw item.error("unit", .badCode(setting.unit))
        }
        guard setting.note.contains("our setting") else {
            throw item.error("note", .unmarkedSetting)
        }
        try item.finish()
        return setting
    }
}
