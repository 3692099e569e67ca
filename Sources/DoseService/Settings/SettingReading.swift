import DoseInterface
import Formulary
import Regimen

/// Reads a value as people write it.
extension Scene {
    /// The value in the form that is stored.
    ///
    /// - Throws: ``Unreadable`` or ``Invalid``, with what would be right.
    func read(_ text: String, as name: SettingName) throws -> String {
        switch name.valueKind {
        case .zone: return try zone(askedFor: text).name
        case .hours: return try hours(text, name).description
        case .clock: return try clockTime(text).description
        case .followUps: return try followUpSetting(text)
        case .country: return try country(text)
        case .region: return try region(text)
        case .units: return try UnitPreference(text, formulary).text
        case .lateWindow: return try lateWindow(text).description
        case .leadTimes:
            let leads = try leadTimes(text)
            let isOfDays = leads.seconds.allSatisfy { $0 % 86_400 == 0 }
            guard name != .leadDental || isOfDays else {
                throw Invalid(parameter: "value", message: Sentences.wholeDaysAhead)
            }
            guard name != .leadStock || isOfDays else {
                throw Invalid(parameter: "value", message: Sentences.wholeDaysOfStock)
            }
            return leads.description
        case .nagging: return try nagging(text).description
        case .delay: return try delay(text)
        case .saying: return try saying(text)
        case .snooze:
            return try length(text, 60...SnoozeDoseHandler.longest, Sentences.snoozeLimits)
        case .onTime: return try length(text, 60...43_200, Sentences.onTimeLimits)
        case .quietHours:
            if text.lowercased() == Settings.noQuietHours { return Settings.noQuietHours }
            let hours = try hours(text, name)
            guard hours.wake != hours.sleep else { return Settings.noQuietHours }
            return hours.description
        }
    }

    private func saying(_ text: String) throws -> String {
        let typed = text.trimmingBlanks().lowercased().replacing(" ", with: "-")
        guard Settings.sayings[typed] != nil else {
            throw Invalid(parameter: "value", message: Sentences.write(SettingName.say.example))
        }
        return typed
    }

    private func length(
        _ text: String, _ limits: ClosedRange<Int64>, _ refusal: String
    ) throws -> String {
        let seconds = try reading("length of time") { () throws(TextError) in
            try DurationText.parse(text)
        }
        guard limits.contains(seconds) else {
            throw Invalid(parameter: "value", message: refusal)
        }
        return DurationText.spelled(seconds)
    }

    private func region(_ text: String) throws -> String {
        let typed = text.trimmingBlanks().uppercased()
        guard Settings.regions.contains(where: { $0.rawValue == typed }) else {
            throw Invalid(
                parameter: "value", message: Sentences.write(SettingName.region.example))
        }
        return typed
    }

    /// `never`, or a length of time of 5 minutes to 7 days, as it is stored.
    func delay(_ text: String) throws -> String {
        if text.lowercased() == Settings.never { return Settings.never }
        let seconds = try reading("length of time") { () throws(TextError) in
            try DurationText.parse(text)
        }
        guard (300...604_800).contains(seconds) else {
            throw Invalid(parameter: "escalate", message: Sentences.escalationLimits)
        }
        return DurationText.spelled(seconds)
    }

    func lateWindow(_ text: String) throws -> LateWindow {
        try reading("late window") { () throws(TextError) in try LateWindow.parse(text) }
    }

    func leadTimes(_ text: String) throws -> LeadTimes {
        try reading("lead times") { () throws(TextError) in try LeadTimes.parse(text) }
    }

    func nagging(_ text: String) throws -> Nagging {
        try reading("pause") { () throws(TextError) in try Nagging.parse(text) }
    }

    private func hours(_ text: String, _ name: SettingName) throws -> WakingHours {
        for word in [" to ", " until ", " - ", "–", "-"] {
            guard let range = text.firstRange(of: word) else { continue }
            return WakingHours(
                wake: try clockTime(String(text[..<range.lowerBound])),
                sleep: try clockTime(String(text[range.upperBound...])))
        }
        throw Invalid(
            parameter: "value",
            message: Sentences.hoursAreWritten(name.example, isWaking: name == .waking))
    }

    private func clockTime(_ text: String) throws -> CivilTime {
        let hour = text.trimmingBlanks()
        // Whether 9 is in the morning or in the evening nobody can tell.
        guard hour.isEmpty || hour.count > 2 || !hour.allSatisfy(\.isNumber) else {
            throw Invalid(parameter: "value", message: Sentences.minutesAreWritten(hour))
        }
        let moment = try reading("clock time") { () throws(TextError) in
            try MomentText.parse(text.trimmingBlanks(), now: .earliest, zone: .utc)
        }
        guard case .instant(let instant) = moment else {
            throw Invalid(parameter: "value", message: Sentences.clockTimeIsWritten)
        }
        let time = Zone.utc.civil(at: instant).time
        return CivilTime(hour: time.hour, minute: time.minute) ?? time
    }
}
