extension Analyte {
    /// Reads `analytes.json`.
    static func read(
        _ bytes: [UInt8], file: String, sources book: [String: Source]
    ) throws(FormularyError) -> [Analyte] {
        var analytes: [Analyte] = []
        var names: [String: String] = [:]
        for var reader in try EntryReader.all(in: bytes, file: file) {
            let analyte = Analyte(
                id: try reader.slug("id"), name: try reader.name("name"),
                otherNames: try reader.texts("otherNames", limit: FormularyLimits.nameLength),
                units: try AnalyteUnit.read(&reader), rangeNote: try reader.sentences("rangeNote"),
                sources: try reader.sources(in: book))
            guard analyte.rangeNote.contains("our setting") else {
                throw reader.error("rangeNote", .unmarkedSetting)
            }
            try reader.finish()
            for key in Set(([analyte.id, analyte.name] + analyte.otherNames).map(NameKey.of)) {
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
        _ reader: inout EntryReader
    ) throws(FormularyError) -> [AnalyteUnit] {
        var units: [AnalyteUnit] = []
        for var item in try reader.objects("units") {
            let unit = AnalyteUnit(
                ucum: try item.name("ucum"), words: try item.name("words"),
                otherSpellings: try item.texts("otherSpellings"),
                loinc: try item.optionalPattern("loinc", isGood: isLOINC),
                toFirstUnit: try UnitConversion.read(&item, isFirst: units.isEmpty),
                plausibleLow: try item.decimal("plausibleLow"),
                plausibleHigh: try item.decimal("plausibleHigh"))
            try item.finish()
            units.append(unit)
        }
        guard !units.isEmpty else { throw reader.error("units", .missingField) }
        return units
    }

    /// Up to 7 digits, a hyphen, and the check digit by the mod 10 rule of the LOINC guide.
    private static func isLOINC(_ text: String) -> Bool {
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

extension UnitConversion {
    fileprivate static func read(
        _ reader: inout EntryReader, isFirst: Bool
    ) throws(FormularyError) -> UnitConversion {
        if isFirst { return .same }
        guard var item = try reader.object("toFirstUnit") else {
            throw reader.error("toFirstUnit", .missingField)
        }
        let isDivision = item.names == ["divideBy"]
        let factor = try item.decimal(isDivision ? "divideBy" : "multiplyBy")
        try item.finish()
        return isDivision ? .divide(by: factor) : .multiply(by: factor)
    }
}
