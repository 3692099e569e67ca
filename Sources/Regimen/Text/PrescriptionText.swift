/// A prescription as a person types it, read: `zoledronic acid 4 mg IV every 12 weeks from
/// 2026-12-01 09:30`.
package struct PrescriptionText: Hashable, Sendable {
    /// The longest text, in characters.
    package static let limit = 500
    /// The longest name of a medicine and the longest reason, in characters.
    package static let nameLimit = 100

    /// The words before the amount, single spaces between them.
    package let medicine: String
    /// Where those words are.
    package let medicineRange: TextRange
    /// How much each time.
    package let dose: Quantity
    /// How it gets into the body, if the text says so.
    package let route: Route?
    /// When.
    package let schedule: Schedule
    /// What it is for, if the text says so: "bone pain".
    package let indication: String?
    /// What to keep in mind when taking it, if the text says so: "with food".
    package let instruction: String?

    /// Reads a prescription: medicine, amount, then in any order how, when and what for.
    ///
    /// A text without a start begins at the next slot after `now`; "from now" means this minute.
    ///
    /// - Parameter habits: from which texts such as "twice a day" get their clock times.
    /// - Throws: `TextError` that points at the words that cannot be read or do not go together.
    package static func parse(
        _ text: String, now: Instant, zone: Zone, habits: DailyHabits = .usual
    ) throws(TextError) -> PrescriptionText {
        var cursor = try TokenCursor(text, limit: limit)
        let amountIndex = try cursor.findAmount()
        let medicineRange = try cursor.medicineRange(before: amountIndex)
        cursor.index = amountIndex
        guard let dose = try cursor.takeQuantityIfAny() else {
            throw cursor.error(.amountMissing, "An amount is missing.", at: cursor.here)
        }
        let setting = TextSetting(clock: zone.civil(at: now), habits: habits, dose: dose)
        let parts = try TextParts(cursor, setting, allowsAmount: false)
        let schedule = try parts.schedule()
        try check(parts, limits: schedule.asNeeded, dose: dose)
        return PrescriptionText(
            medicine: cursor.typed(medicineRange).split(whereSeparator: \.isWhitespace)
                .joined(separator: " "),
            medicineRange: medicineRange, dose: dose, route: parts.route?.value,
            schedule: schedule, indication: parts.indication?.value,
            instruction: parts.instruction)
    }

    /// A largest amount must be one that the stated dose can be counted against.
    static func check(
        _ parts: TextParts, limits: AsNeeded?, dose: Quantity
    ) throws(TextError) {
        guard let limits, limits.maxCount != nil || limits.maxAmount != nil else { return }
        let range = parts.parts.first?.most?.range ?? parts.parts.first?.rhythm
        if let count = limits.maxCount, dose.multiplied(by: count.value) == nil {
            throw parts.cursor.error(
                .outOfRange, "So many times \(dose.words) is more than can be counted.", at: range)
        }
        guard let most = limits.maxAmount else { return }
        guard let isBelow = most.isLess(than: dose) else {
            throw parts.cursor.error(
                .contradiction,
                "The dose is in \(dose.unit.rawValue) and the limit in "
                    + "\(most.unit.rawValue). Write both in the same unit, or a number of doses: "
                    + "max 6 a day.", at: range)
        }
        guard !isBelow else {
            throw parts.cursor.error(
                .contradiction, "The limit, \(most.words), is less than one dose of \(dose.words).",
                at: range)
        }
    }
}

extension TokenCursor {
    static let largeNumbers: Set<String> = ["hundred", "thousand", "million"]
    private static let form = "zoledronic acid 4 mg IV every 12 weeks from tomorrow 09:30"

    /// The index of the amount for one time.
    fileprivate func findAmount() throws(TextError) -> Int {
        if let position = try amountBehindVerb() { return position }
        let first = try firstAmount()
        return countBehindStrength(at: first) ?? first
    }

    /// The index of the first number that has a unit of medicine behind it.
    private func firstAmount() throws(TextError) -> Int {
        var candidate: Int?
        var position = 0
        while position < tokens.count, !beginsSchedule(at: position) {
            let token = tokens[position]
            if let end = spelledEnd(at: position) {
                try refuseOpenAmount(from: position, to: end)
                return position
            }
            if position > 0, let end = strengthEnd(at: position) {
                position = end
                continue
            }
            if token.kind == .number, !isPartOfName(at: position) {
                try refuseSign(at: position)
                if isExponent(at: position) { _ = try decimal(token) }
                try refuseRange(at: position)
                if let next = word(at: position + 1) {
                    if DoseUnit(word: next) != nil {
                        try refuseOpenAmount(from: position, to: position + 2)
                        return position
                    }
                    if candidate == nil { candidate = position }
                } else if candidate == nil {
                    candidate = position
                }
            }
            position += 1
        }
        throw amountMissing(before: position, candidate: candidate)
    }

    /// "Letrozole 2.5 mg tablet, take 1 tablet": the amount behind the verb, the strength belongs
    /// to the name. Nil if no verb has an amount behind it.
    private func amountBehindVerb() throws(TextError) -> Int? {
        guard let verb = tokens.indices.first(where: { $0 > 0 && isVerb(at: $0) }) else {
            return nil
        }
        let position = verb + 1
        guard position < tokens.count, !tokens[..<verb].indices.contains(where: beginsSchedule)
        else { return nil }
        if spelledEnd(at: position) != nil { return position }
        guard tokens[position].kind == .number else { return nil }
        try refuseRange(at: position)
        guard let unit = word(at: position + 1), DoseUnit(word: unit) != nil else { return nil }
        return position
    }

    private func amountMissing(before position: Int, candidate: Int?) -> TextError {
        if let candidate {
            let token = tokens[candidate]
            if let next = word(at: candidate + 1), !beginsSchedule(at: candidate + 1),
                Vocabulary.timeUnits[next] == nil
            {
                return unknownDoseUnit(tokens[candidate + 1])
            }
            var number = self
            number.index = candidate
            return error(
                .unitMissing,
                "A unit is missing after \(typed(token.range)): for example "
                    + "\(number.unitExamples).", at: token.range)
        }
        if let large = tokens.prefix(position).last(where: { Self.largeNumbers.contains($0.text) })
        {
            return error(
                .badNumber, "Write the amount in digits, such as 200 mg.", at: large.range)
        }
        let range =
            position < tokens.count
            ? tokens[position].range : TextRange(offset: text.count, length: 0)
        let what = position == 0 ? "A medicine and an amount are" : "An amount is"
        return error(
            position == 0 ? .medicineMissing : .amountMissing,
            "\(what) missing here. Write it like this: \(Self.form)", at: range)
    }

    fileprivate func medicineRange(before position: Int) throws(TextError) -> TextRange {
        var last = position - 1
        while last >= 0,
            tokens[last].kind == .symbol && ",:;-.".contains(tokens[last].text) || isVerb(at: last)
        {
            last -= 1
        }
        guard last >= 0, tokens[0...last].contains(where: { $0.kind == .word }) else {
            throw error(
                .medicineMissing,
                "The name of the medicine is missing before the amount. "
                    + "Write it like this: \(Self.form)", at: tokens[position].range)
        }
        let range = tokens[0].range.through(tokens[last].range)
        guard range.length <= PrescriptionText.nameLimit else {
            throw error(
                .tooLong,
                "The name of the medicine is too long. The limit is "
                    + "\(PrescriptionText.nameLimit) characters.", at: range)
        }
        return range
    }
}
