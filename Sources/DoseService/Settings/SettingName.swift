import Regimen

/// A setting that a person can choose, by the name that is typed and stored.
enum SettingName: String, CaseIterable {
    case homeZone = "home-zone"
    case waking
    case breakfast
    case lunch
    case dinner
    case units
    case region
    case lateHours = "late-hours"
    case lateSeveral = "late-several"
    case lateDaily = "late-daily"
    case lateDays = "late-days"
    case lateWeeks = "late-weeks"
    case lateLonger = "late-longer"
    case lateOnce = "late-once"

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
        case .homeZone, .waking, .breakfast, .lunch, .dinner, .units, .region: nil
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
        case .region: "where you are treated: what is published there comes first"
        case .lateHours: "every so many hours: how late a dose may be"
        case .lateSeveral: "several times a day: how late a dose may be"
        case .lateDaily: "once a day: how late a dose may be"
        case .lateDays: "every 2 to 6 days: how late a dose may be"
        case .lateWeeks: "every week or 2 weeks: how late a dose may be"
        case .lateLonger: "less often than that: how late a dose may be"
        case .lateOnce: "a single dose: how late it may be"
        }
    }

    /// What a change of it does.
    var effect: String {
        if kind != nil { return Sentences.forDosesToCome }
        if self == .region { return Sentences.forSourcesShown }
        return self == .units ? Sentences.forValuesShown : Sentences.forNewTexts
    }
}
