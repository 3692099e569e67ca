import Regimen

/// A setting that a person can choose, by the name that is typed and stored.
enum SettingName: String, CaseIterable {
    case homeZone = "home-zone"
    case waking
    case breakfast
    case lunch
    case dinner
    case units
    case country
    case region
    case lateHours = "late-hours"
    case lateSeveral = "late-several"
    case lateDaily = "late-daily"
    case lateDays = "late-days"
    case lateWeeks = "late-weeks"
    case lateLonger = "late-longer"
    case lateOnce = "late-once"
    case leadInfusion = "lead-infusion"
    case leadDose = "lead-dose"
    case leadDental = "lead-dental"
    case leadStock = "lead-stock"
    case nag
    case nagInfusion = "nag-infusion"
    case quietHours = "quiet-hours"
    case escalate
    case say
    case snooze
    case onTime = "on-time"
    case followUps = "follow-ups"

    /// The kind of value that it takes.
    enum Kind {
        case zone, hours, clock, units, country, region, followUps, lateWindow, leadTimes, nagging
        case quietHours, delay, saying, snooze, onTime
    }

    var valueKind: Kind {
        switch self {
        case .homeZone: .zone
        case .waking: .hours
        case .breakfast, .lunch, .dinner: .clock
        case .units: .units
        case .country: .country
        case .followUps: .followUps
        case .region: .region
        case .lateHours, .lateSeveral, .lateDaily, .lateDays, .lateWeeks, .lateLonger, .lateOnce:
            .lateWindow
        case .leadInfusion, .leadDose, .leadDental, .leadStock: .leadTimes
        case .nag, .nagInfusion: .nagging
        case .quietHours: .quietHours
        case .escalate: .delay
        case .say: .saying
        case .snooze: .snooze
        case .onTime: .onTime
        }
    }

    /// The kind of schedule whose late window it is; nil for all others.
    var kind: LateWindows.Kind? {
        switch self {
        case .lateHours: .hours
        case .lateSeveral: .severalDaily
        case .lateDaily: .daily
        case .lateDays: .days
        case .lateWeeks: .weeks
        case .lateLonger: .longer
        case .lateOnce: .once
        default: nil
        }
    }

    /// What a value of it looks like.
    var example: String {
        switch self {
        case .homeZone: "Europe/Berlin"
        case .waking: "08:00 to 22:00"
        case .breakfast: "08:00"
        case .lunch: "12:30"
        case .dinner: "18:30"
        case .units: "si, creatinine mg/dL"
        case .country: "Germany"
        case .followUps: "all, none, without jaw, or with pain-relief"
        case .leadInfusion, .leadDose: "14 days, 7 days, 2 hours, or none"
        case .leadDental, .leadStock: "7 days, 1 day, or none"
        case .nag, .nagInfusion: "15 minutes, 3 times, or never"
        case .quietHours: "22:00 to 07:00, or none"
        case .escalate: "1 hour, or never"
        case .say: "everything, medicine, or nothing-personal"
        case .snooze, .onTime: "15 minutes"
        case .region: "US or EU"
        default: "6 hours, half, or never"
        }
    }

    /// What it decides, before its value in words.
    var meaning: String {
        switch self {
        case .homeZone: "where your local times count"
        case .waking: "when you get up and go to sleep"
        case .breakfast, .lunch, .dinner: "when you eat: doses with meals"
        case .units: "in which units values are shown"
        case .followUps: "which questions you are asked after doses and exams"
        case .country: "where you live: the number for an emergency"
        case .region: "where you are treated: what is published there comes first"
        case .lateHours: "every so many hours: how late a dose may be"
        case .lateSeveral: "several times a day: how late a dose may be"
        case .lateDaily: "once a day: how late a dose may be"
        case .lateDays: "every 2 to 6 days: how late a dose may be"
        case .lateWeeks: "every week or 2 weeks: how late a dose may be"
        case .lateLonger: "less often than that: how late a dose may be"
        case .lateOnce: "a single dose: how late it may be"
        case .leadInfusion: "infusions and injections at a clinic: how long ahead you are told"
        case .leadDose: "all other doses: how long ahead you are told"
        case .leadDental: "booked dental exams and lab tests: how long ahead you are told"
        case .leadStock: "what you have at home: how long before it runs out you are told"
        case .nag: "a dose without an answer: when you are asked again, and how often"
        case .nagInfusion: "the same for what a clinic gives"
        case .quietHours: "when you are told only of doses that are due; the rest comes after"
        case .escalate: "without an answer: after how long a carer is told who has a channel"
        case .say: "how much a notification says; a channel can be set to say less"
        case .snooze: "for how long a dose is put off when no length is named"
        case .onTime: "up to how long after its time a dose is on time; then it is late"
        }
    }

    /// What a change of it does.
    var effect: String {
        switch valueKind {
        case .zone, .hours, .clock: Sentences.forNewTexts
        case .lateWindow: Sentences.forDosesToCome
        case .units: Sentences.forValuesShown
        case .region: Sentences.forSourcesShown
        case .country: Sentences.forEmergencies
        case .followUps: Sentences.forQuestionsToCome
        case .leadTimes, .nagging, .quietHours, .delay: Sentences.forRemindersToCome
        case .saying: Sentences.forNotifications
        case .snooze: Sentences.forSnoozes
        case .onTime: Sentences.forLateness
        }
    }
}
