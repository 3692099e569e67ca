import Regimen

/// What is said about values that were recorded.
extension Sentences {
    static let keepAsWritten =
        " Is it another test? Add --as-written, and it is kept under that name."
    static let keptAsWritten =
        "This test is not in our table. It is kept as written and nothing is checked."

    static func presence(_ test: String, _ value: String) -> String {
        "\"\(value)\" is no result of a \(test). Write positive or negative."
    }

    static func noUnit(_ test: String) -> String { "A \(test) has no unit. Leave it out." }

    static let onlyLimit =
        "The laboratory gave only a limit. Where an exact value is needed, it counts as not known."

    static func notNumber(_ value: String) -> String {
        "\"\(value)\" is not a number. Write it like 0.9."
    }

    static func belowZero(_ value: String, _ test: String) -> String {
        "\"\(value)\" cannot be: \(test) is never below zero. Leave out the minus sign."
    }

    static func notPair(_ value: String) -> String {
        "\"\(value)\" is not a blood pressure. Write both numbers, the larger first: 120/80."
    }

    static func whichUnit(_ test: String, _ units: [String]) -> String {
        "Write the unit of \(test): \(choice(units))."
    }

    static func notUnit(
        _ unit: String, _ test: String, _ known: [String], isCase: Bool
    ) -> String {
        "\"\(unit)\" is not a unit of \(test). Write \(choice(known))."
            + (isCase ? " Large and small letters differ here: G/l counts, g/l weighs." : "")
    }

    static func unlikely(
        _ value: String, _ test: String, _ plausible: String, others: [String]
    ) -> String {
        "\(value) is not likely for \(test). Plausible is \(plausible) (our setting). "
            + (others.isEmpty
                ? "Check value and unit." : "Is it \(choice(others))? Check the paper.")
    }

    static func unusual(_ value: String, _ test: String) -> String {
        "\(value) is unusual for \(test) (our setting). Is that the number and unit on the paper? "
            + "Wrong? dose undo"
    }

    static func outside(_ range: String, isLow: Bool) -> String {
        "That is \(isLow ? "below" : "above") the range of the lab (\(range)). "
            + "Ask your care team what it means."
    }

    static func countsOf(_ count: Int) -> String {
        "recorded last of \(count) that day, so this one counts"
    }

    static let countsNot = "another one was recorded later that day and counts"

    static func anotherThatDay(_ test: String, _ values: [String]) -> String {
        "\(values.count == 1 ? "Another" : "Other values of") \(test)"
            + "\(values.count == 1 ? " of that day is" : " of that day are") on record: "
            + values.joined(separator: ", ") + ". "
            + "The one that is recorded last counts. Wrong? dose undo"
    }

    static func correctedCalcium(_ value: String, _ published: String) -> String {
        "Corrected for albumin, your calcium is \(value). \(published)"
    }

    static func notRange(_ text: String) -> String {
        "\"\(text)\" is not a range. Write it in the unit of the value: 0.5-1.1, <1.1 or >3.5."
    }

    static func notUnits(_ text: String) -> String {
        "\"\(text)\" names no units. Write us, si or as reported, and then exceptions: "
            + "si, creatinine mg/dL."
    }

    static func bookedInPast(_ day: CivilDate, _ test: String) -> String {
        "\(day.words) has passed. Do you have the result? dose lab \(test) VALUE UNIT --on \(day)"
    }

    static func alreadyBooked(_ test: String, _ day: CivilDate) -> String {
        "\(test) is booked for \(day.words) already."
    }

    static let endsBeforeItBegins = "The last day lies before the first. Write them the other way."
}
