/// At which clock times a part of a text is meant.
extension ScheduleResolver {
    /// The times that the text names, or that the person's day gives.
    func times() throws(TextError) -> TimesOfDay {
        if clauses.rhythm == nil, clauses.times == nil, clauses.meals == nil {
            throw scheduleMissing()
        }
        let named = try named()
        let perDay = clauses.perDay
        if let times = TimesOfDay(doses: named) {
            let range = clauses.times?.range ?? clauses.meals?.range
            if let perDay, perDay.value != named.count, let range {
                throw conflict(perDay.range, range, "The number of times differs.")
            }
            return times
        }
        let count = perDay?.value ?? 1
        if let start = clauses.start?.value {
            if count == 1, let time = start.time { return TimesOfDay(time) }
            if count == 1, start.isNow { return TimesOfDay(try minute().time) }
            if let time = start.time, !setting.habits.times(count).contains(time) {
                throw timeQuestion(count)
            }
        }
        guard count <= TimesOfDay.limit else {
            throw cursor.error(
                .outOfRange, "There can be up to \(TimesOfDay.limit) times a day.",
                at: perDay?.range)
        }
        guard isOften, let times = TimesOfDay(setting.habits.times(count)) else {
            throw timeQuestion(count)
        }
        return times
    }

    /// Clock times, times of the person's day, and meals where nothing else says when.
    private func named() throws(TextError) -> [TimedDose] {
        let named = clauses.times?.value.map(\.dose) ?? []
        guard let meals = clauses.meals, !clauses.hasClockTime else { return named }
        let all = meals.value.times(setting.habits)
        let wanted = clauses.perDay.map { $0.value - named.count } ?? all.count
        let chosen: [CivilTime] =
            switch wanted {
            case 4 where named.isEmpty: all + [setting.habits.sleep]
            case 3: all
            case 2: [all[0], all[2]]
            case 1: [all[0]]
            default: []
            }
        // Daily and with meals: once, or at each?
        let isOnce = clauses.cadence != nil && clauses.perDay == nil
        if isOnce, let cadence = clauses.cadence {
            throw cursor.error(
                .timeMissing,
                "How many times a day? For example: daily with breakfast, or 3 times a day "
                    + "with meals.", at: cadence.range.through(meals.range),
                try: ["with breakfast", "3 times a day with meals"])
        }
        return named + chosen.map { TimedDose(time: $0, amount: meals.value.amount) }
    }

    /// Whether the doses are less than a week apart, so that a usual time is good enough. For
    /// rarer ones, often given by a clinic, the time is asked for.
    private var isOften: Bool {
        if let cycle = clauses.cycle {
            return cycle.value.ranges.contains { $0.count > 1 }
        }
        if let weekdays = clauses.weekdays {
            return weekdays.value.count > 1 && clauses.cadence?.value.count ?? 1 == 1
        }
        guard clauses.monthDays == nil else { return false }
        guard let cadence = clauses.cadence else { return true }
        return cadence.value.unit == .day && cadence.value.count < 7
    }

    func scheduleMissing() -> TextError {
        let form = "For example: every 12 weeks from tomorrow 09:30."
        if let start = clauses.start {
            return cursor.error(.scheduleMissing, "How often? \(form)", at: start.range)
        }
        return cursor.error(
            .scheduleMissing, "It does not say when. \(form)",
            at: TextRange(offset: cursor.text.count, length: 0))
    }

    func timeQuestion(_ count: Int) -> TextError {
        let examples = [
            1: "at 09:30", 2: "at 08:00 and 20:00", 3: "at 08:00, 14:00 and 20:00",
            4: "at 08:00, 12:00, 16:00 and 20:00",
        ]
        let example = examples[count] ?? "at 08:00, 14:00 and 20:00"
        return cursor.error(
            .timeMissing, "At which time\(count == 1 ? "" : "s")? For example: \(example)",
            at: clauses.perDay?.range ?? clauses.rhythm ?? clauses.start?.range, try: [example])
    }
}
