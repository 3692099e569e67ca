package import DoseInterface

/// A calendar in the text form of RFC 5545: times in UTC, lines of at most 75 octets that end with
/// CRLF.
package struct CalendarText: Sendable {
    private static let octetsPerLine = 75

    private let entries: [CalendarEntry]

    package init(_ entries: [CalendarEntry]) {
        self.entries = entries
    }

    /// The calendar.
    package var text: String {
        let lines =
            [
                "BEGIN:VCALENDAR", "VERSION:2.0",
                "PRODID:-//dosed//dose \(DoseCommand.version)//EN",
                "CALSCALE:GREGORIAN", "X-WR-CALNAME:Infusions",
            ] + entries.flatMap(lines) + ["END:VCALENDAR"]
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    private func lines(of entry: CalendarEntry) -> [String] {
        let start =
            entry.start.map { "DTSTART:\(Self.stamp($0))" }
            ?? "DTSTART;VALUE=DATE:\((entry.day ?? "").filter { $0 != "-" })"
        let changed = Self.stamp(entry.changed)
        let alarms = entry.alarms.flatMap { minutes in
            [
                "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(Self.escaped(entry.title))",
                "TRIGGER:-PT\(max(0, minutes))M", "END:VALARM",
            ]
        }
        return [
            "BEGIN:VEVENT", "UID:\(Self.escaped(entry.uid))", "DTSTAMP:\(changed)",
            "LAST-MODIFIED:\(changed)", "SEQUENCE:\(entry.sequence)", start,
            "SUMMARY:\(Self.escaped(entry.title))", "DESCRIPTION:\(Self.escaped(entry.detail))",
            "STATUS:\(entry.state.rawValue.uppercased())", "TRANSP:TRANSPARENT", "CLASS:PRIVATE",
        ] + alarms + ["END:VEVENT"]
    }

    /// `20261201T083000Z` for `2026-12-01T08:30:00Z`.
    private static func stamp(_ time: String) -> String {
        time.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    }

    /// Text as a value (RFC 5545, 3.3.11).
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in Sanitizer.line(text) {
            if "\\;,".contains(character) { escaped += "\\" }
            escaped.append(character)
        }
        return escaped
    }

    /// A line cut into pieces (RFC 5545, 3.1), never inside of a character.
    private static func folded(_ line: String) -> String {
        var folded = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if octets + size > octetsPerLine {
                folded += "\r\n "
                octets = 1
            }
            folded.unicodeScalars.append(scalar)
            octets += size
        }
        return folded
    }
}
