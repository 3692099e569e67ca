import Foundation
import Testing

@Suite("time zones that change under the running daemon")
struct ZoneTests {
    /// Far enough away that no change of zone brings it into the past.
    private static let add = "add naproxen 220 mg once on"

    private func withZones(
        _ body: (PrivateDaemon, ZoneDirectory) throws -> Void
    ) throws {
        try withDaemon(starting: false) { daemon in
            let zones = try ZoneDirectory("Europe/Berlin", "Asia/Tokyo", in: daemon.directory)
            daemon.variables["TZDIR"] = zones.path
            try daemon.start()
            let day = try daemon.date(daysFromToday: 10)
            _ = try daemon.json("\(Self.add) \(day) at 20:00")
            #expect(try daemon.json("show naproxen")["coming"]?[0]?["due"]?["at"] != nil)
            try body(daemon, zones)
        }
    }

    private func waitForOffset(_ offset: String, of daemon: PrivateDaemon) throws {
        let day = try daemon.date(daysFromToday: 10)
        try daemon.waitFor(offset, "io.dosed.ShowPrescription", ["name": "naproxen"]) { reply in
            reply["coming"]?[0]?["due"]?["at"] == .string("\(day)T20:00:00\(offset)")
        }
    }

    @Test("an upgrade of the zone's file moves what is to come, at once and in one line of the log")
    func upgrade() throws {
        try withZones { daemon, zones in
            try zones.replace("Europe/Berlin", with: "Asia/Tokyo")
            try waitForOffset("+09:00", of: daemon)
            #expect(daemon.log.components(separatedBy: "rules of a time zone changed").count == 2)
            try zones.replace("Europe/Berlin", with: "America/Caracas")
            try waitForOffset("-04:00", of: daemon)
            #expect(try daemon.json("list").items.count == 1)
            #expect(try daemon.json("show naproxen")["coming"]?.items.count == 1)
        }
    }

    @Test("a change while the daemon is off is noticed at its start")
    func whileOff() throws {
        try withZones { daemon, zones in
            try daemon.stop()
            try zones.replace("Europe/Berlin", with: "Asia/Tokyo")
            try daemon.start()
            try waitForOffset("+09:00", of: daemon)
        }
    }

    @Test("a file that is cut short or gone is told in the status and the log; old rules go on")
    func broken() throws {
        try withZones { daemon, zones in
            let before = try daemon.json("show naproxen")["coming"]
            try zones.cut("Europe/Berlin")
            try daemon.waitFor("trouble", "io.dosed.GetStatus") { status in
                status["troubles"]?[0]?.string?.contains("damaged") == true
            }
            #expect(try daemon.json("show naproxen")["coming"] == before)
            #expect(try daemon.say("status").out.contains("damaged"))
            try zones.remove("Europe/Berlin")
            try daemon.waitFor("trouble", "io.dosed.GetStatus") { status in
                status["troubles"]?[0]?.string?.contains("There is no time zone") == true
            }
            // Not even a start without the file loses the rules.
            try daemon.stop()
            try daemon.start()
            #expect(try daemon.json("show naproxen")["coming"] == before)
            try zones.replace("Europe/Berlin", with: "Europe/Berlin")
            try daemon.waitFor("recovery", "io.dosed.GetStatus") { $0["troubles"] == [] }
            #expect(daemon.log.contains("a time zone cannot be had"))
            #expect(daemon.log.contains("a time zone can be had again"))
        }
    }

    @Test(
        "the machine's own zone is followed when /etc/localtime is switched",
        .enabled(if: OwnEtc.isPossible, "\(OwnEtc.reason)"))
    func deviceZone() throws {
        try withDaemon(starting: false) { daemon in
            let etc = try OwnEtc(zone: "Europe/Berlin", in: daemon.directory)
            daemon.launcher = etc.launcher
            try daemon.start()
            func waitForZone(_ zone: String) throws {
                try daemon.waitFor(zone, "io.dosed.GetStatus") { $0["deviceZone"] == .string(zone) }
            }
            try waitForZone("Europe/Berlin")
            let day = try daemon.date(daysFromToday: 10)
            _ = try daemon.json("\(Self.add) \(day) at 20:00 --follow device")
            for zone in ["Asia/Tokyo", "America/New_York"] {
                try etc.switchZone(to: zone)
                try waitForZone(zone)
            }
            try waitForOffset("-05:00", of: daemon)
            // The person's own zone is another matter.
            #expect(try daemon.json("status")["zone"] == "Europe/Berlin")
            #expect(daemon.log.components(separatedBy: "in another time zone").count == 3)
        }
    }
}
