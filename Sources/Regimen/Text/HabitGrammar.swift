/// Times that a person's day gives, not the clock: "in the morning", "at bedtime", "QHS".
extension TokenCursor {
    private enum DayTime {
        case wake
        case afternoon
        case evening
        case sleep

        func time(_ habits: DailyHabits) -> CivilTime {
            switch self {
            case .wake: habits.wake
            case .afternoon: habits.times(3)[1]
            case .evening: habits.evening
            case .sleep: habits.sleep
            }
        }
    }

    private static let names: [String: DayTime] = [
        "morning": .wake, "afternoon": .afternoon, "evening": .evening, "night": .sleep,
        "bedtime": .sleep, "bed": .sleep, "am": .wake, "pm": .evening,
    ]
    private static let abbreviations: [String: DayTime] = [
        "qam": .wake, "qpm": .evening, "qhs": .sleep, "hs": .sleep, "nightly": .sleep,
        "mane": .wake, "nocte": .sleep, "bedtime": .sleep, "mornings": .wake, "evenings": .evening,
        "nights": .sleep,
    ]
    private static let waking: Set<String> = ["waking", "awakening", "rising"]

    /// Times of the person's day with "and" between them; empty (and no move) if none comes next.
    mutating func takeHabits(_ habits: DailyHabits) -> [Clauses.ReadTime] {
        guard let first = takeHabit() else { return [] }
        var found = [first]
        while true {
            let mark = index
            guard takeSeparator() else { break }
            // "morning and evening": only the first has "in the".
            if let next = takeHabit() {
                found.append(next)
            } else if let name = word(), name != "am", name != "pm", let next = Self.names[name] {
                advance()
                found.append(next)
            } else {
                index = mark
                break
            }
        }
        return found.map { habit in
            Clauses.ReadTime(
                dose: TimedDose(time: habit.time(habits)), isHabit: true, isLate: habit != .wake)
        }
    }

    private mutating func takeHabit() -> DayTime? {
        if let word = word(), let time = Self.abbreviations[word] {
            advance()
            return time
        }
        // "Morning and night": a bare word, if another follows it.
        if let name = word(), name == "morning" || name == "evening" {
            advance()
            return Self.names[name]
        }
        let first = index
        let isAt = take("at") || take("before") || take("q")
        if !isAt, takeAny(["in", "on", "upon", "every", "each"]) {
            let preposition = peek(-1)?.text ?? ""
            if preposition == "on" || preposition == "upon" {
                if takeAny(Self.waking) { return .wake }
                index = first
                return nil
            }
            if preposition == "in" { _ = take("the") }
            if let name = word(), let time = Self.names[name], time != .sleep || name != "bed" {
                advance()
                return time
            }
            index = first
            return nil
        }
        guard isAt, let name = word() else {
            index = first
            return nil
        }
        let isShort = peek(-1)?.text == "q"
        let fits = isShort ? ["am", "pm", "hs"] : ["night", "bedtime", "bed"]
        if fits.contains(name), let time = Self.names[name] ?? Self.abbreviations[name] {
            advance()
            return time
        }
        index = first
        return nil
    }
}
