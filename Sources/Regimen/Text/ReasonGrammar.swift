/// What a medicine is for: "for bone pain", "PRN pain".
extension ScheduleReader {
    /// The words up to the next part of the schedule.
    mutating func readIndication(from first: Int) throws(TextError) {
        let begin = cursor.index
        var end = begin
        while !cursor.isAtEnd {
            let mark = cursor.index
            cursor.skipMarks()
            if cursor.isAtEnd || cursor.isThen || startsClause() {
                cursor.index = mark
                break
            }
            cursor.advance()
            end = cursor.index
        }
        cursor.index = end
        guard end > begin else {
            throw cursor.error(.incomplete, "Something is missing after \"for\".", at: cursor.here)
        }
        let range = cursor.range(from: begin)
        guard range.length <= PrescriptionText.nameLimit else {
            throw cursor.error(
                .tooLong,
                "The reason is too long. The limit is \(PrescriptionText.nameLimit) "
                    + "characters.", at: range)
        }
        let words = cursor.typed(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        try set(\.indication, words, from: first)
    }

    /// What it is for, right behind "as needed": "PRN pain". A word that is nearly one of the
    /// grammar is a slip of the pen and no reason.
    mutating func readReason() throws(TextError) {
        guard let word = cursor.word(), word != "and", word != "for", !cursor.isThen,
            !startsClause(), clauses.indication == nil
        else { return }
        var probe = self
        if (try? probe.readKnown()) != false { return }
        let near = Vocabulary.nearest(to: word, in: Vocabulary.allWords, limit: 1)
        guard near.isEmpty, Vocabulary.timeUnits[word] == nil else { return }
        try readIndication(from: cursor.index)
    }

    /// Whether words that belong to a schedule begin here, so that a reason ends.
    private func startsClause() -> Bool {
        var probe = self
        if probe.cursor.takeAsNeeded() || probe.takeMostWord() { return true }
        // As needed has no times, so "at night" belongs to the reason: "for pain at night".
        if clauses.asNeeded == nil, !probe.cursor.takeHabits(setting.habits).isEmpty { return true }
        if probe.cursor.take("at", "least") { return true }
        guard let word = cursor.word() else { return false }
        let next = cursor.peek(1)
        let isFigure = next.map { $0.kind != .word && $0.kind != .symbol } ?? false
        let nextWord = cursor.word(1) ?? ""
        switch word {
        case "every", "each":
            return isFigure || Vocabulary.timeUnits[nextWord] != nil || nextWord == "other"
                || Vocabulary.weekdays[nextWord] != nil || Vocabulary.ordinals[nextWord] != nil
        case "at", "from", "until", "starting", "on", "for":
            let days = ["today", "tomorrow", "now", "noon", "midnight", "the"]
            return isFigure
                || days.contains(nextWord)
                    && !(word == "for" || word == "from" && nextWord == "the")
                || Vocabulary.weekdays[nextWord] != nil
        case "once", "twice", "qod", "stat", "daily", "weekly", "monthly": return true
        case "q": return isFigure
        case "x": return cursor.isNumber(1)
        case "with", "before", "after": return (try? probe.cursor.takeMeal()) != nil
        case "by": return nextWord == "mouth"
        default: return Vocabulary.perDay[word] != nil
        }
    }
}
