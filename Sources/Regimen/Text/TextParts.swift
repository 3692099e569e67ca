/// A whole text about a schedule, cut at "then" into its parts, with what holds for all of them.
struct TextParts {
    let cursor: TokenCursor
    let setting: TextSetting
    /// In the order of the text; at least one.
    private(set) var parts: [Clauses] = []
    private(set) var route: Found<Route>?
    private(set) var indication: Found<String>?
    private(set) var instructions: [Found<String>] = []
    /// Where each part stands.
    private(set) var ranges: [TextRange] = []

    /// Reads to the end of the text.
    ///
    /// - Parameter allowsAmount: whether the first part may begin with an amount.
    init(
        _ cursor: TokenCursor, _ setting: TextSetting, allowsAmount: Bool
    ) throws(TextError) {
        var reader = ScheduleReader(cursor, setting, allowsAmount: allowsAmount)
        self.cursor = cursor
        self.setting = setting
        while true {
            let first = reader.cursor.index
            try reader.readAll()
            try add(reader, from: first)
            guard reader.cursor.takeThen() else { return }
            let afterThen = reader.cursor.index
            if reader.cursor.takeLast(["stop", "off", "discontinue", "nothing"]) {
                try requireEnd(of: reader, from: afterThen)
                return
            }
            if parts.last?.cycle?.value.length != nil,
                reader.cursor.takeLast(["repeat", "repeats", "again"])
            {
                return
            }
            guard !reader.cursor.isAtEnd else {
                throw reader.cursor.error(
                    .incomplete, "Something is missing after \"then\".",
                    at: reader.cursor.range(from: afterThen - 1))
            }
            guard parts.count < Phases.limit else {
                throw reader.cursor.error(
                    .outOfRange, "There can be up to \(Phases.limit) phases.",
                    at: reader.cursor.here)
            }
            reader = ScheduleReader(reader.cursor, setting, allowsAmount: true)
        }
    }

    private mutating func add(_ reader: ScheduleReader, from first: Int) throws(TextError) {
        let clauses = reader.clauses
        if let found = clauses.route {
            if let earlier = route, earlier.value != found.value {
                throw reader.conflict(earlier.range, found.range)
            }
            route = route ?? found
        }
        if let found = clauses.indication {
            if let earlier = indication, earlier.value != found.value {
                throw reader.conflict(earlier.range, found.range)
            }
            indication = indication ?? found
        }
        for found in clauses.instructions
        where !instructions.contains(where: { $0.value == found.value }) {
            instructions.append(found)
        }
        if clauses.asNeeded != nil { addTimes(of: clauses) }
        parts.append(clauses)
        ranges.append(reader.cursor.range(from: first))
    }

    /// As needed has no times, but "at bedtime" is to be kept in mind.
    private mutating func addTimes(of clauses: Clauses) {
        let habits = setting.habits
        let names = [
            habits.sleep: "at bedtime", habits.evening: "in the evening",
            habits.wake: "in the morning",
        ]
        for read in clauses.times?.value ?? [] where read.isHabit && clauses.meals == nil {
            guard let name = names[read.dose.time], let range = clauses.times?.range,
                !instructions.contains(where: { $0.value.hasSuffix("breakfast") })
            else { continue }
            instructions.append(Found(value: name, range: range))
        }
    }

    /// Whether the text names an amount behind the first.
    var hasAmounts: Bool {
        parts.contains { part in
            part.amount != nil || part.change != nil
                || part.times?.value.contains { $0.dose.amount != nil } ?? false
        }
    }

    /// "Then stop" says that the part before has an end.
    private func requireEnd(of reader: ScheduleReader, from index: Int) throws(TextError) {
        guard let last = parts.last else { return }
        let hasEnd =
            last.span != nil || last.count != nil || last.lastDay != nil || last.once != nil
            || last.cycle != nil && last.cycle?.value.length == nil
        guard hasEnd else {
            throw reader.cursor.error(
                .incomplete, "For how long before it stops? For example: for 7 days, then stop.",
                at: reader.cursor.range(from: index))
        }
    }

    /// Takes from `old` what the first part does not say.
    mutating func fillFirst(from old: Clauses) {
        parts[0].fill(from: old)
    }

    /// What to keep in mind, all in one line; nil if there is nothing.
    var instruction: String? {
        instructions.isEmpty ? nil : instructions.map(\.value).joined(separator: ", ")
    }

    /// The schedule that the parts make together.
    func schedule() throws(TextError) -> Schedule {
        let schedule = try PhaseResolver(text: self).schedule()
        guard schedule.canonical.utf8.count <= Schedule.canonicalLimit else {
            throw cursor.error(
                .tooLong, "This schedule is too long to be kept. Write fewer phases.", at: nil)
        }
        return schedule
    }
}
