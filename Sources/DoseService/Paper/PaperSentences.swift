import DoseInterface
import DoseStore
import Formulary

/// What letters and reports say in our own words. Medical sentences are not here: they come from
/// the data files, each with its source.
enum PaperSentences {
    static let nameForInfusionOnly = "Only the letter for an infusion is about one prescription."
    static let noInfusion =
        "No infusion or clinic injection is on your list. Add it first: dose add"

    static func notAtClinic(_ name: String) -> String {
        "\(name) is not given at a clinic, so there is no letter for it. See: dose report"
    }

    static let dentistTitle = "Letter for the dentist"
    static let dentistPurpose =
        "For your dentist, before an exam or any work. It says which bone medicines are on "
        + "record, and what is published about them and the mouth."
    static let infusionTitle = "Sheet for the infusion day"
    static let injectionTitle = "Sheet for the injection day"
    static func infusionPurpose(_ medicine: String) -> String {
        "For you and your care team, on the day of \(medicine). Take it along and write on it."
    }
    static let reportTitle = "Medicines and history"
    static let reportPurpose =
        "For any visit. It shows what is on record: medicines, doses, tests and dental care."

    static let footer =
        "Made from what was recorded in dosed. It can be incomplete or wrong. It is not a medical "
        + "device and gives no advice."
    static let decides = "Whether a dose waits for dental work is for the cancer team to decide."
    static let noBoneMedicine = "No bone medicine is on record."
    static let noMedicine = "No medicine is on record."
    static let nothingOpen = "Nothing is open as far as recorded. Your care team decides."

    // Headings
    static let boneMedicines = "Bone medicines"
    static let otherMedicines = "Other medicines"
    static let medicines = "Medicines now"
    static let ended = "Medicines that ended"
    static let stock = "What is at home"
    static let published = "What is published"
    static let dentalRecord = "Dental record"
    static let whomToCall = "Whom to call"
    static let appointment = "The appointment"
    static let readiness = "Ready or not"
    static let labs = "Test results"
    static let noted = "Your notes"
    static let notedColumns = ["Day", "About", "Note"]
    static let questions = "Questions to ask"
    static let bring = "What to bring"
    static let afterwards = "What can come afterwards"
    static let notes = "Notes"
    static let health = "Conditions, allergies and risks"
    static let pain = "Pain, from 0 to 10"
    static let told = "What was told"
    static let planned = "What else is planned"
    static let plannedColumns = ["Day", "What", "More"]
    static let onTime = "Doses on time"
    static let asNeededUse = "Taken as needed"
    static let infusions = "Infusions and clinic injections"

    static let bringLines = [
        "This sheet, and your list of medicines: dose report",
        "Newest test results, if your clinic does not have them",
        "Something to drink, and something to read",
        "The phone number of the one who takes you home",
    ]

    // Columns
    static let boneColumns = ["Medicine", "Dose", "Since", "Doses so far", "Last", "Next"]
    static let otherColumns = ["Medicine", "Dose", "How often", "For"]
    static let listColumns = ["Medicine", "Dose", "How often", "Since", "Last", "Next"]
    static let stockColumns = ["Medicine", "Left", "How long it lasts", "Repeats left"]
    static let endedColumns = ["Medicine", "Dose", "Since", "Ended", "Why"]
    static let dentalColumns = ["Day", "What", "How it stands"]
    static let contactColumns = ["Who", "Name", "Phone"]
    static let appointmentColumns = ["What", "On record"]
    static let readinessColumns = ["Check", "How it stands", "On record", "What it says"]
    static let labColumns = ["Test", "Result", "Lab's range", "Against it", "How old", "Day"]
    static let labHistoryColumns = ["Day", "Result", "Against the lab's range"]
    static let onTimeColumns = ["Week from", "On time", "Late", "Skipped", "Missed"]
    static let infusionColumns = ["When", "Medicine", "Dose", "What happened"]

    static let healthColumns = ["What", "Kind", "Since", "Note"]
    static let painColumns = ["Day", "Pain", "Where", "Note"]
    static let toldColumns = ["Day", "Kind", "What", "More"]

    static let contactsToFill = ["Oncologist", "Nurse or infusion clinic", "Dentist", "At night"]

    // Cells
    static let notBegun = "not begun"
    static let open = "OPEN"
    static let toAsk = "TO ASK"
    static let note = "note"
    static let noneYet = "none yet"
    static let asNeeded = "as needed"
    static let unknown = "not on record"

    /// "15", or "3 here; those before are not counted".
    static func doses(_ here: Int, before: Int?) -> String {
        before.map { "\(here + $0)" } ?? "\(here) here; those before are not counted"
    }

    /// The number of the next dose. Doses beside the plan, and those that were not given, make it
    /// another one than what was given so far.
    static func number(_ number: Int, given: Int?) -> String {
        guard let given, given != number - 1 else { return "\(number)" }
        return "\(number) in the plan; given so far: \(given)"
    }

    static func about(_ check: String, _ text: String) -> String {
        "\(check.asSentenceStart): \(text)"
    }

    static func held(_ reason: String) -> String { "on hold: \(reason)" }
    static func booked(_ dentist: String?) -> String { named("Exam booked", dentist) }
    static func exam(_ dentist: String?) -> String { named("Exam", dentist) }

    private static func named(_ what: String, _ dentist: String?) -> String {
        dentist.map { "\(what), \($0)" } ?? what
    }

    static func outcome(_ word: String?) -> String {
        switch word {
        case "clear": "clear"
        case "work_needed": "found work to do"
        case "treated": "treated"
        default: "to come"
        }
    }

    static func given(_ number: Int?, minutes: Int?, place: String?) -> String {
        let parts = [
            number.map { "number \($0)" }, minutes.map { "\($0) minutes" }, place,
        ].compactMap(\.self)
        return parts.isEmpty ? "given" : "given, " + parts.joined(separator: ", ")
    }

    static func notGiven(_ what: String, _ reason: String?) -> String {
        reason.map { "\(what): \($0)" } ?? what
    }

    static func onTimeSummary(weeks: Int, onTime: Int, of all: Int) -> String {
        "In the last \(weeks) weeks, \(onTime) of \(all) planned doses were taken on time."
    }

    /// - Parameter limit: `15 minutes after its time (our setting)`.
    static func onTimeSetting(_ limit: String) -> String {
        Sentences.lateMeans(limit)
            + " Doses at the clinic and as needed are not in this chart."
    }

    static func infusionSummary(given: Int, coming: Int) -> String {
        "\(given) given and \(coming) to come in the time shown."
    }

    static func labTitle(_ name: String, _ unit: String?) -> String {
        name.asSentenceStart + (unit.map { " in \($0)" } ?? "")
    }

    static func labSummary(
        _ name: String, count: Int, last: String, day: String, mark: LabMark?
    ) -> String {
        "\(count) results of \(name). The last one is \(last), of \(day)"
            + (mark.map { ": \(Self.mark($0))." } ?? ".")
    }

    static func reported(_ text: String, as original: String) -> String {
        "\(text) (reported as \(original))"
    }

    static func newestShown(_ shown: Int, of all: Int) -> String {
        "The newest \(shown) of \(all) results are shown."
    }

    static func newestEntriesShown(_ shown: Int, of all: Int) -> String {
        "The newest \(shown) of \(all) entries are shown."
    }

    static func newestOthersShown(_ shown: Int, of all: Int) -> String {
        "All events and falls are shown, and the newest \(shown) of \(all) other entries."
    }

    static func labRange(_ words: String) -> String { "the lab's range, \(words)" }

    /// How a result lies against the range that the lab gave with it.
    static func mark(_ mark: LabMark) -> String {
        switch mark {
        case .low: "below"
        case .normal: "inside"
        case .high: "above"
        }
    }

    static func asNeededUse(_ name: String, times: Int, weeks: Int) -> String {
        "\(name), as needed: taken \(times == 1 ? "once" : "\(times) times") in the last "
            + "\(weeks) weeks."
    }
    static let today = "today"

    static func painSummary(count: Int, last: Int, day: String, worst: Int) -> String {
        "\(count) entries. The last one is \(last) on \(day); the worst is \(worst)."
    }

    static func painMark(_ day: String, _ score: Int, _ place: String?) -> String {
        "\(day): \(score)" + (place.map { ", \($0)" } ?? "")
    }

    static func told(_ days: Int?, _ place: String?, _ note: String?) -> String {
        [days.map { $0 == 1 ? "1 day" : "\($0) days" }, place, note].compactMap(\.self)
            .joined(separator: ", ")
    }

    static func emergency(_ number: String) -> String { "In an emergency, call \(number)." }

    static func kind(_ kind: StoredHealthFact.Kind) -> String {
        switch kind {
        case .condition: "condition"
        case .allergy: "allergy"
        case .risk: "risk"
        }
    }

    static func kind(_ kind: StoredJournalEntry.Kind) -> String {
        switch kind {
        case .symptom: "felt"
        case .pain: "pain"
        case .bowel: "bowel"
        case .fall: "fall"
        case .event: "event"
        }
    }
}
