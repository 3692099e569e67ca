import DoseInterface
import Formulary
import Regimen

/// Reads a value as people write it.
extension Scene {
    /// The value in the form that is stored.
    ///
    /// - Throws: ``Unreadable`` or ``Invalid``, with what would be right.
    func read(_ text: String, as name: SettingName) throws -> String {
        switch name {
        case .homeZone: return try zone(askedFor: text).name
        case .waking: return try wakingHours(text).description
        case .breakfast, .lunch, .dinner: return try clockTime(text).description
        case .region: return try region(text)
        case .units: return try UnitPreference(text, formulary).text
        default:
            return try reading("late window") { () throws(TextError) in
                try LateWindow.parse(text)
            }.description
        }
    }

    private func region(_ text: String) throws -> String {
        let typed = text.trimmingBlanks().uppercased()
        guard Settings.regions.contains(where: { $0.rawValue == typed }) else {
            throw Invalid(
                parameter: "value", message: "Write \(SettingName.region.example).")
        }
        return typed
    }

    private func wakingHours(_ text: String) throws -> WakingHours {
        for word in [" to ", " until ", " - ", "–", "-"] {
            guard let range = text.firstRange(of: word) else { continue }
            return WakingHours(
                wake: try clockTime(String(text[..<range.lowerBound])),
                sleep: try clockTime(String(text[range.upperBound...])))
        }
        throw Invalid(
            parameter: "value",
            message: "Write when you get up and when you go to sleep: "
                + "\(SettingName.waking.example).")
    }

    private func clockTime(_ text: String) throws -> CivilTime {
        let moment = try reading("clock time") { () throws(TextError) in
            try MomentText.parse(text.trimmingBlanks(), now: .earliest, zone: .utc)
        }
        guard case .instant(let instant) = moment else {
            throw Invalid(parameter: "value", message: "Write a clock time: 08:00 or 8 am.")
        }
        let time = Zone.utc.civil(at: instant).time
        return CivilTime(hour: time.hour, minute: time.minute) ?? time
    }
}
