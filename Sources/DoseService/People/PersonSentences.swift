import DoseInterface
import Regimen

/// What is said about the people of a household.
extension Sentences {
    static func noSuchPerson(_ name: String, names: [String], shown: Int) -> String {
        let more = names.count > shown ? " and \(names.count - shown) more" : ""
        return notFound("person", name) + " There is: "
            + names.prefix(shown).joined(separator: ", ") + "\(more)."
    }

    static func recordedFor(_ name: String) -> String {
        name == "me" ? "This is on your own record." : "This is on \(name)'s record."
    }

    static let noPersonName =
        "A name begins with a letter and has up to \(Limits.personCharacters) letters. Digits, "
        + "blanks, hyphens, dots and apostrophes may stand in it too."

    static func personNameTaken(_ name: String) -> String {
        "Somebody is called \(name) already. Choose another name."
    }

    static let stillNameless =
        "You are called \"me\" so far. To use your own name: "
        + "dose person set --person me --name NAME"

    static let nothingNewOfPerson = "This was on record already. Nothing changed."

    static let birthIsWritten =
        "Write the date of birth as year, month and day: 1958-04-02."

    static func noBirthDate(_ date: CivilDate) -> String {
        "\(date) cannot be a date of birth. It is a day of the last \(Limits.ageYears) years."
    }
}
