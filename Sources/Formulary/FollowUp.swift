/// A question that is asked some time after a dose or an exam, or again and again.
package struct FollowUp: Identifiable, Hashable, Sendable {
    /// Stable id, for example "jaw".
    package let id: String
    /// What it is about.
    package let title: String
    /// When it is asked.
    package let occasion: FollowUpOccasion
    /// Asked so that yes or no answers it.
    package let question: String
    /// The answer that calls for something.
    package let alarm: FollowUpAnswer
    /// What is published for that answer.
    package let alarmText: String
    /// The same where the alarm was given before and nothing has changed since; nil if no more.
    package let againText: String?
    /// What is published for the other answer, if anything.
    package let otherText: String?
    /// What its answers are in the journal, if anything.
    package let journal: FollowUpEntry?
    /// Our numbers, which a person can choose: when it is asked and, for a dose that is late, how
    /// often again. Their notes say "our setting".
    package let settings: [CheckSetting]
    /// Where it was read.
    package let sources: [Source]

    /// What is said to an answer.
    ///
    /// - Parameter again: whether it was asked before for the same reason.
    package func text(for answer: FollowUpAnswer, again: Bool = false) -> String? {
        guard answer == alarm else { return otherText }
        return again ? againText ?? alarmText : alarmText
    }
}

/// The answer to a question of follow-up.
package enum FollowUpAnswer: String, CaseIterable, Hashable, Sendable {
    case yes
    case no
}

/// What an answer is in the journal.
package enum FollowUpEntry: String, CaseIterable, Hashable, Sendable {
    /// A bowel movement, or none.
    case bowel
}

/// When a follow-up is asked.
package enum FollowUpOccasion: Hashable, Sendable {
    /// So many hours after a dose.
    case afterDose(FollowUpMedicines, hours: Int, doses: FollowUpDoses)
    /// Every so many days while a medicine is on the list.
    case whileTaking(FollowUpMedicines, days: Int)
    /// So many days after a dose was due that was not given, and every so many days until it is.
    case whenLate(FollowUpMedicines, days: Int, againDays: Int)
    /// So many days after a medicine was stopped.
    case afterStop(FollowUpMedicines, days: Int)
    /// So many days after a dental exam that left nothing to do.
    case afterExam(days: Int)
}

extension FollowUpOccasion {
    /// Whether each medicine has a question of its own, as it is counted from a dose of it.
    package var isOfOneMedicine: Bool {
        switch self {
        case .afterDose, .whenLate: true
        case .whileTaking, .afterStop, .afterExam: false
        }
    }
}

/// After which doses of a medicine a question is asked.
package struct FollowUpDoses: Hashable, Sendable {
    /// After so many first ones; nil for each.
    package let first: Int?
    /// Whether those after the amount went up count as first ones again.
    package let afterIncrease: Bool
    /// After each one while the clearance is below this (mL/min); nil where it does not matter.
    package let clearanceBelow: String?
}

/// Medicines by id or by class.
package struct FollowUpMedicines: Hashable, Sendable {
    let ids: Set<String>
    let classes: Set<DrugClass>

    /// Whether a medicine is one of them.
    package func contains(_ drug: Drug) -> Bool {
        ids.contains(drug.id) || classes.contains(drug.drugClass)
    }
}

extension FollowUp {
    /// Reads `follow-ups.json`.
    static func read(
        _ bytes: [UInt8], file: String, sources book: [String: Source], drugs: Set<String>
    ) throws(FormularyError) -> [FollowUp] {
        var all: [FollowUp] = []
        for var reader in try EntryReader.all(in: bytes, file: file) {
            let id = try reader.slug("id")
            let occasion = try FollowUpOccasion.read(&reader, drugs: drugs)
            let followUp = FollowUp(
                id: id, title: try reader.name("title"), occasion: occasion,
                question: try reader.sentences("question"),
                alarm: try reader.code("alarm", as: FollowUpAnswer.self),
                alarmText: try reader.sentences("alarmText"),
                againText: try reader.optionalSentences("againText"),
                otherText: try reader.optionalSentences("otherText"),
                journal: try reader.optionalCode("journal", as: FollowUpEntry.self),
                settings: try occasion.settings(&reader, of: id),
                sources: try reader.sources(in: book))
            try reader.finish()
            guard !all.contains(where: { $0.id == followUp.id }) else {
                throw reader.error("id", .duplicateID(followUp.id))
            }
            all.append(followUp)
        }
        return all
    }
}

extension FollowUpOccasion {
    /// Its numbers with their notes, in whole days where they are more than one.
    fileprivate func settings(
        _ reader: inout EntryReader, of id: String
    ) throws(FormularyError) -> [CheckSetting] {
        let first: (value: Int, unit: String) =
            switch self {
            case .afterDose(_, let hours, _):
                hours > 24 && hours.isMultiple(of: 24) ? (hours / 24, "d") : (hours, "h")
            case .whileTaking(_, let days), .whenLate(_, let days, _), .afterStop(_, let days),
                .afterExam(let days):
                (days, "d")
            }
        var settings = [
            CheckSetting(
                name: "ask-\(id)", value: first.value, unit: first.unit,
                note: try reader.settingNote("note"))
        ]
        if case .whenLate(_, _, let again) = self {
            settings.append(
                CheckSetting(
                    name: "ask-\(id)-again", value: again, unit: "d",
                    note: try reader.settingNote("againNote")))
        }
        return settings
    }

    fileprivate static func read(
        _ reader: inout EntryReader, drugs: Set<String>
    ) throws(FormularyError) -> FollowUpOccasion {
        if var item = try reader.object("afterDose") {
            let hours = try item.count("hours", upTo: 8_784)
            let doses = FollowUpDoses(
                first: try item.optionalInteger("firstDoses"),
                afterIncrease: try item.flag("afterIncrease"),
                clearanceBelow: try item.optionalDecimal("clearanceBelow"))
            let occasion = FollowUpOccasion.afterDose(
                try .read(&item, drugs: drugs), hours: hours, doses: doses)
            try item.finish()
            return occasion
        }
        let daily: [(String, (FollowUpMedicines, Int) -> FollowUpOccasion)] = [
            ("whileTaking", { .whileTaking($0, days: $1) }),
            ("afterStop", { .afterStop($0, days: $1) }),
        ]
        for (name, occasion) in daily {
            guard var item = try reader.object(name) else { continue }
            let days = try item.count("days", upTo: 366)
            let medicines = try FollowUpMedicines.read(&item, drugs: drugs)
            try item.finish()
            return occasion(medicines, days)
        }
        if var item = try reader.object("whenLate") {
            let days = try item.count("days", upTo: 366)
            let again = try item.count("againDays", upTo: 366)
            let medicines = try FollowUpMedicines.read(&item, drugs: drugs)
            try item.finish()
            return .whenLate(medicines, days: days, againDays: again)
        }
        guard var item = try reader.object("afterExam") else {
            throw reader.error("afterDose", .missingField)
        }
        let occasion = FollowUpOccasion.afterExam(days: try item.count("days", upTo: 366))
        try item.finish()
        return occasion
    }
}

extension FollowUpMedicines {
    fileprivate static func read(
        _ reader: inout EntryReader, drugs: Set<String>
    ) throws(FormularyError) -> FollowUpMedicines {
        let ids = try reader.texts("medicines")
        if let unknown = ids.first(where: { !drugs.contains($0) }) {
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
        return FollowUpMedicines(ids: Set(ids), classes: classes)
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

    /// A whole number from 1 on.
    fileprivate mutating func count(
        _ field: String, upTo limit: Int
    ) throws(FormularyError) -> Int {
        guard let number = try optionalInteger(field) else { throw error(field, .missingField) }
        guard (1...limit).contains(number) else { throw error(field, .badCode("\(number)")) }
        return number
    }
}
