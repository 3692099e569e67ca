import DoseInterface

/// What is said about settings: how a value is written, and what a change of it does.
extension Sentences {
    static let habitsDoNotFit =
        "Leave at least 4 hours between getting up and sleep, and give each meal a time of its own."
    static let forNewTexts =
        "What you add or edit from now on is read by this. What is on your list keeps its times."
    static let forDosesToCome =
        "This holds for the doses to come. What is due now keeps the window that it had."
    static let forEmergencies =
        "Its number, if we know it, is named wherever a text says that it is an emergency."
    static func regionStays(_ region: String, other: String) -> String {
        "The region is still \(region): what is published there comes first. To change it: "
            + "dose settings region \(other)"
    }
    static let forValuesShown =
        "Values are shown in these units from now on. They are kept as they were reported."
    static func keepsOwnUnit(_ test: String, _ setting: String) -> String {
        "\(test) keeps a unit of its own. As the others: dose settings \(setting) default"
    }
    static let forRemindersToCome =
        "This holds from the next reminder on. A prescription with a rule of its own keeps it."
    static let forNotifications =
        "This holds for each notification from now on, for carers too. dose watch says everything."
    static let forSnoozes = "This holds from the next snooze on, unless you name a length."
    static let forLateness =
        "All lists go by this from now on, also for doses from before. So do reports."
    static let onTimeLimits = "A dose can be on time for 1 minute to 12 hours after its time."
    static let snoozeLimits = "A dose can be put off by 1 minute to a week."
    static let escalationLimits = "A carer can be told after 5 minutes to 7 days, or never."
    static let wholeDaysAhead = "A booking has no hour: write whole days, such as 7 days, 1 day."

    static let forSourcesShown =
        "What is published in your region comes first. Where regions differ, both are shown."
    static let forChecks = "Checks go by this from now on. It is your choice and no medical fact."
    static let forQuestions =
        "Questions that were not asked yet go by this. It is your choice and no medical fact."

    static func questionMoved(_ title: String, _ day: Day) -> String {
        "Planned before, and moved: \(title), to \(day.weekday) \(day.date)."
    }

    static let severityWords = "Write block, warn or info."

    /// - Parameter units: those that can be typed, that of the setting first.
    static func numberWords(_ units: [CheckUnit]) -> String {
        let own = units.first.map { "\($0.name)s" } ?? ""
        let others = units.dropFirst().map { "a \($0.name) is \($0.length) \(own)" }
        return "Write a number of \(own) between 1 and 3660."
            + (others.isEmpty ? "" : " Or longer units: \(others.joined(separator: ", ")).")
    }

    static func write(_ example: String) -> String { "Write \(example)." }

    static let clockTimeIsWritten = "Write a clock time: 08:00 or 8 am."

    static func hoursAreWritten(_ example: String, isWaking: Bool) -> String {
        isWaking
            ? "Write when you get up and when you go to sleep: \(example)."
            : "Write when they begin and when they end: \(example)."
    }

    static func minutesAreWritten(_ hour: String) -> String {
        "\"\(hour)\" is not clear. Write the minutes too: 08:00 to 22:00."
    }

    static let countryIsWritten = "Write a country: Germany, or its code, DE."

    static func notACountry(_ text: String, _ near: String) -> String {
        "\"\(text)\" is not a country that we know. Did you mean \(near)?"
    }
}
