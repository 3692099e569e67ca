import Foundation
import Testing

@Suite("changing a treatment that goes on")
struct ChangeTests {
    private static let infusion = "add zoledronic acid 4 mg IV every 12 weeks from tomorrow 09:30"

    @Test("one dose moves and comes back; the slot stays its name")
    func move() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.infusion)
            let slot = try daemon.date(daysFromToday: 1) + " 09:30"
            let to = try daemon.date(daysFromToday: 5)
            let moved = try daemon.json("move zoledronic-acid \(to) 10:00")
            #expect(moved["dose"]?["slot"] == .string(slot))
            #expect(moved["dose"]?["due"]?["at"]?.string?.hasPrefix("\(to)T10:00:00") == true)
            #expect(moved["dose"]?["movedFrom"]?["at"]?.string?.contains("T09:30:00") == true)
            for line in ["infusions", "due --days 10", "show zol"] {
                let text = try daemon.say(line).out.inOneLine
                #expect(text.contains("moved from"), "\(text)")
            }
            // The move is on disk, and so is that it was taken back.
            daemon.kill()
            try daemon.start()
            #expect(try daemon.infusions()[0]?["dose"]?["movedFrom"] != nil)
            _ = try daemon.json("undo")
            #expect(try daemon.infusions()[0]?["dose"]?["movedFrom"] == nil)

            let far = try daemon.date(daysFromToday: 200)
            let refused = try daemon.dose("move", "zol", far, "--json")
            #expect(refused.exit == 65)
            #expect(try refused.json["error"]?["name"] == "io.dosed.Invalid")
            let words = try daemon.say("move zol \(far)")
            #expect(words.err.inOneLine.contains("dose shift zoledronic-acid"), "\(words)")
        }
    }

    @Test("all that follow shift, and a slot that is far ahead can be moved alone")
    func shift() throws {
        try withDaemon { daemon in
            _ = try daemon.json(Self.infusion)
            let shifted = try daemon.json("shift zol 4d")
            let first = try daemon.date(daysFromToday: 5)
            let second = try daemon.date(daysFromToday: 5 + 84)
            #expect(shifted["first"]?[0]?["at"]?.string?.hasPrefix("\(first)T09:30") == true)
            #expect(shifted["first"]?[1]?["at"]?.string?.hasPrefix("\(second)T09:30") == true)
            let later = try daemon.date(daysFromToday: 5 + 86)
            _ = try daemon.json("move zol \(later) --slot \(second)")
            let infusions = try daemon.infusions("--days 100")
            #expect(infusions.items.map { $0["dose"]?["number"] } == [1, 2])
            #expect(
                infusions[1]?["dose"]?["due"]?["at"]?.string?.hasPrefix("\(later)T09:30") == true)
            let text = try daemon.say("shift zol 1d --earlier")
            #expect(text.exit == 0)
            #expect(text.out.inOneLine.contains("all that follow move with it"), "\(text)")
        }
    }

    @Test("a hold silences, is shown everywhere, and a second start does not forget it")
    func hold() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 220 mg by mouth once now")
            _ = try daemon.json("add Xgeva 120 mg every 4 weeks from tomorrow 10:00")
            _ = try daemon.json("hold naproxen --reason stomach pain")
            let until = try daemon.date(daysFromToday: 9)
            let told = try daemon.say("hold denosumab --reason dental work --until \(until)").out
            #expect(told.inOneLine.contains("It goes on by itself at the start of"), "\(told)")
            #expect(told.inOneLine.contains("Ask your team before you restart."))
            #expect(told.contains("Source: "))
            try daemon.stop()
            try daemon.start()
            #expect(try daemon.json("list").items.map { $0["state"] } == ["held", "held"])
            #expect(try daemon.json("status")["dueNow"] == 0)
            for line in ["list", "show denosumab", "due", "infusions", "check denosumab"] {
                let text = try daemon.say(line + " --no-plain").out
                #expect(text.contains("HELD"), "\(line): \(text)")
                #expect(text.inOneLine.contains("dental work"), "\(line): \(text)")
            }
            #expect(try daemon.json("take naproxen")["remarks"]?.items.isEmpty == false)
            #expect(try daemon.say("hold naproxen --reason again").exit == 65)
            _ = try daemon.json("resume denosumab")
            #expect(try daemon.infusions()[0]?["dose"]?["state"] == "upcoming")
            let shown = try daemon.json("show denosumab")
            #expect(shown["holds"]?[0]?["ended"]?["at"] != nil)
        }
    }

    @Test("a hold that is taken back never was: who watches hears what is due")
    func takenBack() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 220 mg by mouth once now")
            _ = try daemon.json("hold naproxen --reason the wrong one")
            let watch = try daemon.live("watch", "--json")
            try daemon.waitForWatchers(1)
            _ = try daemon.json("undo")
            #expect(try watch.json()["prescription"] == "naproxen")
        }
    }

    @Test("a new order holds from the next dose on, and the old one is still shown")
    func edit() throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 220 mg every 8 hours from now")
            let reply = try daemon.json("edit naproxen 440 mg")
            #expect(reply["before"]?["dose"] == "220 mg")
            #expect(reply["prescription"]?["dose"] == "440 mg")
            let taken = try daemon.json("take naproxen")
            #expect(taken["record"]?["amount"] == "220 mg", "it was due before")
            let orders = try daemon.json("show naproxen")["orders"]?.items
            #expect(orders?.map { $0["dose"] } == ["220 mg", "440 mg"])
            #expect(try daemon.say("show naproxen").out.contains("Ordered\n"))
            #expect(try daemon.say("edit naproxen").exit == 64)
            let unread = try daemon.say("edit naproxen 0 mg")
            #expect(unread.exit == 65, "\(unread)")
            let late = try daemon.json("edit naproxen --late 6 hours --follows device")
            #expect(late["prescription"]?["late"] == "6 hours")
            #expect(late["prescription"]?["follows"] == "device")
        }
    }

    @Test(
        "the same request repeated changes nothing more",
        arguments: [
            "edit naproxen 440 mg", "shift naproxen 1 hour", "hold naproxen --reason x",
            "move naproxen 2d",
        ])
    func once(line: String) throws {
        try withDaemon { daemon in
            _ = try daemon.json("add naproxen 220 mg every 5 days at 23:59 from tomorrow")
            let first = try daemon.say("\(line) --request-id same --json")
            let second = try daemon.say("\(line) --request-id same --json")
            #expect(first.exit == 0, "\(first)")
            #expect(second.exit == 0, "\(second)")
            #expect(first.out == second.out)
            _ = try daemon.json("undo")
            #expect(try daemon.json("undo")["undone"] == "naproxen, added")
        }
    }
}
