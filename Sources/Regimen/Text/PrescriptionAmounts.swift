/// What in a prescription is its amount, and what only looks like one.
extension TokenCursor {
    func word(at position: Int) -> String? {
        guard position < tokens.count, tokens[position].kind == .word else { return nil }
        return tokens[position].text
    }

    func beginsSchedule(at position: Int) -> Bool {
        guard let word = word(at: position) else { return false }
        return Vocabulary.scheduleStarts.contains(word)
            || word == "as" && self.word(at: position + 1) == "needed"
    }

    /// D3, B12, 5-FU, 30/500: digits that belong to a name.
    func isPartOfName(at position: Int) -> Bool {
        guard position > 0, tokens[position].isGlued else { return false }
        let before = tokens[position - 1]
        if before.kind == .word || before.text == "/" || before.text == "+" { return true }
        return before.text == "-" && before.isGlued && word(at: position - 2) != nil
    }

    /// "600 mg/400 IU": the strength of a tablet with several ingredients belongs to the name.
    ///
    /// - Returns: the index behind it; nil where there is none, or no amount behind it.
    func strengthEnd(at position: Int) -> Int? {
        var (end, parts) = (position, 0)
        while end < tokens.count, tokens[end].kind == .number, let unit = word(at: end + 1),
            DoseUnit(word: unit) != nil
        {
            (end, parts) = (end + 2, parts + 1)
            guard end < tokens.count, ["/", "+"].contains(tokens[end].text) else { break }
            end += 1
        }
        guard parts > 1, end < tokens.count else { return nil }
        var probe = self
        probe.index = end
        return (try? probe.takeQuantityIfAny()) != nil ? end : nil
    }

    /// The token behind an amount in words that begins at a position; nil if none does.
    func spelledEnd(at position: Int) -> Int? {
        if tokens[position].kind == .number, isPartOfName(at: position) { return nil }
        // "vitamin A half a tablet"
        if position > 0, tokens[position].text == "a", word(at: position - 1) == "vitamin" {
            return nil
        }
        var probe = self
        probe.index = position
        return probe.spelledAmountEnd
    }

    /// "letrozole 2.5 mg 1 tablet": how many of what is counted, right behind a strength; the
    /// strength then belongs to the name. Nil if it is the amount itself.
    func countBehindStrength(at position: Int) -> Int? {
        let next = position + 2
        guard next < tokens.count, tokens[position].kind == .number,
            let strength = word(at: position + 1).flatMap({ DoseUnit(word: $0) }),
            !strength.isCounted
        else { return nil }
        var probe = self
        probe.index = next
        guard let count = try? probe.takeQuantityIfAny(), count.unit.isCounted else { return nil }
        return next
    }

    /// "one or two tablets" and "thirteen and a half mg" are not the amount of their last words.
    func refuseOpenAmount(from position: Int, to end: Int) throws(TextError) {
        guard position > 1 else { return }
        let joint = tokens[position - 1].text
        let range = tokens[position - 2].range.through(tokens[end - 1].range)
        let isNumber = isSpelledNumber(at: position - 2) && !isPartOfName(at: position - 2)
        if ["or", "to", "-"].contains(joint), isNumber {
            throw error(
                .twoAmounts, "\"\(typed(range))\" is a range. Write the amount for one time.",
                at: range)
        }
        let isSpelled = tokens[position].kind != .number
        if isSpelled, joint == "and" || Self.largeNumbers.contains(joint) {
            throw error(.badNumber, "Write this amount in digits, such as 2.5 mg.", at: range)
        }
    }

    func isExponent(at position: Int) -> Bool {
        guard let letter = word(at: position + 1), letter == "e", position + 2 < tokens.count
        else { return false }
        return tokens[position + 1].isGlued && tokens[position + 2].isGlued
            && tokens[position + 2].kind == .number
    }

    /// What "1/2 tablet" and "1 1/2 tablets" should be: "0.5 tablet", "1.5 tablets".
    private func rightFraction(at position: Int) -> String? {
        let quarters = ["1/2": 2, "1/4": 1, "3/4": 3]
        let key = "\(tokens[position].text)/\(tokens[position + 2].text)"
        guard let fraction = quarters[key],
            let unit = word(at: position + 3).flatMap({ DoseUnit(word: $0) })
        else { return nil }
        var whole: Int64 = 0
        // A larger number is a strength: "aspirin 81 1/2 tablet".
        if position > 0, !isPartOfName(at: position - 1),
            let before = Int64(tokens[position - 1].text), (1...9).contains(before)
        {
            whole = before
        }
        return DecimalAmount(millionths: (whole * 4 + Int64(fraction)) * 250_000)
            .map { Quantity(amount: $0, unit: unit).description }
    }

    /// "1-2 tablets", "50 to 100 mg" and "1/2 tablet" are not one amount.
    func refuseRange(at position: Int) throws(TextError) {
        guard position + 3 < tokens.count, tokens[position + 2].kind == .number,
            let unit = word(at: position + 3), DoseUnit(word: unit) != nil
        else { return }
        let mark = tokens[position + 1]
        let range = tokens[position].range.through(tokens[position + 3].range)
        if mark.text == "-" || mark.text == "to" || mark.text == "or" {
            throw error(
                .twoAmounts, "\"\(typed(range))\" is a range. Write the amount for one time.",
                at: range)
        }
        if mark.text == "/", mark.isGlued {
            let right = rightFraction(at: position)
            throw error(
                .badNumber,
                "\"\(typed(range))\" is not one amount. "
                    + (right.map { "Write \($0)." } ?? "For a half write 0.5."),
                at: range, try: [right].compactMap(\.self))
        }
    }
}
