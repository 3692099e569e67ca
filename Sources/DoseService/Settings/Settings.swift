import DoseInterface
import DoseStore
import Formulary
import Regimen

/// The settings that hold: a person's own, and ours for all others.
struct Settings {
    /// The values as stored, by name.
    private let chosen: [String: String]

    init(_ chosen: [String: String]) { self.chosen = chosen }

    func own(_ name: SettingName) -> String? { own(name.rawValue) }

    /// The value of a setting that the drug table names.
    func own(_ name: String) -> String? { chosen[name] }

    /// Every number that was chosen, by the name of its setting.
    var chosenNumbers: [String: Int] { chosen.compactMapValues { Int($0) } }

    /// How much a check matters where that was chosen, by its id.
    var chosenSeverities: [String: Severity] {
        var severities: [String: Severity] = [:]
        for (name, value) in chosen where name.hasSuffix(CheckChoice.severityEnding) {
            let check = String(name.dropLast(CheckChoice.severityEnding.count))
            severities[check] = Severity(rawValue: value)
        }
        return severities
    }

    /// The same with another value; nil for ours.
    func with(_ name: SettingName, _ value: String?) -> Settings { with(name.rawValue, value) }

    func with(_ name: String, _ value: String?) -> Settings {
        var chosen = chosen
        chosen[name] = value
        return Settings(chosen)
    }

    /// When the person is up and eats.
    ///
    /// - Returns: nil when the values do not go together.
    var habits: DailyHabits? {
        let usual = DailyHabits.usual
        let waking = own(.waking).flatMap(WakingHours.init(stored:))
        return DailyHabits(
            wake: waking?.wake ?? usual.wake, sleep: waking?.sleep ?? usual.sleep,
            breakfast: time(.breakfast) ?? usual.breakfast, lunch: time(.lunch) ?? usual.lunch,
            dinner: time(.dinner) ?? usual.dinner)
    }

    private func time(_ name: SettingName) -> CivilTime? {
        own(name).flatMap(CivilTime.init(iso:))
    }

    /// How late a dose may be, by kind of schedule.
    var lateWindows: LateWindows {
        var windows = LateWindows.usual
        for name in SettingName.allCases {
            guard let kind = name.kind, let own = own(name),
                let window = try? LateWindow.parse(own)
            else { continue }
            windows[kind] = window
        }
        return windows
    }

    /// How long ahead of something a person is told of it.
    func leadTimes(_ name: SettingName) -> LeadTimes {
        if let own = own(name).flatMap({ try? LeadTimes.parse($0) }) { return own }
        return switch name {
        case .leadInfusion: .usualForClinic
        case .leadDental: LeadTimes.dayBefore
        case .leadStock: LeadTimes.weekBefore
        default: .none
        }
    }

    /// How a due dose is asked about again.
    func nagging(_ name: SettingName) -> Nagging {
        own(name).flatMap { try? Nagging.parse($0) }
            ?? (name == .nagInfusion ? .usualForClinic : .usual)
    }

    /// The value of the quiet hours for a person who wants none.
    static let noQuietHours = "none"

    /// When the person is told only what cannot wait; nil for never.
    var quietHours: QuietHours? {
        guard let own = own(.quietHours) else { return .usual }
        guard let hours = WakingHours(stored: own) else { return nil }
        return QuietHours(from: hours.wake, until: hours.sleep)
    }

    static let never = "never"

    /// After how long without an answer a carer is told, as it is stored.
    var escalate: String { own(.escalate) ?? "1 hour" }

    /// What a notification may say, as it is typed and stored, and as it is sent.
    static let sayings: [String: ReminderSaying] = [
        "everything": .everything, "medicine": .medicine, "nothing-personal": .nothingPersonal,
    ]

    /// What a notification may say, as it is stored.
    var say: String { own(.say) ?? "everything" }

    /// How long a snooze is when no length is named, as it is stored.
    var snooze: String { own(.snooze) ?? "15 minutes" }

    /// Up to so many seconds after its time a dose is on time. What is later is late, and overdue
    /// while it waits for an answer.
    var lateAfter: Int64 { own(.onTime).flatMap { try? DurationText.parse($0) } ?? 15 * 60 }

    /// The same as it is stored.
    var onTime: String { DurationText.spelled(lateAfter) }

    /// `15 minutes after its time (our setting)`
    var lateWords: String {
        "\(onTime) after its time (\(own(.onTime) == nil ? "our" : "your") setting)"
    }

    /// Reads a delay as it is stored; nil for never.
    static func delay(stored text: String) throws -> Int64? {
        text == never ? nil : try DurationText.parse(text)
    }

    /// A value as it is stored and typed, and in words.
    func shown(
        _ name: SettingName, home: Zone, _ formulary: Formulary
    ) -> (value: String, words: String) {
        let habits = habits ?? .usual
        switch name {
        case .leadInfusion, .leadDose, .leadDental, .leadStock:
            let leads = leadTimes(name)
            return (leads.description, leads.words)
        case .nag, .nagInfusion:
            let nagging = nagging(name)
            return (nagging.description, nagging.words)
        case .quietHours:
            guard let quiet = quietHours else { return (Self.noQuietHours, "no quiet hours") }
            return ("\(quiet.from) to \(quiet.until)", "from \(quiet.from) to \(quiet.until)")
        case .escalate: return (escalate, escalate)
        case .say: return (say, say.replacing("-", with: " "))
        case .snooze: return (snooze, snooze)
        case .onTime: return (onTime, onTime)
        case .homeZone: return (home.name, home.name)
        case .waking:
            let waking = WakingHours(wake: habits.wake, sleep: habits.sleep)
            return (waking.description, "up at \(waking.wake), to bed at \(waking.sleep)")
        case .region: return (region.rawValue, region.rawValue)
        case .breakfast: return (habits.breakfast.description, "at \(habits.breakfast)")
        case .lunch: return (habits.lunch.description, "at \(habits.lunch)")
        case .dinner: return (habits.dinner.description, "at \(habits.dinner)")
        case .country:
            let entry = own(.country).flatMap { formulary.emergencyNumber(in: $0) }
            let name = entry?.name ?? own(.country)
            let unknown = own(.country) == nil ? "" : ", whose emergency number we do not know"
            let number = entry.map { ", emergency number \($0.number)" } ?? unknown
            return (name ?? "not told", (name ?? "not told") + number)
        case .followUps:
            let chosen = own(.followUps) ?? "all"
            return (chosen, chosen)
        case .units:
            let units = unitsOfAll(formulary)
            return (units.text, units.words)
        default:
            let window = lateWindows[name.kind ?? .once]
            return (window.description, window.words)
        }
    }
}

/// From getting up to going to sleep, on the clock.
struct WakingHours: CustomStringConvertible {
    let wake: CivilTime
    let sleep: CivilTime

    init(wake: CivilTime, sleep: CivilTime) {
        self.wake = wake
        self.sleep = sleep
    }

    /// Reads what ``description`` wrote.
    init?(stored text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 3, let wake = CivilTime(iso: String(parts[0])),
            let sleep = CivilTime(iso: String(parts[2]))
        else { return nil }
        self.init(wake: wake, sleep: sleep)
    }

    var description: String { "\(wake) to \(sleep)" }
}

extension Scene {
    func settings() throws -> Settings { Settings(try transaction.settings(of: person)) }

    /// When the person is up and eats: what texts such as "twice a day" mean.
    func habits() throws -> DailyHabits { try settings().habits ?? .usual }
}
