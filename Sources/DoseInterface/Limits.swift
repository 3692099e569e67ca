/// Limits on what a client may send, beyond the size of a frame. Each has an error that names it.
package enum Limits {
    /// Characters of a prescription's text, of a reason and of any other free text.
    package static let textCharacters = 500
    /// Characters of a name, of a place or of a person who decided.
    package static let nameCharacters = 100
    /// Characters of a value, of a unit and of each end of a range.
    package static let valueCharacters = 20
    /// Characters of a telephone number, and of what somebody is.
    package static let phoneCharacters = 40
    /// Conditions, allergies or risk factors that hold at once, each.
    package static let healthFacts = 200
    /// People to call.
    package static let contacts = 50
    /// Lab tests that are booked at once.
    package static let bookings = 100
    /// How often a prescription can still be filled.
    package static let repeats = 99
    /// Entries in the history of a stock that are shown, the newest.
    package static let stockEntries = 100
    /// Days that one event may take.
    package static let eventDays = 366
    /// Characters of a request id: letters, digits and hyphens.
    package static let requestIDCharacters = 64
    /// Changes that are taken back, or shown, at once.
    package static let undoSteps = 100
    /// Notes that are listed.
    package static let notes = 200
    /// Days that a list may look ahead.
    package static let horizonDays = 3_660
    /// Items of one reply of a streamed list.
    package static let itemsPerReply = 50
    /// Doses to come of one prescription that a list may show.
    package static let comingDoses = 20_000
    /// Doses that one preview may show.
    package static let previewedDoses = 1_000
    /// Items of a list that is asked for without `more`.
    package static let itemsWithoutMore = 200
    /// Doses given before the first one on record.
    package static let dosesBefore = 10_000
    /// Minutes that one infusion may have taken.
    package static let infusionMinutes = 2_880
    /// Names of channels that are remembered.
    package static let channels = 32
    /// Characters of the name of a person in the household.
    package static let personCharacters = 40
    /// People whose treatments one daemon keeps.
    package static let people = 10_000
    /// Years that a person may be old.
    package static let ageYears = 130
    /// Prescriptions of one person, stopped ones included.
    package static let prescriptions = 10_000
    /// Days that adherence and use may be asked for at once.
    package static let historyDays = 3_660
    /// Entries that one call for the history may ask for; without a limit there is none.
    package static let historyEntries = 1_000_000
    /// Reasons that one row of adherence names.
    package static let skipReasons = 3
}
