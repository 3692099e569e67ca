import DoseInterface
import Testing

@testable import DoseCommands

@Suite("a calendar as text")
struct CalendarTextTests {
    private func entry(_ title: String, detail: String = "d") -> CalendarEntry {
        CalendarEntry(
            uid: "u", sequence: 2, changed: "2026-11-23T17:05:00Z", start: "2026-12-01T08:30:00Z",
            title: title, detail: detail, state: .confirmed, alarms: [90])
    }

    @Test("ends each line with CRLF, and folds at 75 octets without breaking a character")
    func folds() throws {
        let text = CalendarText([entry("x", detail: String(repeating: "ü日💊", count: 40))]).text
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.last == "")
        #expect(lines.dropLast().allSatisfy { (1...75).contains($0.utf8.count) })
        #expect(!lines.joined().contains("\n") && !lines.joined().contains("\r"))
        #expect(lines.contains { $0.utf8.count > 70 })
        let whole = text.replacing("\r\n ", with: "")
        #expect(whole.contains("DESCRIPTION:" + String(repeating: "ü日💊", count: 40) + "\r\n"))
    }

    @Test("keeps commas, semicolons and backslashes, and no line break from outside")
    func escapes() {
        let text = CalendarText([entry(#"a,b;c\d"# + "\r\nEND:VCALENDAR")]).text
        #expect(text.contains(#"SUMMARY:a\,b\;c\\d"#))
        #expect(text.split(separator: "\r\n").filter { $0 == "END:VCALENDAR" }.count == 1)
    }

    @Test("says times in UTC, days as days, the state, the count of changes and the alarm")
    func values() {
        let text = CalendarText([
            entry("t"),
            CalendarEntry(
                uid: "v", sequence: 0, changed: "2026-11-23T17:05:00Z", day: "2027-05-18",
                title: "t", detail: "d", state: .cancelled, alarms: []),
        ]).text
        for line in [
            "DTSTART:20261201T083000Z", "DTSTAMP:20261123T170500Z", "SEQUENCE:2",
            "STATUS:CONFIRMED", "TRIGGER:-PT90M", "DTSTART;VALUE=DATE:20270518",
            "STATUS:CANCELLED", "TRANSP:TRANSPARENT",
        ] {
            #expect(text.contains(line + "\r\n"), "\(line)")
        }
    }
}
