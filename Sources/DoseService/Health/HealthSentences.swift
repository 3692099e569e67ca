import DoseInterface
import Regimen

/// What is said about conditions, allergies, risk factors, contacts and the journal.
extension Sentences {
    static func alreadyOnRecord(_ name: String) -> String {
        "\(name) is on record already. To say that it is over: end or remove it first."
    }

    static func checksKnow(_ names: [String]) -> String {
        "Checks look at it as \(names.joined(separator: " and ")). See them: dose check"
    }

    /// - Parameter kind: the command that records it.
    static func maybeMeant(_ name: String, _ kind: String) -> String {
        "A check looks at \(name). Do you have that? dose \(kind) add \(name)"
    }

    static func mistyped(_ kind: String, _ name: String, near: [String]) -> String {
        "No \(kind) of the name \"\(name)\" is known. Did you mean \(choice(near))? "
            + "To keep it as it is, and no check looks at it: add --as-written."
    }

    static let mayKnowsAllergy =
        "dose add, dose may, dose take and dose check say so about a medicine of that name or kind."
    static let noPageForSign =
        "There is no page about this here. If it is sudden or severe, call your care team. In an "
        + "emergency, call for emergency help."
    static let belongsOnList =
        "Put the medicine itself on your list too: dose add NAME. More checks look for it there."
    static let isOfRelative =
        "It tells of a relative. It is kept as written, for your papers. No check counts it as "
        + "yours. Do you have it too? Add it alone, by its name."
    static let keptForPapers = "It is kept as written, for your papers. No check looks at it."

    static func notOnRecord(_ kind: String, _ name: String, known: [String]) -> String {
        "No \(kind) \"\(name)\" is on record."
            + (known.isEmpty ? "" : " There are: \(known.joined(separator: ", ")).")
    }

    static let notAPhone = "Write the number with digits, like this: +49 30 123456."

    static func shownWhereCalled(_ name: String) -> String {
        "\(name) is named wherever a text says to call."
    }

    static func callTeam(_ name: String, _ role: String, _ phone: String) -> String {
        "Call your team: \(name) (\(role)), \(phone)."
    }

    static func callDentist(_ name: String, _ phone: String) -> String {
        "Dentist: \(name), \(phone)."
    }

    static func callInEmergency(_ number: String) -> String { "Emergency: \(number)." }

    static let bookedOrHeld = "An exam is either booked, or held with an outcome."
    static let whatExamFound = "Say what the exam found: clear, work-needed or treated."
    static let noOpenDentalWork = "No open dental work is on your list."

    static func examInPast(_ day: CivilDate) -> String {
        "\(day.words) has passed. Was it held? dose dental exam --on \(day) --outcome clear"
    }

    static func examToCome(_ day: CivilDate) -> String {
        "\(day.words) is still to come. Booked it? dose dental exam --booked \(day)"
    }

    static let tellTheDentist = "Tell the dentist about your medicines. Here is your list."
    static let healingAsked =
        "Healed? When your dentist has confirmed it: dose dental work healed --on DATE"

    static func followUpSetting(_ known: [String]) -> String {
        "Write all, none, or with or without and the questions that are meant: "
            + "\(known.joined(separator: ", "))."
    }

    static func askedAgain(_ time: String) -> String { "You are asked again at \(time)." }
    static let forQuestionsToCome = "This holds for the questions to come."
    static func askedNoMore(isUsual: Bool, _ id: String) -> String {
        "You are not asked this any more. To be asked again: dose settings follow-ups "
            + (isUsual ? "all" : "with \(id)")
    }
    static let waitIsTooLong = "A question can be put off by 30 days at most."
    static let howToAnswer = "Write one of: yes, no, a time to be asked again, or switch it off."

    static func nothingAsked(next: (title: String, day: Day)?) -> String {
        "Nothing is asked now, so there is nothing to answer."
            + (next.map {
                " The next question: \($0.title), on \($0.day.weekday) \($0.day.date). "
                    + "See all to come: dose answer --all"
            } ?? "")
    }

    static func notOpen(_ id: String, _ title: String, isOff: Bool) -> String {
        "The question \"\(id)\" (\(title)) is not open now."
            + (isOff ? " You have switched it off (see: dose settings follow-ups)." : "")
    }

    /// What can be answered, behind another sentence.
    static func questionsOpen(asked: [String], coming: [String]) -> String {
        (asked.isEmpty ? " Nothing is asked now." : " Asked now: \(asked.joined(separator: ", ")).")
            + (coming.isEmpty ? "" : " To come: \(coming.joined(separator: ", ")).")
    }

    static func recordedAnyway(isBowel: Bool) -> String {
        " What you notice can be recorded at any time: "
            + (isBowel ? "dose bowel" : "dose symptom WHAT")
    }

    static let painScale = "Write the pain as a whole number from 0, none, to 10, the worst."
    static let daysOfEvent = "Write from 1 to 366 days."
    static let whatFelt = "Say what it is, in a few words."

    static func notAnEvent(_ what: String, near: [String]) -> String {
        "\"\(what)\" is not an event that we know. Did you mean \(choice(near))? "
            + "To keep it under that name, add --as-written."
    }

    static func painBefore(_ score: Int, _ day: CivilDate) -> String {
        "The entry before: \(score) on \(day.weekday.short) \(day)."
    }

    static let tellOfFalls =
        "Tell your team about any fall, also when nothing hurts (our advice)."

    static func bowelGap(_ days: Int) -> String {
        "The last bowel movement on record was \(days) days ago. "
    }

    static func noMovement(_ days: Int) -> String {
        "No bowel movement is on record for \(days) days. "
    }

    static func goneWithout(_ days: Int) -> String {
        "That is \(days) days without a bowel movement. "
    }

    static let noContact =
        "Whom to call is not on record yet: dose contact add oncologist NAME NUMBER"
}
