/// The words of the grammar, for reading and for "did you mean".
enum Vocabulary {
    static let timeUnits: [String: TimeUnit] = [
        "second": .second, "seconds": .second, "sec": .second, "secs": .second, "s": .second,
        "minute": .minute, "minutes": .minute, "min": .minute, "mins": .minute, "m": .minute,
        "hour": .hour, "hours": .hour, "hr": .hour, "hrs": .hour, "h": .hour,
        "day": .day, "days": .day, "d": .day,
        "week": .week, "weeks": .week, "wk": .week, "wks": .week, "w": .week,
        "month": .month, "months": .month, "mo": .month, "mos": .month,
        "year": .year, "years": .year, "yr": .year, "yrs": .year, "y": .year,
    ]

    static let weekdays: [String: Weekday] = {
        var words: [String: Weekday] = [:]
        for day in Weekday.allCases {
            let name = day.name.lowercased()
            words[name] = day
            words[name + "s"] = day
            words[day.short.lowercased()] = day
        }
        for word in ["tues"] { words[word] = .tuesday }
        for word in ["weds"] { words[word] = .wednesday }
        for word in ["thur", "thurs"] { words[word] = .thursday }
        return words
    }()

    static let months: [String: Int] = {
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september",
            "october", "november", "december",
        ]
        var words: [String: Int] = ["sept": 9]
        for (index, name) in names.enumerated() {
            words[name] = index + 1
            words[String(name.prefix(3))] = index + 1
        }
        return words
    }()

    /// Names of the months for messages; the first is January.
    static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    static let numbers: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
        "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
        "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
        "ninety": 90,
    ]

    /// Words that alone say how often: once in such a unit.
    static let adverbs: [String: TimeUnit] = [
        "daily": .day, "weekly": .week, "monthly": .month, "yearly": .year, "annually": .year,
        "hourly": .hour,
    ]

    /// Short forms that alone say how often.
    static let cadences: [String: (Int, TimeUnit)] = [
        "qod": (2, .day), "eod": (2, .day), "qwk": (1, .week), "qweek": (1, .week),
        "qmo": (1, .month), "qmonth": (1, .month), "qday": (1, .day), "qyear": (1, .year),
        "quarterly": (3, .month), "fortnightly": (2, .week), "qh": (1, .hour),
    ]

    /// How many times a day (Latin and British short forms too).
    static let perDay: [String: Int] = [
        "bid": 2, "tid": 3, "qid": 4, "qd": 1, "bd": 2, "tds": 3, "qds": 4,
    ]

    /// Words with two meanings, and what to write instead.
    static let unclear: [String: [String]] = [
        "biweekly": ["every 2 weeks", "twice a week"],
        "bimonthly": ["every 2 months", "twice a month"],
        "semiweekly": ["twice a week", "every 2 weeks"],
        "semimonthly": ["twice a month", "every 2 months"],
    ]

    /// What stands in place of a unit and is none that can be counted with, and what to write.
    static let otherUnits: [(words: Set<String>, advice: String)] = [
        (["international"], "Write IU, for example 400 IU."),
        (["pill", "pills"], "Write tablets or capsules, whichever they are."),
        (
            [
                "pack", "packs", "package", "packages", "box", "boxes", "bottle", "bottles",
                "strip",
                "strips", "blister", "blisters",
            ], "Write what is inside, for example 28 tablets or 200 mL."
        ),
        (
            [
                "vial", "vials", "ampoule", "ampoules", "ampule", "ampules", "syringe", "syringes",
                "pen", "pens", "injection", "injections", "infusion", "infusions", "shot", "shots",
                "bag", "bags", "dose", "doses", "sachet", "sachets",
            ], "Write the amount that is in it, for example 120 mg."
        ),
        (
            [
                "spoon", "spoons", "spoonful", "teaspoon", "teaspoons", "tsp", "tablespoon",
                "tablespoons", "tbsp", "cup", "cups",
            ], "Write it in mL, as the label or your pharmacist says."
        ),
    ]

    static let ordinals: [String: Int] = ["other": 2, "second": 2, "third": 3, "fourth": 4]

    /// Words with which a schedule can begin; the name of a medicine ends before them.
    static let scheduleStarts: Set<String> = [
        "every", "each", "daily", "weekly", "monthly", "yearly", "hourly", "once", "twice", "at",
        "from", "starting", "until", "prn", "bid", "tid", "qid", "qhs", "qam", "qpm", "qd", "qod",
        "max", "maximum", "needed", "nightly", "stat",
    ]

    private static let grammarWords: [String] =
        Array(scheduleStarts) + [
            "on", "for", "as", "when", "today", "tomorrow", "yesterday", "now", "noon", "midnight",
            "and", "doses", "times", "needed", "mouth", "orally", "oral", "subcutaneous",
            "infusion", "injection", "intravenous", "intramuscular", "under", "skin", "weekdays",
            "weekends", "morning", "evening", "night", "bedtime", "least", "most", "more",
            "then", "with", "before", "after", "food", "meals", "breakfast", "lunch", "dinner",
            "apart", "counted", "cycle", "increase", "decrease",
        ]

    /// Time units as they are suggested.
    static let unitWords = [
        "hours", "hour", "days", "day", "weeks", "week", "months", "month", "years", "year",
        "minutes", "minute",
    ]

    /// Everything that may stand in a schedule, for a word that fits nowhere.
    static let allWords: [String] =
        grammarWords + unitWords + Weekday.allCases.map(\.name) + monthNames

    /// The words nearest to `word`, best first; empty if none is near. One letter wrong, missing,
    /// added or swapped counts 1; short words may differ by 1, longer ones by 2.
    static func nearest(
        to word: String, in words: [String], limit: Int? = nil
    ) -> [String] {
        let letters = Array(word.prefix(30))
        let limit = limit ?? (letters.count <= 4 ? 1 : 2)
        var found: [(distance: Int, growth: Int, word: String)] = []
        for candidate in Set(words) where candidate.count > 1 || letters.count == 1 {
            let distance = editDistance(letters, Array(candidate.lowercased()))
            guard (1...limit).contains(distance), distance < candidate.count else { continue }
            found.append((distance, abs(candidate.count - letters.count), candidate))
        }
        found.sort { ($0.distance, $0.growth, $0.word) < ($1.distance, $1.growth, $1.word) }
        return found.prefix(3).map(\.word)
    }

    static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
        var before: [Int] = []
        var last = Array(0...right.count)
        for row in 0..<left.count {
            var line = [row + 1]
            for column in 0..<right.count {
                let same = left[row] == right[column]
                var best = min(
                    last[column] + (same ? 0 : 1), last[column + 1] + 1, line[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    best = min(best, before[column - 1] + 1)
                }
                line.append(best)
            }
            before = last
            last = line
        }
        return last[right.count]
    }
}

/// What an interval counts in typed text.
enum TimeUnit: Sendable {
    case second
    case minute
    case hour
    case day
    case week
    case month
    case year

    var name: String {
        switch self {
        case .second: "second"
        case .minute: "minute"
        case .hour: "hour"
        case .day: "day"
        case .week: "week"
        case .month: "month"
        case .year: "year"
        }
    }

    /// Nil for units that are a matter of seconds, not of the calendar.
    var calendar: CalendarUnit? {
        switch self {
        case .second, .minute, .hour: nil
        case .day: .day
        case .week: .week
        case .month: .month
        case .year: .year
        }
    }

    /// Nil for months and years, which have no fixed length; days and weeks of 24 hours.
    var seconds: Int64? {
        switch self {
        case .second: 1
        case .minute: 60
        case .hour: 3600
        case .day: 86_400
        case .week: 604_800
        case .month, .year: nil
        }
    }
}
