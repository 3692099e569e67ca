import Foundation

/// Local times by Foundation's calendar, which shares no code with the daemon's.
enum LocalTime {
    /// A local time that does not exist is as late as it would have been; one that comes twice is
    /// the first one.
    static func instant(_ name: String, in zone: String) -> Int {
        let parts = name.split { "- :".contains($0) }.compactMap { Int($0) }
        var components = DateComponents()
        (components.year, components.month, components.day) = (parts[0], parts[1], parts[2])
        (components.hour, components.minute) = (parts[3], parts[4])
        return calendar(zone).date(from: components).map { Int($0.timeIntervalSince1970) } ?? 0
    }

    static func name(_ instant: Int, in zone: String) -> String {
        let date = Date(timeIntervalSince1970: Double(instant))
        let parts = calendar(zone).dateComponents(
            [.year, .month, .day, .hour, .minute, .second], from: date)
        let day = [parts.year, parts.month, parts.day].map { padded($0 ?? 0) }
        return day.joined(separator: "-") + " " + padded(parts.hour ?? 0) + ":"
            + padded(parts.minute ?? 0)
    }

    static func day(_ day: String, plus days: Int) -> String {
        String(name(instant("\(day) 12:00", in: "UTC") + days * 86_400, in: "UTC").prefix(10))
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// One is made in a hundred times what it takes to ask it.
    private static let calendars = Dictionary(
        uniqueKeysWithValues: (["UTC"] + SimulatedPlan.zones).map { ($0, made($0)) })

    private static func calendar(_ zone: String) -> Calendar { calendars[zone] ?? made(zone) }

    private static func made(_ zone: String) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        return calendar
    }
}
