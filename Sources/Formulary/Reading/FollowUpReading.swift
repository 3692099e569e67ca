extension FollowUp {
    /// Reads `follow-ups.json`.
    static func read(
        _ bytes: [UInt8], file: String, sources book: [String: Source], drugs: [Drug],
        analytes: Set<String>
    ) throws(FormularyError) -> [FollowUp] {
        var all: [FollowUp] = []
        for var reader in try EntryReader.all(in: bytes, file: file) {
            let followUp = try FollowUp(&reader, sources: book, drugs: drugs)
            try reader.finish()
            if let unknown = followUp.settledBy.first(where: { !analytes.contains($0) }) {
                throw reader.error("settledBy", .unknownReference(unknown))
            }
            guard !all.contains(where: { $0.id == followUp.id }) else {
                throw reader.error("id", .duplicateID(followUp.id))
            }
            all.append(followUp)
        }
        return all
    }

    private init(
        _ reader: inout EntryReader, sources book: [String: Source], drugs: [Drug]
    ) throws(FormularyError) {
        id = try reader.slug("id")
        let times = try FollowUpTimes.read(&reader, drugs: drugs)
        occasion = times.occasion
        title = try reader.name("title")
        question = try reader.sentences("question")
        alarm = try reader.code("alarm", as: FollowUpAnswer.self)
        alarmText = try reader.sentences("alarmText")
        otherText = try reader.optionalSentences("otherText")
        calledOff = try FollowUpCalledOff.read(&reader, after: times.occasion)
        settledBy = try reader.texts("settledBy")
        journal = try reader.optionalCode("journal", as: FollowUpEntry.self)
        isOnlyWhenWished = try reader.flag("onlyWhenWished")
        sources = try reader.sources(in: book)
        firstSetting = CheckSetting(
            name: "ask-\(id)", value: times.first.value, unit: times.first.unit,
            note: try reader.settingNote("note"))
        var again: CheckSetting?
        if let days = times.again {
            again = CheckSetting(
                name: "ask-\(id)-again", value: days, unit: "d",
                note: try reader.settingNote("againNote"))
        }
        againSetting = again
        later = try Self.later(&reader, of: id, after: times, sources: book)
    }

    /// The steps for a dose that is later still, each one after the one before.
    private static func later(
        _ reader: inout EntryReader, of id: String, after times: FollowUpTimes,
        sources book: [String: Source]
    ) throws(FormularyError) -> [FollowUpStep] {
        var steps: [FollowUpStep] = []
        for (index, start) in try reader.objects("later").enumerated() {
            var item = start
            guard times.occasion.kind == .whenLate else {
                throw item.error(nil, .unknownField)
            }
            let days = try item.count("days", upTo: 366)
            guard days > steps.last?.setting.value ?? times.first.value else {
                throw item.error("days", .badCode("\(days)"))
            }
            steps.append(
                FollowUpStep(
                    setting: CheckSetting(
                        name: "ask-\(id)-\(index + 2)", value: days, unit: "d",
                        note: try item.settingNote("note")),
                    text: try item.sentences("text"),
                    isForCalledOff: try item.flag("alsoCalledOff"),
                    sources: try item.sources(in: book)))
            try item.finish()
        }
        return steps
    }
}

extension FollowUpCalledOff {
    fileprivate static func read(
        _ reader: inout EntryReader, after occasion: FollowUpOccasion
    ) throws(FormularyError) -> FollowUpCalledOff? {
        guard var item = try reader.object("calledOff") else { return nil }
        guard occasion.kind == .whenLate else { throw item.error(nil, .unknownField) }
        let words = FollowUpCalledOff(
            question: try item.sentences("question"), text: try item.sentences("text"))
        try item.finish()
        return words
    }
}

/// When a question is asked, with our numbers.
private struct FollowUpTimes {
    let occasion: FollowUpOccasion
    /// In days where it is whole days, else in hours.
    let first: (value: Int, unit: String)
    /// In days; nil for not again.
    var again: Int?

    static func read(
        _ reader: inout EntryReader, drugs: [Drug]
    ) throws(FormularyError) -> FollowUpTimes {
        if var item = try reader.object("afterDose") {
            let hours = try item.count("hours", upTo: 8_784)
            let doses = FollowUpDoses(
                first: item.names.contains("firstDoses")
                    ? try item.count("firstDoses", upTo: FollowUpDoses.mostFirst) : nil,
                afterIncrease: try item.flag("afterIncrease"),
                afterAlarm: try item.flag("afterAlarm"),
                clearanceBelow: try item.optionalDecimal("clearanceBelow"),
                outlastStop: try item.flag("outlastsStop"),
                asNeeded: try item.flag("asNeeded"))
            let occasion = FollowUpOccasion.afterDose(
                try .read(&item, drugs: drugs), hours: hours, doses: doses)
            try item.finish()
            let isInDays = hours > 24 && hours.isMultiple(of: 24)
            return FollowUpTimes(
                occasion: occasion, first: isInDays ? (hours / 24, "d") : (hours, "h"))
        }
        let daily: [(String, (FollowUpMedicines, Int) -> FollowUpOccasion)] = [
            ("whileTaking", { .whileTaking($0, days: $1) }),
            ("whenLate", { .whenLate($0, days: $1) }),
            ("afterStop", { .afterStop($0, days: $1) }),
        ]
        for (name, occasion) in daily {
            guard var item = try reader.object(name) else { continue }
            let days = try item.count("days", upTo: 366)
            let again = name == "whenLate" ? try item.again() : nil
            let medicines = try FollowUpMedicines.read(&item, drugs: drugs)
            try item.finish()
            return FollowUpTimes(
                occasion: occasion(medicines, days), first: (days, "d"), again: again)
        }
        if var item = try reader.object("whenPainRises") {
            let days = try item.count("days", upTo: 14)
            guard days > 1 else { throw item.error("days", .badCode("\(days)")) }
            try item.finish()
            return FollowUpTimes(occasion: .whenPainRises(days: days), first: (days, "d"))
        }
        guard var item = try reader.object("afterExam") else {
            throw reader.error("afterDose", .missingField)
        }
        let days = try item.count("days", upTo: 366)
        let again = try item.again()
        try item.finish()
        return FollowUpTimes(occasion: .afterExam(days: days), first: (days, "d"), again: again)
    }
}

extension FollowUpMedicines {
    fileprivate static func read(
        _ reader: inout EntryReader, drugs: [Drug]
    ) throws(FormularyError) -> FollowUpMedicines {
        let ids = try reader.texts("medicines")
        if let unknown = ids.first(where: { id in !drugs.contains { $0.id == id } }) {
            throw reader.error("medicines", .unknownReference(unknown))
        }
        var classes: Set<DrugClass> = []
        for text in try reader.texts("classes") {
            guard let code = DrugClass(rawValue: text) else {
                throw reader.error("classes", .badCode(text))
            }
            classes.insert(code)
        }
        guard !ids.isEmpty || !classes.isEmpty else {
            throw reader.error("medicines", .missingField)
        }
        let known = Set(drugs.filter { ids.contains($0.id) }.flatMap(\.products).map(\.id))
        var products: [String: String] = [:]
        for field in ["product", "otherThan"] {
            guard let product = try reader.optionalText(field) else { continue }
            guard known.contains(product) else {
                throw reader.error(field, .unknownReference(product))
            }
            products[field] = product
        }
        return FollowUpMedicines(
            ids: Set(ids), classes: classes, product: products["product"],
            otherThan: products["otherThan"])
    }
}

extension EntryReader {
    /// A note about a number of ours, with a place for it.
    fileprivate mutating func settingNote(_ field: String) throws(FormularyError) -> String {
        let note = try sentences(field)
        guard note.contains("our setting"), note.contains("{value}") else {
            throw error(field, .unmarkedSetting)
        }
        return note
    }

    /// After how many days it is asked again; nil for not again.
    fileprivate mutating func again() throws(FormularyError) -> Int? {
        guard names.contains("againDays") else { return nil }
        return try count("againDays", upTo: 366)
    }

    /// A whole number from 1 on.
    fileprivate mutating func count(
        _ field: String, upTo limit: Int
    ) throws(FormularyError) -> Int {
        guard let number = try optionalInteger(field) else { throw error(field, .missingField) }
        guard (1...limit).contains(number) else { throw error(field, .badCode("\(number)")) }
        return number
    }
}
