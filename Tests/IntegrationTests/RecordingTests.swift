import Foundation
import Testing

@Suite("recording what happened, and taking it back")
struct RecordingTests {
    @Test("a dose that is due is shown, taken and gone; it cannot be taken twice for one slot")
    func take() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg by mouth once now")
            let due = try daemon.json("due")
            #expect(due.items.map { $0["state"] } == ["due"])
            #expect(try daemon.json("status")["dueNow"] == 1)
            let slot = try #require(due[0]?["slot"]?.string)

            let taken = try daemon.json("take ibuprofen")
            #expect(taken["record"]?["outcome"] == "taken")
            #expect(taken["record"]?["slot"] == .string(slot))
            #expect(taken["record"]?["amount"] == "200 mg")
            #expect(try daemon.json("due") == [])
            #expect(try daemon.json("status")["dueNow"] == 0)
            // The only dose was answered: the series is complete.
            #expect(try daemon.json("list --all")[0]?["state"] == "completed")

            let again = try daemon.dose("take", "ibuprofen", "--slot", slot, "--json")
            #expect(again.exit == 65)
            #expect(try daemon.json("show ibuprofen")["records"]?.items.count == 1)
        }
    }

    @Test("taking is never refused: beside the plan it is recorded and remarked upon")
    func besideThePlan() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 220 mg once tomorrow 23:59")
            let taken = try daemon.json("take naproxen 440 mg")
            #expect(taken["record"]?["slot"] == nil)
            #expect(taken["record"]?["amount"] == "440 mg")
            #expect(taken["remarks"]?.items.count == 2)
            #expect(try daemon.json("due --days 2").items.count == 1)
        }
    }

    @Test("what is taken as needed is counted against the prescription's own limits")
    func asNeeded() throws {
        try withDaemon { daemon in
            let added = try daemon.json("add ibuprofen 200 mg as needed every 6 hours max 6 a day")
            #expect(added["prescription"]?["asNeeded"] == true)
            #expect(added["first"] == [])
            let old = try daemon.dose("take", "ibuprofen", "--at", "2 days ago at 12:00", "--json")
            #expect(old.exit == 0, "\(old)")
            let first = try daemon.json("take ibuprofen")
            #expect(first["remarks"] == [])
            let soon = try daemon.json("take ibuprofen")
            #expect(soon["remarks"]?.items.count == 2)
            #expect(soon["remarks"]?[0]?["text"]?.string?.contains("6 hours") == true)
            #expect(soon["remarks"]?[1]?["text"]?.string?.contains("The same one?") == true)
            let much = try daemon.json("take ibuprofen 1000 mg")
            #expect(much["remarks"]?.items.count == 1)
            #expect(much["remarks"]?[0]?["text"]?.string?.contains("5 times") == true)
            #expect(try daemon.json("show ibuprofen")["records"]?.items.count == 4)
            #expect(try daemon.say("skip ibuprofen --reason x").exit == 65)
        }
    }

    @Test("skipping and cancelling want a reason and keep it")
    func skipAndCancel() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg by mouth once now")
            #expect(try daemon.say("skip ibuprofen").exit == 64)
            #expect(try daemon.dose("skip", "ibuprofen", "--reason", "").exit == 65)
            let skipped = try daemon.json("skip ibuprofen --reason no pain today")
            #expect(skipped["record"]?["outcome"] == "skipped")
            #expect(skipped["record"]?["reason"] == "no pain today")
            #expect(skipped["record"]?["amount"] == nil)

            _ = try daemon.json("add pamidronate 90 mg IV every 3 weeks from tomorrow 11:00")
            let cancelled = try daemon.json("cancelled pamidronate --reason clinic closed")
            #expect(cancelled["record"]?["outcome"] == "cancelled")
            #expect(cancelled["record"]?["number"] == 1)
            #expect(try daemon.infusions()[0]?["dose"]?["number"] == 2)
        }
    }

    @Test("a snoozed dose is put off, shown with its new time, and can be taken meanwhile")
    func snooze() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg by mouth once now")
            let snoozed = try daemon.json("snooze ibuprofen 2 hours")
            #expect(snoozed["dose"]?["snoozedUntil"]?["at"] != nil)
            #expect(
                try daemon.json("status")["nextReminder"]?["at"]
                    == snoozed["dose"]?["snoozedUntil"]?["at"])
            #expect(try daemon.json("due").items.count == 1)
            for length in ["", "0m", "-5m", "soon", "9 weeks", "15 parsecs"] {
                let refused = try daemon.dose(["snooze", "--json", "--", "ibuprofen", length])
                #expect(refused.exit == 65, "\(refused)")
            }
            #expect(try daemon.json("take ibuprofen")["record"]?["slot"] != nil)
            #expect(try daemon.json("status")["nextReminder"] == nil)
        }
    }

    /// What is done, how, and what it leaves; each is taken back by one `dose undo`.
    private static let changes: [(before: [String], change: String, look: String)] = [
        ([], "add naproxen 220 mg at 8 am", "list --all"),
        (["add naproxen 220 mg at 8 am"], "stop naproxen --reason x", "list --all"),
        (["add ibuprofen 200 mg by mouth once now"], "take ibuprofen", "due"),
        (["add ibuprofen 200 mg by mouth once now"], "skip ibuprofen --reason x", "due"),
        (["add ibuprofen 200 mg by mouth once now"], "take ibuprofen", "list"),
        (["add pamidronate 90 mg IV every 3 weeks from now"], "given pamidronate", "due"),
        (["add pamidronate 90 mg IV every 3 weeks from now"], "given pamidronate", "infusions"),
        (
            ["add pamidronate 90 mg IV every 3 weeks from tomorrow 09:00"],
            "cancelled pamidronate --reason x", "infusions"
        ),
        ([], "dental exam --on yesterday --outcome clear", "dental"),
        ([], "dental exam --booked 3wk", "dental"),
        (["dental exam --booked 3wk"], "dental exam --on today --outcome clear", "dental"),
        ([], "dental work planned extraction", "dental"),
        (["dental work planned extraction"], "dental work done extraction", "dental"),
        (["dental work done extraction"], "dental work healed extraction", "dental"),
        (
            ["add pamidronate 90 mg IV every 3 weeks from tomorrow 09:00"],
            "lab creatinine 0.9 mg/dL", "infusions"
        ),
        (
            [
                "add pamidronate 90 mg IV every 3 weeks from tomorrow 09:00",
                "dental exam --on yesterday --outcome clear",
            ], "start pamidronate", "list"
        ),
    ]

    @Test("one undo takes each kind of record back", arguments: changes.indices)
    func undo(index: Int) throws {
        let (before, change, look) = Self.changes[index]
        try withDaemon { daemon in
            for line in before { _ = try daemon.json(line) }
            let then = try daemon.still(look)
            _ = try daemon.json(change)
            #expect(try daemon.still(look) != then, "\(change) changes nothing in \(look)")
            let undone = try daemon.json("undo")
            #expect(undone["undone"]?.string?.isEmpty == false)
            #expect(try daemon.still(look) == then, "\(change) is not taken back in \(look)")
        }
    }

    @Test("undo says when the record was made that it takes back")
    func undoTime() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg as needed every 6 hours max 6 a day")
            let taken = try daemon.json("take ibuprofen")
            waitUntil(Date(timeIntervalSinceNow: 1))
            #expect(try daemon.json("undo")["at"]?["at"] == taken["record"]?["at"]?["at"])
        }
    }

    @Test("a bare time names one dose: the same words twice do not take the next day's too")
    func slotByTime() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 220 mg every day at 08:00 from tomorrow")
            for _ in 1...2 { _ = try daemon.say("take naproxen --slot 08:00") }
            let records = try #require(daemon.json("show naproxen")["records"]?.items)
            #expect(records.count <= 1)
        }
    }

    @Test("undo goes back record by record, and says when there is nothing left")
    func undoAll() throws {
        try withDaemon { daemon in
            #expect(try daemon.say("undo --json").exit == 65)
            _ = try daemon.json("add naproxen 220 mg at 8 am and 20:00")
            _ = try daemon.json("lab creatinine 0.9 mg/dL")
            #expect(try daemon.json("undo")["undone"]?.string?.contains("creatinine") == true)
            #expect(try daemon.json("undo")["undone"]?.string?.contains("naproxen") == true)
            let refused = try daemon.say("undo --json")
            #expect(refused.exit == 65)
            #expect(try refused.json["error"]?["name"] == "io.dosed.NothingToUndo")
        }
    }

    @Test("an undone reminder comes back: the dose that is due again is told again")
    func undoBringsReminderBack() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add ibuprofen 200 mg by mouth once now")
            _ = try daemon.json("take ibuprofen")
            _ = try daemon.json("undo")
            let watch = try daemon.live("watch", "--json")
            #expect(try watch.json()["prescription"] == "ibuprofen")
        }
    }

    @Test("lab results are read with their units; what is not one is refused")
    func lab() throws {
        try withDaemon { daemon in
            let recorded = try daemon.json("lab creatinine 80 µmol/L --on yesterday")
            #expect(recorded["observation"]?["name"] == "creatinine")
            #expect(recorded["observation"]?["day"]?["relative"] == "yesterday")
            for (words, code): ([String], Int32) in [
                (["creatinine", "0,9", "mg/dL"], 65), (["creatinine", "high", "mg/dL"], 65),
                (["creatinine", "0.9", "furlong"], 65), (["luck", "1", "mg/dL"], 66),
                (["creatinine", "0.9", "mg/dL", "--on", "tomorrow"], 65),
                (["creatinine", "0.9"], 65), (["platelets", "150", "g/l"], 65),
                (["creatinine", "0.9", "mg/dL", "--all"], 64),
            ] {
                let refused = try daemon.dose(["lab"] + words)
                #expect(refused.exit == code, "\(refused)")
            }
        }
    }

    @Test("a limit and a result below zero are typed as they are printed, and shown so")
    func limits() throws {
        try withDaemon { daemon in
            let crp = try daemon.json("lab crp <0.3 mg/dL")["observation"]
            #expect(crp?["value"] == "0.3" && crp?["comparator"] == "<")
            #expect(try daemon.json("lab egfr ≥90")["observation"]?["comparator"] == ">=")
            #expect(try daemon.json("lab t-score -2.5")["observation"]?["value"] == "-2.5")
            let text = try daemon.say("lab").out
            for shown in ["<0.3 mg/dL", "≥90 mL/min", "-2.5 SD"] {
                #expect(text.contains(shown), "\(text)")
            }
            #expect(try daemon.say("lab creatinine -1 mg/dL").exit == 65)
            #expect(try daemon.say("lab creatinine <x mg/dL").exit != 0)
            // In the unit of this test alone.
            _ = try daemon.json("settings unit.c-reactive-protein mg/L")
            #expect(try daemon.say("lab crp").out.contains("<3 mg/L"))
            #expect(try daemon.say("settings units").out.contains("unit.c-reactive-protein"))
            #expect(try !daemon.say("settings checks").out.contains("unit.c-reactive-protein"))
        }
    }

    @Test("a given infusion takes the day it was given on, and refuses a day to come")
    func givenOn() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add pamidronate 90 mg IV every 3 weeks from now")
            #expect(try daemon.say("given pamidronate --on tomorrow").exit == 65)
            #expect(try daemon.say("given pamidronate --minutes 0").exit == 64)
            let given = try daemon.json("given pamidronate --on today --minutes 90")
            #expect(given["record"]?["number"] == 1)
            // 90 minutes are less than the label asks for, beside what was remarked before.
            #expect(given["remarks"]?.items.count == 2)
            #expect(
                given["remarks"]?.items.contains { $0["text"]?.string?.contains("90") == true }
                    == true)
        }
    }

    @Test("due --days shows what comes, in order, and nothing beyond")
    func dueDays() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 220 mg every day at 08:00 and 20:00 from tomorrow")
            _ = try daemon.json("add ibuprofen 200 mg by mouth once now")
            #expect(try daemon.json("due").items.count == 1)
            let days = try daemon.json("due --days 3")
            let times = days.items.compactMap { $0["due"]?["at"]?.string }
            #expect(times == times.sorted())
            #expect(days.items.first?["prescription"] == "ibuprofen")
            // Whatever the hour is now: two full days and a part of the third.
            #expect((5...7).contains(times.count))
            #expect(try daemon.say("due --days 0").exit == 0)
            #expect(try daemon.say("due --days -1").exit == 64)
        }
    }
}

extension PrivateDaemon {
    /// An answer without what time alone changes in it.
    fileprivate func still(_ line: String) throws -> JSON {
        try json(line).without(["relative", "left", "timing", "reminders"])
    }
}

extension JSON {
    /// The value without the members of these names, on any level.
    func without(_ names: Set<String>) -> JSON {
        switch self {
        case .array(let items): .array(items.map { $0.without(names) })
        case .object(let members):
            .object(members.filter { !names.contains($0.key) }.mapValues { $0.without(names) })
        default: self
        }
    }
}
