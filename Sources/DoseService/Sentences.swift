import DoseInterface
import Regimen

/// What the service says in its own words. Medical sentences are not here: they come from the
/// drug table, each with its source.
enum Sentences {
    static func notListed(_ medicine: String, close: [String]) -> String {
        "\"\(medicine)\" is not in our table of medicines. Did you mean \(choice(close))?"
    }

    static func unlisted(_ medicine: String) -> String {
        "\(medicine) is not in our table of medicines, so there are no checks for it. "
            + "Ask your team what it needs."
    }

    static func alreadyThere(_ name: String) -> String {
        "You already have \(name) on your list. Is this a second prescription? "
            + "If not: dose undo"
    }

    static func startsInPast(_ first: CivilDate) -> String {
        "The first date, \(first.words), has passed."
    }

    static let sinceInFuture = "The start of a treatment that is under way cannot lie ahead."
    static let dosesNeedSince = "Doses given before only make sense with the day it began."

    static func notFound(_ what: String, _ name: String) -> String {
        "There is no \(what) called \"\(name)\"."
    }

    /// " Did you mean a or b?", behind another sentence; nothing when nothing is near.
    static func didYouMean(_ near: [String]) -> String {
        near.isEmpty ? "" : " Did you mean \(choice(near))?"
    }

    static func noSuchSlot(_ name: String, _ slot: String) -> String {
        "There is no dose of \(name) at \(slot)."
    }

    static func ambiguous(_ name: String, _ choices: [String]) -> String {
        "\"\(name)\" can mean \(choice(choices)). Write one of them."
    }

    static func which(_ choices: [String]) -> String {
        "Which one is meant: \(choice(choices))?"
    }

    static let notJudged =
        "dosed keeps the value and does not judge it. Your care team reads it and decides."

    static func channelInUse(_ channel: String) -> String {
        "A teller named \"\(channel)\" is connected already. Give this one another name: "
            + "--channel NAME"
    }

    static func amountMissing(after name: String) -> String {
        "The amount is missing after \"\(name)\". Write it in digits, such as 4 mg."
    }

    static let homeZoneHasNoDefault =
        "The home zone has no default. Write one: dose settings home-zone Europe/Berlin"

    static func homeMoved(_ zone: String, doses: Int) -> String {
        "You live in \(zone) from now on. Doses to come that moved: \(doses). "
            + "What was recorded stays as it was."
    }

    static let zoneNames = "A zone is written like Europe/Berlin or America/New_York."
    static let nothingToCome = "With these dates no dose is left to come."

    static func startHeld(_ count: Int) -> String {
        count == 1 ? "1 check holds the start." : "\(count) checks hold the start."
    }

    static func givenAtClinic(_ name: String) -> String {
        "\(name) is given at the clinic. See what is open for it: dose check \(name)"
    }

    static let sayHowMuch = "Say how much, such as 1 tablet or 500 mg."
    static let soonerThanPrescribed = "That is sooner than your prescription says."

    static func wouldBeOver(_ total: String, _ limit: String) -> String {
        "One more would make \(total) in 24 hours. Your prescription says at most \(limit)."
    }

    static func commonlyAdvised(_ text: String) -> String {
        "Commonly advised, ask your team: \(text)"
    }

    static func prescriptionSays(_ name: String, _ limit: String) -> String {
        "Your prescription \(name) says \(limit). It goes before what a pack prints."
    }

    static func ended(_ name: String, _ state: String) -> String {
        "\(name) is \(state)."
    }

    /// "naproxen is on hold since Mon 2026-11-23 (dental work)."
    static func onHold(_ name: String, _ hold: Hold) -> String {
        "\(name) is on hold\(span(of: hold)) (\(hold.reason)). To go on with it: "
            + "dose resume \(name)"
    }

    static func takenOnHold(_ name: String, _ hold: Hold) -> String {
        "\(name) is on hold\(span(of: hold)) (\(hold.reason)). It is recorded all the same. "
            + "Tell your team."
    }

    private static func span(of hold: Hold) -> String {
        " since \(hold.from.weekday) \(hold.from.at.prefix(10))"
            + (hold.until.map { ", until \($0.weekday) \($0.date)" } ?? "")
    }

    static func calledOff(_ slot: String) -> String {
        "The dose of \(slot) was called off."
    }

    static let untilMustLieAhead = "Write a day to come, or leave it out when it is open."
    static func notOnHold(_ name: String) -> String { "\(name) is not on hold." }

    static func notMadeUp(_ name: String, hasNext: Bool) -> String {
        "Doses that fell into the hold are not made up for."
            + (hasNext ? " Did your team name another time? dose move \(name) TIME" : "")
    }

    static func movedIntoPast(_ name: String, isClinic: Bool) -> String {
        "That time has passed. Did it happen then? dose \(isClinic ? "given" : "take") \(name) "
            + "--at …"
    }

    static func movedPastNext(_ next: String, _ name: String) -> String {
        "The next dose is at \(next). Move it to an earlier time, or all that follow: "
            + "dose shift \(name) …"
    }

    static func movedBeforeLast(_ before: String) -> String {
        "The dose before it is at \(before). Move it to a later time."
    }

    static func onlyThisOne(_ next: String, _ name: String) -> String {
        "Only this dose moves. The next one stays \(next). All that follow, too? "
            + "dose shift \(name) …"
    }

    static func sameOrder(_ name: String) -> String {
        "That is how \(name) is ordered already. Write what is new: 440 mg, at 9:00, every 4 weeks."
    }

    static let followsWhat = "Write home or device."
    static let wholeMinutes = "Write whole minutes, hours, days or weeks."

    static func nothingLeft(_ name: String) -> String {
        "No dose of \(name) is left to come, so there is nothing to change."
    }

    static func shiftedIntoPast(_ first: String) -> String {
        "The first dose would then be at \(first), and that has passed. Write a shorter time."
    }

    static func openAsBefore(_ slot: String, _ amount: String) -> String {
        "The dose of \(slot), \(amount), is still open and stays as it was ordered."
    }

    static func movesWithIt(_ next: String) -> String {
        "This is counted from the dose given, so the next one moves with it: \(next)."
    }

    static func planStays(_ next: String, _ name: String) -> String {
        "The plan stays: the next one is \(next). If your team moves it too: dose shift \(name) …"
    }

    static func alreadyRecorded(_ slot: String, _ outcome: String, name: String) -> String {
        "The dose of \(slot) is already recorded as \(outcome). "
            + "Wrong? dose amend \(name) --record \(slot) …"
    }

    static func nothingDue(_ name: String) -> String {
        "Nothing of \(name) is due."
    }

    static let notWrittenDown = "The disk is full: nothing can be recorded. Free some space."
    static let toldBefore = "You may have been told before, while the disk was full."
    static let askedBefore = "You may have had it before the clock was set back."
    static let couldNotBeTold = "Nobody could be told in time."
    static let nothingToUndo = "There is nothing to take back."
    static func notByPlan(_ next: String) -> String {
        "No dose is due now by your plan. The next one: \(next)."
    }

    static let notCompared =
        "A part of your data makes no sense, so this was not compared with the rest of it. "
        + "It is recorded all the same. Keep the file, and restore a copy."
    static let inTheFuture = "That time has not come yet. Write a time up to now."
    static let tooLongAgo = "That is more than ten years ago. Write a later time."
    static let asNeededHasNoPlan = "It is taken as needed, so it has no planned doses."

    static func besidePlan(next: String?) -> String {
        "Nothing was due, so this is recorded beside the plan."
            + (next.map { " The next dose stays \($0)." } ?? "")
    }

    static func wasMissed(_ slot: String, name: String) -> String {
        "The dose of \(slot) was counted as missed. Meant that one? "
            + "dose undo, then: dose take \(name) --slot \"\(slot)\""
    }

    static func stillOpen(_ slot: String, name: String) -> String {
        "The dose of \(slot) is still open. Not taking it? "
            + "dose skip \(name) --slot \"\(slot)\" --reason …"
    }

    static func pastNextDose(_ next: String) -> String {
        "The next dose is at \(next). Put it off to an earlier time, or: dose skip"
    }

    static func notStarted(_ name: String) -> String {
        "This treatment is not marked as started yet: dose start \(name)"
    }

    static func otherAmount(_ taken: String, _ prescribed: String) -> String {
        "You wrote \(taken); the prescription says \(prescribed)."
    }

    static func overOwnLimit(_ total: String, _ limit: String) -> String {
        "That makes \(total) in 24 hours; your prescription says at most \(limit). "
            + "Tell your team or a pharmacist."
    }

    static func notCounted(_ other: String, _ prescribed: String) -> String {
        "\(other) cannot be added up with \(prescribed), so the limit in 24 hours was not "
            + "checked. Count with care, or ask a pharmacist."
    }

    static func tooSoon(_ gap: String) -> String {
        "That is sooner than \(gap) after the one before, as your prescription says. "
            + "Tell your team or a pharmacist if this happens often."
    }

    static func nextTooSoon(_ time: String, _ gap: String) -> String {
        "The next one, at \(time), came sooner than \(gap) later. Your prescription says at least "
            + "\(gap) apart. Tell your team or a pharmacist if this happens often."
    }

    static func brandStrength(_ brand: String, listed: String, written: String) -> String {
        "\(brand) is listed as \(listed); you wrote \(written). Check it with your team."
    }

    static let recheckSetting = "our setting: every 6 months while on treatment"
    static func bookingTold(_ leads: String) -> String {
        "It is told of at 09:00 (our setting), \(leads). Change that: dose settings lead-dental"
    }

    static func tooMany(_ what: String) -> String {
        "There are too many \(what). Remove some first."
    }

    static func emptyText(_ field: String) -> String { "The \(said(field)) is empty." }

    /// What a person calls a field of a request.
    private static func said(_ field: String) -> String {
        switch field {
        case "what", "words", "detail": "text"
        case "at", "later": "time"
        case "from", "to", "on", "since", "until", "expires", "booked", "birth", "day": "date"
        case "each": "amount of one"
        case "overrides.check": "check"
        case "overrides.reason": "reason"
        default: field
        }
    }

    static func tooLong(_ field: String, _ limit: Int) -> String {
        "The \(said(field)) is longer than \(limit) characters."
    }

    static func controlCharacter(_ field: String) -> String {
        "The \(said(field)) holds a character that cannot be shown. Write it in plain letters."
    }

    /// "a", "a or b", "a, b or c".
    static func choice(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}
