import DoseStore
import StrictJSON

/// What an event of the log says besides its kind: a sentence for a person, and what taking it
/// back needs.
struct EventDetail: Codable {
    /// What happened, to be read after "Taken back: ".
    var say: String
    /// Whom it is about; nil for the machine and for everyone.
    var whom: Int64?
    var dose: Int64?
    /// The state from before.
    var previous: String?
    /// The instants from before, in seconds: of the next reminder, and from when on it is missed.
    var remindAt: Int64?
    var lateAt: Int64?
    /// When the dose was due that a question is about, in seconds: a hold calls it off, and its row
    /// is gone.
    var dueAt: Int64?
    /// Whether the dose was called off before.
    var wasCalledOff: Bool?
    /// The revision from before, when the change made a new one.
    var revision: Int?
    /// What was said of the person before.
    var person: PersonBefore?
    /// The row of the record that was corrected.
    var record: Int64?
    /// The question that was put off.
    var prompt: Int64?

    init(_ say: String, dose: StoredDose? = nil, previous: String? = nil) {
        self.say = say
        self.dose = dose?.id.value
        self.previous = previous
    }

    var json: String {
        get throws {
            String(decoding: try JSONValue(of: self).encoded(), as: UTF8.self)
        }
    }

    init(json: String) throws {
        self = try JSONValue.parse(Array(json.utf8)).decode()
    }
}

/// The kinds of events that the service writes.
enum EventKind: String {
    case prescriptionAdded = "prescription-added"
    case prescriptionStarted = "prescription-started"
    case prescriptionStopped = "prescription-stopped"
    case prescriptionEdited = "prescription-edited"
    case scheduleShifted = "schedule-shifted"
    case prescriptionHeld = "prescription-held"
    case prescriptionResumed = "prescription-resumed"
    case holdEnded = "hold-ended"
    case prescriptionCompleted = "prescription-completed"
    case checkOverridden = "check-overridden"
    case doseCheckOverridden = "dose-check-overridden"
    case doseFellDue = "dose-fell-due"
    case leadFellDue = "lead-fell-due"
    case doseEscalated = "dose-escalated"
    case doseTaken = "dose-taken"
    case doseSkipped = "dose-skipped"
    case doseGiven = "dose-given"
    case doseCancelled = "dose-cancelled"
    case doseMissed = "dose-missed"
    case doseAmended = "dose-amended"
    case noteAdded = "note-added"
    case doseSnoozed = "dose-snoozed"
    case doseMoved = "dose-moved"
    case dentalExamRecorded = "dental-exam-recorded"
    case dentalExamFellDue = "dental-exam-fell-due"
    case dentalWorkRecorded = "dental-work-recorded"
    case observationRecorded = "observation-recorded"
    case followUpAnswered = "follow-up-answered"
    case followUpPutOff = "follow-up-put-off"
    case followUpSwitchedOff = "follow-up-switched-off"
    case labTestBooked = "lab-test-booked"
    case promptFellDue = "prompt-fell-due"
    case stockRecorded = "stock-recorded"
    case stockRanLow = "stock-ran-low"
    case stockLasts = "stock-lasts"
    case healthFactAdded = "health-fact-added"
    case healthFactEnded = "health-fact-ended"
    case contactAdded = "contact-added"
    case contactRemoved = "contact-removed"
    case journalRecorded = "journal-recorded"
    case dataRestored = "data-restored"
    case dataImported = "data-imported"
    case reminderAcknowledged = "reminder-acknowledged"
    case personAdded = "person-added"
    case personChanged = "person-changed"
    case defaultPersonChosen = "default-person-chosen"
    case channelMet = "channel-met"
    case channelForgotten = "channel-forgotten"
    case settingChanged = "setting-changed"
    case homeZoneChanged = "home-zone-changed"
    case clockConfirmed = "clock-confirmed"
    case clockStepped = "clock-stepped"
    case clockCameBack = "clock-came-back"
    case wasOff = "was-off"
    case zoneRulesChanged = "zone-rules-changed"
    case deviceZoneChanged = "device-zone-changed"
    case undone = "undone"

    /// Those by which somebody ordered something else. An order that only follows the day on which
    /// a dose was given is none.
    static var changesOfOrder: [EventKind] { [.prescriptionEdited, .scheduleShifted, .undone] }

    /// Those that are about the machine, its clock or its data, and so about nobody.
    private static let ofTheMachine: Set<EventKind> = [
        .dataRestored, .dataImported, .reminderAcknowledged, .channelMet, .channelForgotten,
        .clockConfirmed, .clockStepped, .wasOff, .zoneRulesChanged, .deviceZoneChanged,
    ]

    /// Whether it is about a person.
    var isAboutPerson: Bool { !Self.ofTheMachine.contains(self) }

    /// Whether it made a record of a dose.
    var isOfDose: Bool {
        [.doseTaken, .doseSkipped, .doseGiven, .doseCancelled, .doseAmended].contains(self)
    }

    /// Whether a person can take it back.
    var canBeUndone: Bool {
        switch self {
        case .prescriptionAdded, .prescriptionStarted, .prescriptionStopped, .prescriptionEdited,
            .scheduleShifted, .prescriptionHeld, .prescriptionResumed, .doseTaken, .doseSkipped,
            .doseGiven, .doseCancelled, .doseAmended, .noteAdded, .followUpPutOff,
            .doseCheckOverridden,
            .doseSnoozed, .doseMoved, .dentalExamRecorded, .dentalWorkRecorded,
            .observationRecorded, .labTestBooked, .followUpAnswered,
            .followUpSwitchedOff, .stockRecorded, .healthFactAdded, .healthFactEnded,
            .contactAdded,
            .contactRemoved, .journalRecorded, .settingChanged, .homeZoneChanged,
            .personAdded, .personChanged, .defaultPersonChosen:
            true
        case .holdEnded, .prescriptionCompleted, .checkOverridden, .doseFellDue, .leadFellDue,
            .doseEscalated, .doseMissed, .dentalExamFellDue, .promptFellDue,
            .reminderAcknowledged, .stockRanLow, .stockLasts,
            .channelMet, .channelForgotten, .clockConfirmed, .clockStepped, .clockCameBack,
            .wasOff, .zoneRulesChanged, .deviceZoneChanged, .dataRestored, .dataImported,
            .undone:
            false
        }
    }
}

extension Scene {
    /// Tells a change in the log.
    func log(
        _ kind: EventKind, _ detail: EventDetail, prescription: PrescriptionID? = nil,
        request: String? = nil
    ) throws -> EventID {
        var detail = detail
        detail.whom = kind.isAboutPerson ? person.value : nil
        return try transaction.log(
            kind.rawValue, prescription: prescription, detail: try detail.json, request: request,
            undoableBy: kind.canBeUndone ? person : nil)
    }
}
