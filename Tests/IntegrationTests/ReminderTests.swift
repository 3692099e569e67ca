import Foundation
import Glibc
import Testing

@Suite("reminders as they fall due")
struct ReminderTests {
    private static let dueNow = "add ibuprofen 200 mg by mouth once now"
    private static let another = "add naproxen 220 mg by mouth once now"

    @Test("a dose that is due arrives at a watcher exactly once, as one object a line")
    func arrivesOnce() throws {
        try withDaemon { daemon in
            let watch = try daemon.live("watch", "--json")
            #expect(try watch.remark(with: "nothing is due").isEmpty == false)
            _ = try daemon.json(Self.dueNow)
            let reminder = try watch.json()
            #expect(reminder["subject"] == "dose")
            #expect(reminder["prescription"] == "ibuprofen")
            #expect(reminder["sequence"] == 1)
            #expect(reminder["attempt"] == 1)
            #expect(reminder["command"] == "dose take ibuprofen")
            #expect(reminder["title"]?.string?.contains("ibuprofen 200 mg") == true)
            // The next line is the next reminder: nothing came twice.
            _ = try daemon.json(Self.another)
            #expect(try watch.json()["prescription"] == "naproxen")
            #expect(try watch.end() == .exited(0))
            #expect(try watch.leftOver() == [])
        }
    }

    @Test("a watcher that starts later first gets everything that is due")
    func backlog() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.dueNow)
            _ = try daemon.json(Self.another)
            let watch = try daemon.live("watch")
            let lines = [try watch.line(), try watch.line()]
            #expect(lines[0].contains("ibuprofen 200 mg, by mouth."))
            #expect(lines[0].contains("dose take ibuprofen"))
            #expect(lines[1].contains("dose take naproxen"))
            #expect(try watch.end(SIGINT) == .exited(0))
        }
    }

    @Test("a dose that was answered is not told to who comes later")
    func answeredIsNotTold() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.dueNow)
            _ = try daemon.json("take ibuprofen")
            _ = try daemon.json(Self.another)
            let watch = try daemon.live("watch", "--json")
            #expect(try watch.json()["prescription"] == "naproxen")
        }
    }

    @Test("a snoozed dose arrives again as the second reminder of the same dose")
    func snoozed() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.dueNow)
            let watch = try daemon.live("watch", "--json")
            let first = try watch.json()
            _ = try daemon.json("snooze ibuprofen 3s")
            let second = try watch.json()
            #expect(second["sequence"] == 2)
            #expect(second["due"]?["at"] == first["due"]?["at"])
            #expect(try #require(second["number"]?.int) > #require(first["number"]?.int))
            #expect(second["detail"]?.string?.contains("2nd reminder") == true)
            #expect(try daemon.json("due")[0]?["reminders"] == 2)
        }
    }

    @Test("a dose that is taken while it is snoozed does not come again")
    func takenWhileSnoozed() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.dueNow)
            let watch = try daemon.live("watch", "--json")
            _ = try watch.json()
            // Without a process for each, so that the snooze cannot end in between.
            let connection = try daemon.connect()
            for (method, parameters): (String, JSON) in [
                (
                    "io.dosed.SnoozeDose",
                    ["requestId": "a", "name": "ibuprofen", "length": "2s"]
                ),
                (
                    "io.dosed.RecordDose",
                    ["requestId": "b", "name": "ibuprofen", "outcome": "taken"]
                ),
                (
                    "io.dosed.AddPrescription",
                    ["requestId": "c", "text": "naproxen 220 mg by mouth once in 4 seconds"]
                ),
            ] {
                #expect(try connection.call(method, parameters)["error"] == nil)
            }
            #expect(try watch.json()["prescription"] == "naproxen")
        }
    }

    @Test("a dose arrives at its time, not before, and wakes the sleeping daemon")
    func atItsTime() throws {
        try withDaemon { daemon in
            let watch = try daemon.live("watch", "--json")
            let added = try daemon.json("add naproxen 220 mg by mouth once in 2 seconds")
            let reminder = try watch.json()
            #expect(reminder["due"]?["at"] == added["first"]?[0]?["at"])
            let due = try #require(reminder["due"]?["at"]?.string)
            let fell = try #require(reminder["fellDue"]?["at"]?.string)
            #expect(fell >= due)
        }
    }

    @Test("two watchers are both told, and one that leaves does not disturb the other")
    func twoWatchers() throws {
        try withDaemon { daemon in
            let first = try daemon.live("watch", "--json")
            let second = try daemon.live("watch", "--json")
            try daemon.waitForWatchers(2)
            _ = try daemon.json(Self.dueNow)
            let told = try first.json()
            #expect(try second.json()["number"] == told["number"])
            #expect(try first.end() == .exited(0))
            _ = try daemon.json(Self.another)
            #expect(try second.json()["prescription"] == "naproxen")
        }
    }

    @Test(
        "a watcher goes on over a restart of the daemon, losing none and repeating none",
        arguments: [SIGTERM, SIGKILL])
    func restart(signal: Int32) throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.dueNow)
            let watch = try daemon.live("watch", "--json")
            #expect(try watch.json()["prescription"] == "ibuprofen")
            try daemon.stop(signal)
            _ = try watch.remark(with: "connection is lost")
            try daemon.start()
            _ = try daemon.json(Self.another)
            #expect(try watch.json()["prescription"] == "naproxen")
            _ = try watch.remark(with: "back")
            #expect(try watch.end() == .exited(0))
            #expect(try watch.leftOver() == [])
        }
    }

    @Test(
        "what falls due while the daemon is away is told once it is back",
        arguments: [SIGTERM, SIGKILL])
    func dueWhileAway(signal: Int32) throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.dueNow)
            let watch = try daemon.live("watch", "--json")
            _ = try watch.json()
            let snoozed = try daemon.json("snooze ibuprofen 2s")
            try daemon.stop(signal)
            let until = try #require(snoozed["dose"]?["snoozedUntil"]?["at"]?.string)
            waitUntil(try #require(ISO8601DateFormatter().date(from: until)))
            try daemon.start()
            let told = try watch.json()
            #expect(told["sequence"] == 2)
            _ = try daemon.json(Self.another)
            #expect(try watch.json()["prescription"] == "naproxen")
        }
    }

    @Test("a watcher says when the daemon is back, also when nothing new has come")
    func saysBack() throws {
        try withDaemon { daemon in
            let watch = try daemon.live("watch")
            try daemon.waitForWatchers(1)
            try daemon.stop()
            _ = try watch.remark(with: "connection is lost")
            try daemon.start()
            try daemon.waitForWatchers(1)
            // What comes after the end would be the end itself.
            #expect(try watch.end() == .exited(0))
            #expect(throws: Never.self) { _ = try watch.remark(with: "back") }
        }
    }

    @Test("a dose that an undo makes due again reaches a watcher that never heard of it")
    func undoReachesWatcher() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.dueNow)
            _ = try daemon.json(Self.another)
            _ = try daemon.json("take ibuprofen")
            let watch = try daemon.live("watch", "--json")
            #expect(try watch.json()["prescription"] == "naproxen")
            _ = try daemon.json("undo")
            #expect(try watch.json()["prescription"] == "ibuprofen")
        }
    }

    @Test("a booking that is taken back by its result is not told to an agent that comes later")
    func clearedBooking() throws {
        try withDaemon { daemon in
            _ = try daemon.json("settings quiet-hours none")
            _ = try daemon.json("dental exam --booked today")
            _ = try daemon.json("dental exam --on today --outcome clear")
            let watch = try daemon.live("watch", "--json")
            try daemon.waitForWatchers(1)
            _ = try daemon.json(Self.dueNow)
            #expect(try watch.json()["subject"] == "dose")
        }
    }

    @Test("a reminder that was told before a kill -9 keeps its number after it")
    func numberIsStable() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.dueNow)
            let before = try daemon.live("watch", "--json").json()
            daemon.kill()
            try daemon.start()
            let after = try daemon.live("watch", "--json").json()
            #expect(after["number"] == before["number"])
            #expect(after["sequence"] == 1)
        }
    }

    @Test("a planned infusion that nobody started reminds too")
    func plannedReminds() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add zoledronic acid 4 mg IV every 12 weeks from now")
            let reminder = try daemon.live("watch", "--json").json()
            #expect(reminder["command"] == "dose given zoledronic-acid")
        }
    }

    @Test("stopping a prescription ends its reminders; undoing the stop brings them back")
    func stopEndsReminders() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.dueNow)
            _ = try daemon.json("stop ibuprofen --reason no pain")
            #expect(try daemon.json("due") == [])
            _ = try daemon.json("undo")
            let watch = try daemon.live("watch", "--json")
            #expect(try watch.json()["prescription"] == "ibuprofen")
        }
    }

    @Test("without a daemon a watcher ends with 69 instead of waiting for ever")
    func noDaemon() throws {
        try withDaemon(starting: false) { daemon in
            let watch = try daemon.say("watch --json")
            #expect(watch.exit == 69)
            #expect(try watch.json["error"]?["exitCode"] == 69)
        }
    }

    @Test("fifty doses that are due at once all arrive, in order and once")
    func many() throws {
        try withDaemon { daemon in
            let count = 50
            let connection = try daemon.connect()
            for number in 1...count {
                let reply = try connection.call(
                    "io.dosed.AddPrescription",
                    ["requestId": .string("r\(number)"), "text": "ibuprofen 200 mg once now"])
                #expect(reply["error"] == nil, "\(reply.text)")
            }
            let watch = try daemon.live("watch", "--json")
            var numbers: [Int] = []
            while numbers.count < count {
                let reminder = try watch.json()
                // What is due together comes in one line, with its members.
                if let members = reminder["members"]?.items, !members.isEmpty {
                    numbers += members.compactMap { $0["number"]?.int }
                } else {
                    numbers.append(try #require(reminder["number"]?.int))
                }
            }
            #expect(Set(numbers).count == count)
            #expect(numbers == numbers.sorted())
        }
    }
}
