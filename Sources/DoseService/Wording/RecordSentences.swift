import DoseInterface

/// What is said about records, their correction and notes.
extension Sentences {
    static let undoCount = "Write how many steps: a number from 1 to \(Limits.undoSteps)."

    static func onlySoManySteps(_ known: Int) -> String {
        "There \(known == 1 ? "is 1 step" : "are \(known) steps") to take back, so nothing was. "
            + "See them: dose undo --list"
    }

    static func keptPerson(_ name: String, key: String) -> String {
        "Passed over: that \(name) was added. There are records about \(name) by now, so it "
            + "stays. To take it back, take those back first: dose undo --person \(key)"
    }

    static let amountTwice = "The amount is there twice. Write it once."
    static let timeTwice = "The time is there twice. Write it once."
    static let wasYesterday =
        "That time has not come yet today, so it is recorded for yesterday."

    static func whichClockTime(_ example: String) -> String {
        "At which time was it? Write it like this: \(example)."
    }

    static let infusionMinutes = "Minutes must be between 1 and \(Limits.infusionMinutes)."
    static let missedIsCounted = "Missed is counted by time, it is not recorded."
    static let requestReused = "This request id was used for something else. Make a new one."
    static let requestID =
        "A request id is 1 to \(Limits.requestIDCharacters) letters, digits or hyphens."
    static let nothingTaken = "What was not taken has no amount."
    static let sayWhy = "Say why, for the record."

    static func recordedBefore(_ time: String, isOfPlan: Bool) -> String {
        "A dose \(isOfPlan ? "of the plan " : "")is recorded for \(time) already. "
            + "The same one? dose undo"
    }

    static func shiftedFromMove(_ slot: String) -> String {
        "It had been moved there from \(slot). All that follow are counted from where it was moved."
    }

    static func corrected(_ before: String, _ after: String) -> String {
        "\(before), corrected to: \(after)"
    }

    static func noteOn(_ about: String) -> String { "a note on \(about)" }

    static func nothingToCorrect(_ name: String) -> String {
        "That is how it is on record. Write what was different: dose amend \(name) 400 mg 20:15"
    }

    static let besidePlanStays =
        "It was recorded beside the plan, so there is no dose that was left out. "
        + "Did it not happen? dose undo"

    static func noRecords(_ name: String) -> String {
        "Nothing is recorded for \(name) yet, so there is nothing to correct."
    }

    static func noRecordThen(_ name: String, _ time: String) -> String {
        "There is no record of \(name) at \(time)."
    }

    static func newestRecord(_ time: String?) -> String {
        time.map { " The newest one: \($0)." } ?? ""
    }

    static let nothingToNote =
        "There is no such record to keep a note on. See what there is: dose show NAME, dose lab"
}
