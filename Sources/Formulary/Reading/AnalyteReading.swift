extension Analyte {
    /// Reads `analytes.json`.
    static func read(
        _ bytes: [UInt8], file: String, sources book: [String: Source]
    ) throws(FormularyError) -> [Analyte] {
        var analytes: [Analyte] = []
        var names: [String: String] = [:]
        for var reader in try EntryReader.all(in: bytes, file: file) {
            let form = try reader.optionalCode("form", as: AnalyteForm.self) ?? .number
            let analyte = Analyte(
                id: try reader.slug("id"), name: try reader.name("name"),
                otherNames: try reader.texts("otherNames", limit: FormularyLimits.nameLength),
                form: form, isMeasuredOften: try reader.flag("often"),
                loinc: try reader.loincCodes(),
                units: form == .presence
                    ? [] : try AnalyteUnit.read(&reader, isSigned: form == .signed),
                alerts: try AnalyteAlert.read(&reader, sources: book),
                rangeNote: try reader.sentences("rangeNote"),
                sources: try reader.sources(in: book))
            guard analyte.rangeNote.contains("our setting") else {
                throw reader.error("rangeNote", .unmarkedSetting)
            }
            try reader.finish()
            let codes = analyte.loinc + analyte.units.compactMap(\.loinc)
            let keys = ([analyte.id, analyte.name] + analyte.otherNames + codes).map(NameKey.of)
            for key in Set(keys) {
                if let other = names.updateValue(analyte.id, forKey: key) {
                    throw reader.error("otherNames", .duplicateName(key, other: other))
                }
            }
            analytes.append(analyte)
        }
        return analytes
    }
}

extension AnalyteUnit {
    fileprivate static func read(
        _ reader: inout EntryReader, isSigned: Bool
    ) throws(FormularyError) -> [AnalyteUnit] {
        var units: [AnalyteUnit] = []
        for var item in try reader.objects("units") {
            let conversion = try UnitConversion.read(&item, isFirst: units.isEmpty)
            let unit = AnalyteUnit(
                ucum: try item.name("ucum"), words: try item.name("words"),
                otherSpellings: try item.texts("otherSpellings"),
                caseMatters: try item.flag("caseMatters"),
                system: try item.optionalCode("system", as: UnitSystem.self),
                loinc: try item.optionalPattern("loinc", isGood: EntryReader.isLOINC),
                toFirstUnit: conversion.factor, zero: conversion.zero,
                decimals: try item.optionalInteger("decimals") ?? 2,
                plausibleLow: try item.decimal("plausibleLow", isSigned: isSigned),
                plausibleHigh: try item.decimal("plausibleHigh", isSigned: isSigned),
                usual: try DecimalRange.read(&item, isSigned: isSigned))
            guard (0...4).contains(unit.decimals) else {
                throw item.error("decimals", .badCode("\(unit.decimals)"))
            }
            guard unit.plausible.contains(all: unit.usual?.ends ?? []),
                unit.plausible.isInOrder, unit.usual?.isInOrder ?? true
            else { throw item.error("usualLow", .badCode("range")) }
            try item.finish()
            units.append(unit)
        }
        guard !units.isEmpty else { throw reader.error("units", .missingField) }
        return units
    }
}

extension UnitConversion {
    fileprivate static func read(
        _ reader: inout EntryReader, isFirst: Bool
    ) throws(FormularyError) -> (factor: UnitConversion, zero: String?) {
        if isFirst { return (.same, nil) }
        guard var item = try reader.object("toFirstUnit") else {
            throw reader.error("toFirstUnit", .missingField)
        }
        let zero = item.names.contains("subtract") ? try item.decimal("subtract") : nil
        let isDivision = item.names.contains("divideBy")
        let factor = try item.decimal(isDivision ? "divideBy" : "multiplyBy")
        try item.finish()
        return (isDivision ? .divide(by: factor) : .multiply(by: factor), zero)
    }
}

extension DecimalRange {
    fileprivate static func read(
        _ reader: inout EntryReader, isSigned: Bool
    ) throws(FormularyError) -> DecimalRange? {
        guard reader.names.contains("usualLow") || reader.names.contains("usualHigh") else {
            return nil
        }
        return DecimalRange(
            low: DecimalText(signed: try reader.decimal("usualLow", isSigned: isSigned)),
            high: DecimalText(signed: try reader.decimal("usualHigh", isSigned: isSigned)))
    }

    fileprivate var ends: [DecimalText] { [low, high].compactMap { $0 } }

    fileprivate var isInOrder: Bool { ends.count == 2 && ends[0] < ends[1] }
}

extension AnalyteAlert {
    fileprivate static func read(
        _ reader: inout EntryReader, sources book: [String: Source]
    ) throws(FormularyError) -> [AnalyteAlert] {
        var alerts: [AnalyteAlert] = []
        for var item in try reader.objects("alerts") {
            let isHigh = item.names.contains("atLeast")
            let limit = DecimalText(try item.decimal(isHigh ? "atLeast" : "atMost"))
            alerts.append(
                AnalyteAlert(
                    atLeast: isHigh ? limit : nil, atMost: isHigh ? nil : limit,
                    text: try item.sentences("text"), sources: try item.sources(in: book)))
            try item.finish()
        }
        return alerts
    }
}

extension EntryReader {
    fileprivate mutating func loincCodes() throws(FormularyError) -> [String] {
        let codes = try texts("loinc", limit: FormularyLimits.nameLength)
        for code in codes where !Self.isLOINC(code) { throw error("loinc", .badCode(code)) }
        return codes
    }

    /// Up to 7 digits, a hyphen, and the check digit by the mod 10 rule of the LOINC guide.
    static func isLOINC(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...7).contains(parts[0].utf8.count), parts[1].utf8.count == 1,
            (parts[0] + parts[1]).utf8.allSatisfy(EntryReader.isDigit)
        else { return false }
        var sum = 0
        for (index, byte) in parts[0].utf8.reversed().enumerated() {
            let digit = Int(byte) - 48
            let weighted = index.isMultiple(of: 2) ? digit * 2 : digit
            sum += weighted / 10 + weighted % 10
        }
        return parts[1] == "\((10 - sum % 10) % 10)"
    }
}
