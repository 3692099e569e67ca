/// At which times, and how much at each: "at 08:00 and 20:00", "1 tablet in the morning and 2 at
/// bedtime".
extension ScheduleReader {
    /// Clock times and times of the person's day; false (and no move) if none comes next.
    mutating func readTimes() throws(TextError) -> Bool {
        let first = cursor.index
        let amount = try takeAmountOfTime()
        if let amount {
            timeAmount = amount
            isSeparated = true
        }
        let habits = cursor.takeHabits(setting.habits)
        if !habits.isEmpty {
            try add(habits, from: first)
            return true
        }
        if amount != nil, try readMeal() { return true }
        let hasAt = cursor.take("at")
        let times = try cursor.takeTimes(bareHour: hasAt)
        if times.isEmpty {
            guard hasAt else {
                cursor.index = first
                return false
            }
            if cursor.isAtMeal {
                cursor.index = first
                return false
            }
            throw cursor.error(
                .timeMissing, "A time is missing after \"at\". For example: at 08:00.",
                at: cursor.isAtEnd ? cursor.range(from: first) : cursor.here)
        }
        try add(clock: times, from: first)
        return true
    }

    /// "with meals", "30 minutes before breakfast", "with breakfast and dinner"; false (and no
    /// move) if none comes next.
    mutating func readMeal() throws(TextError) -> Bool {
        let first = cursor.index
        guard var meal = try cursor.takeMeal() else { return false }
        try add(meal, from: first)
        while meal.meal.isOne, let next = cursor.takeNextMeal(as: meal) {
            isSeparated = true
            meal = next
            try add(meal, from: first)
        }
        return true
    }

    private mutating func add(_ phrase: MealPhrase, from first: Int) throws(TextError) {
        var phrase = phrase
        phrase.amount = timeAmount
        let range = cursor.range(from: first)
        if !clauses.instructions.contains(where: { $0.value == phrase.instruction }) {
            clauses.instructions.append(Found(value: phrase.instruction, range: range))
        }
        switch phrase.meal {
        case .none: break
        case .each: try set(\.meals, phrase, from: first)
        case .breakfast, .lunch, .dinner:
            let times = phrase.times(setting.habits).map {
                Clauses.ReadTime(dose: TimedDose(time: $0), isHabit: true)
            }
            // "at 08:00 with breakfast" is one time.
            guard isSeparated || clauses.times == nil else { return }
            try add(times, from: first)
        }
    }

    /// Adds clock times; one beside a time of the person's day says when that is: "in the evening
    /// at 8".
    mutating func add(clock times: [CivilTime], from first: Int) throws(TextError) {
        var read = times.map { Clauses.ReadTime(dose: TimedDose(time: $0), isHabit: false) }
        if !isSeparated, read.count == 1, let found = clauses.times, let habit = found.value.last,
            habit.isHabit
        {
            let range = cursor.range(from: first)
            var time = read[0].dose.time
            if habit.isLate, time.hour < 12, time.hour > 0 {
                guard cursor.peek(-1)?.text != "am" else {
                    throw conflict(found.range, range)
                }
                time = time.adding(minutes: 720)
            }
            read[0].dose = TimedDose(time: time, amount: habit.dose.amount)
            clauses.times?.value.removeLast()
        }
        try add(read, from: first)
    }

    /// Adds times; refuses one that is there twice.
    private mutating func add(_ times: [Clauses.ReadTime], from first: Int) throws(TextError) {
        let range = cursor.range(from: first)
        var all = clauses.times?.value ?? []
        let before = clauses.times?.value.last
        for var read in times {
            if read.dose.amount == nil {
                read.dose = TimedDose(time: read.dose.time, amount: timeAmount)
            }
            // "every night at bedtime" is one time; "every evening at bedtime" is not clear.
            if let before, before.isHabit, read.isHabit, !isSeparated {
                if before.dose.time == read.dose.time { continue }
                guard !before.isLate || !read.isLate else {
                    throw conflict(clauses.times?.range ?? range, range)
                }
            }
            // "at 20:00 in the evening" is one time, and so is "at bedtime, 22:00".
            if let last = all.last, read.isHabit, !last.isHabit, !isSeparated {
                guard !read.isLate || last.dose.time.hour >= 12 || last.dose.time.hour < 5 else {
                    throw conflict(clauses.times?.range ?? range, range)
                }
                continue
            }
            if let same = all.firstIndex(where: { $0.dose == read.dose }),
                read.isHabit != all[same].isHabit
            {
                all.remove(at: same)
            }
            all.append(read)
        }
        guard TimesOfDay(doses: all.map(\.dose)) != nil else {
            let message =
                all.count > TimesOfDay.limit
                ? "There are too many times. The limit is \(TimesOfDay.limit) a day."
                : "The same time is there twice."
            throw cursor.error(.contradiction, message, at: range)
        }
        clauses.times = Found(value: all, range: clauses.times?.range.through(range) ?? range)
    }

    /// The amount in front of a time: "1 tablet at 08:00", and "2 at 21:00" or "half at bedtime"
    /// where the unit is known. Nil (and no move) if none comes next.
    private mutating func takeAmountOfTime() throws(TextError) -> Quantity? {
        let first = cursor.index
        guard let number = cursor.current else { return nil }
        if let quantity = try cursor.takeQuantityIfAny() {
            if cursor.isAtTime(setting.habits) { return quantity }
            cursor.index = first
            return nil
        }
        guard clauses.times != nil || clauses.meals != nil,
            let unit = timeAmount?.unit ?? clauses.amount?.value.unit ?? setting.dose?.unit
        else { return nil }
        if let quarters = cursor.takeQuarters(), isAtTimeOfAmount,
            let amount = DecimalAmount(millionths: quarters * 250_000)
        {
            return Quantity(amount: amount, unit: unit)
        }
        cursor.index = first
        guard number.kind == .number else { return nil }
        cursor.advance()
        // After clock times "8 in the evening" is one more of them, not eight tablets.
        let isHour = clauses.hasClockTime && cursor.halfOfDay(after: number) != nil
        guard !isHour, cursor.isAtTime(setting.habits, bare: true) else {
            cursor.index = first
            return nil
        }
        return Quantity(amount: try cursor.decimal(number), unit: unit)
    }

    /// Whether a time begins here that a number in words in front of it cannot be the hour of:
    /// after clock times "eight in the evening" may be one more of them.
    private var isAtTimeOfAmount: Bool {
        guard clauses.hasClockTime else { return cursor.isAtTime(setting.habits, bare: true) }
        return cursor.word() == "at" && cursor.word(1) == nil
    }

    /// An amount in front of the whole part: "then 10 mg daily"; false (and no move) if none comes
    /// next.
    mutating func readAmount() throws(TextError) -> Bool {
        guard allowsAmount, clauses.amount == nil else { return false }
        let first = cursor.index
        guard let quantity = try cursor.takeQuantityIfAny() else { return false }
        try set(\.amount, quantity, from: first)
        return true
    }
}

extension TokenCursor {
    /// Whether a time begins here: "at …", "in the morning", "with breakfast", 08:00.
    fileprivate func isAtTime(_ habits: DailyHabits, bare: Bool = false) -> Bool {
        if word() == "at" || !bare && current?.kind == .clock { return true }
        if !bare, let word = word(), word == "noon" || word == "midnight" { return true }
        var probe = self
        if !probe.takeHabits(habits).isEmpty { return true }
        guard let meal = try? probe.takeMeal() else { return false }
        return meal.meal != .none
    }

    /// Whether a meal stands here, in "at breakfast".
    fileprivate var isAtMeal: Bool {
        ["breakfast", "lunch", "dinner", "supper", "mealtimes", "mealtime", "lunchtime"]
            .contains(word() ?? "")
    }

    /// An amount with its unit, also "one tablet"; nil (and no move) if a number without a unit
    /// comes next.
    mutating func takeQuantityIfAny() throws(TextError) -> Quantity? {
        if let spelled = takeSpelledQuantity() { return spelled }
        guard isNumber(), let unit = word(1), DoseUnit(word: unit) != nil else { return nil }
        return try takeQuantity()
    }
}
