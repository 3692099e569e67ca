import Foundation
import Testing

@Suite("the calendar file, read by calendars of other makers")
struct CalendarFileTests {
    private static let python = OwnPython(with: "icalendar, recurring_ical_events, ical")
    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("read_calendar.py").path

    private func read(_ path: String) throws -> JSON {
        let found = try Self.python.json(Self.script, path)
        #expect(found["errors"]?.items.isEmpty == true)
        let events = found["events"]?.items ?? []
        let pairs = events.map { "\($0["uid"]?.string ?? "") \($0["start"]?.string ?? "")" }
        for reader in ["occurrences", "strict"] {
            let read = found[reader]?.items.map { $0.items.compactMap(\.string) } ?? []
            #expect(read.map { $0.joined(separator: " ") }.sorted() == pairs.sorted(), "\(reader)")
        }
        #expect(found["roundTrip"] == .int(pairs.count))
        return found
    }

    @Test(
        "holds the infusions at their instants, and a moved one under its old name",
        .enabled(if: python.isWanted, "needs icalendar and ical: Tests/install-needs"))
    func infusions() throws {
        try withDaemon { daemon in
            _ = try daemon.json(
                "add Xgeva 120 mg under the skin every 4 weeks from monday 10:00 "
                    + "--since 2025-10-01 --doses 14")
            _ = try daemon.json("add zoledronic acid 4 mg IV every 12 weeks from tomorrow 09:30")
            _ = try daemon.json("dental exam --booked 30d --dentist Müller, Ito; Söhne")
            let file = daemon.directory.file("infusions.ics")
            let written = try daemon.dose("infusions", "--ics", file)
            #expect(written.exit == 0, "\(written)")
            #expect(permissions(of: file) == 0o600)
            let first = try read(file)
            let events = try #require(first["events"]?.items)
            #expect(events.count > 15)
            let dental = try #require(
                events.first { $0["title"] == "Dental exam, Müller, Ito; Söhne" })
            #expect(dental["alarms"] == [900])
            let infusion = try #require(events.first { $0["title"] == "Xgeva 120 mg SC" })
            #expect(infusion["alarms"] == [20_160, 10_080, 1440, 120])
            let listed = try daemon.json("infusions --days 366")
            let starts = Set(events.compactMap { $0["start"]?.string })
            for infusion in listed["infusions"]?.items ?? [] {
                let at = try #require(infusion["dose"]?["due"]?["at"]?.string)
                let instant = try Date(at, strategy: .iso8601)
                #expect(starts.contains(instant.formatted(.iso8601)), "\(at)")
            }

            let kept = try daemon.dose("infusions", "--ics", file)
            #expect(kept.exit == 65 && kept.err.contains("--force"), "\(kept)")
            _ = try daemon.json("move denosumab 2d")
            #expect(try daemon.dose("infusions", "--ics", file, "--force").exit == 0)
            let second = try read(file)
            #expect(Self.names(in: second) == Self.names(in: first))
            let changed = (second["events"]?.items ?? []).filter { event in
                !events.contains { $0["uid"] == event["uid"] && $0["start"] == event["start"] }
            }
            #expect(changed.count == 1)
        }
    }

    private static func names(in found: JSON) -> Set<String> {
        Set(found["events"]?.items.compactMap { $0["uid"]?.string } ?? [])
    }

    @Test("goes to standard output for -, and not together with JSON")
    func standardOutput() throws {
        try withDaemon { daemon in
            let text = try daemon.say("infusions --ics -")
            #expect(text.exit == 0 && text.out.hasPrefix("BEGIN:VCALENDAR\r\n"))
            #expect(text.out.hasSuffix("END:VCALENDAR\r\n"))
            let both = try daemon.say("infusions --ics - --json")
            #expect(both.exit == 64)
            #expect(try both.json["error"]?["name"] == "dose.Usage")
            let file = daemon.directory.file("a.ics")
            let json = try daemon.dose("infusions", "--ics", file, "--json")
            #expect(try json.json["file"] == .string(file))
            let lost = try daemon.dose("infusions", "--ics", "/nowhere/a.ics", "--json")
            #expect(lost.exit == 74)
            #expect(try lost.json["error"]?["name"] == "dose.FileFault")
        }
    }
}
