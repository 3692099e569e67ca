import DoseInterface
import DoseService
import Regimen
import Testing

/// Berlin with the rules of Casablanca stands for a country that gives up changing its clocks: on
/// 2026-11-23 both are an hour ahead of UTC; Casablanca is so all year but for Ramadan.
@Suite("Rules of a time zone that change")
struct ZoneRulesTests {
    private let zones = MovingZones()

    private func desk(in directory: String? = nil) async throws -> Desk {
        let desk = try await Desk(in: directory, zones: zones)
        _ = try await desk.tracker.lookAtZones()
        return desk
    }

    private func times(_ desk: Desk, _ name: String) async throws -> [String] {
        try await desk.show(name).coming.map(\.due.at)
    }

    @Test("move what is to come, and nothing else")
    func move() async throws {
        let desk = try await desk()
        try await desk.add("naproxen 220 mg at 18:00 and 20:00")
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from 2026-11-30 09:30")
        try await desk.add("ibuprofen 200 mg every 8 hours from 2026-11-24 06:00")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        try await desk.record(.taken, "naproxen")
        let records = try await desk.show("naproxen").records
        let hours = try await times(desk, "ibuprofen").map { $0.prefix(16) }

        zones.give("Europe/Berlin", rulesOf: "Asia/Tokyo")
        let news = try await desk.tracker.lookAtZones()
        #expect(news == [.rulesChanged(zone: "Europe/Berlin", moved: 2)])
        #expect(try await times(desk, "naproxen").first == "2026-11-24T18:00:00+09:00")
        #expect(try await times(desk, "zoledronic-acid").first == "2026-11-30T09:30:00+09:00")
        // What was recorded is what it was: the same instant, which the new clock spells anew.
        let after = try await desk.show("naproxen").records
        #expect(after.map(\.slot) == records.map(\.slot))
        #expect(after.map(\.at.at) == ["2026-11-24T04:05:00+09:00"])
        #expect(records.map(\.at.at) == ["2026-11-23T20:05:00+01:00"])
        // Hours that pass are the same instants.
        #expect(hours.first == "2026-11-24T06:00")
        #expect(try await times(desk, "ibuprofen").first == "2026-11-24T14:00:00+09:00")
        #expect(try await desk.tracker.lookAtZones() == [])
    }

    @Test("lose no dose and double none, whichever way the clock goes")
    func everySlotOnce() async throws {
        for other in ["Asia/Tokyo", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago"] {
            let desk = try await desk()
            try await desk.add("naproxen 220 mg at 08:00, 14:00 and 20:00")
            for hour in 0..<120 {
                if hour == 30 { zones.give("Europe/Berlin", rulesOf: other) }
                if hour == 70 { zones.give("Europe/Berlin", rulesOf: nil) }
                _ = try await desk.tracker.lookAtZones()
                try await desk.passTime()
                for dose in try await desk.due() {
                    try await desk.record(.taken, "naproxen", slot: dose.slot)
                }
                desk.clock.advance(hours: 1)
            }
            let slots = try await desk.show("naproxen").records.compactMap(\.slot).sorted()
            #expect(Set(slots).count == slots.count, "\(other)")
            let expected = (23...28).flatMap { day in
                ["08:00", "14:00", "20:00"].map { "2026-11-\(day) \($0)" }
            }
            // From the evening of the 23rd on, without a gap.
            #expect(slots == Array(expected.dropFirst(2).prefix(slots.count)), "\(other)")
            #expect(slots.count >= 14, "\(other)")
        }
    }

    @Test("are noticed after time off, too")
    func whileOff() async throws {
        let directory = try Desk.privateDirectory()
        do {
            let desk = try await desk(in: directory)
            desk.keepDirectory()
            try await desk.add("naproxen 220 mg at 20:00")
            await desk.tracker.close()
        }
        zones.give("Europe/Berlin", rulesOf: "Europe/London")
        let desk = try await Desk(in: directory, zones: zones)
        #expect(try await times(desk, "naproxen").first == "2026-11-23T20:00:00+01:00")
        #expect(
            try await desk.tracker.lookAtZones()
                == [.rulesChanged(zone: "Europe/Berlin", moved: 1)])
        #expect(try await times(desk, "naproxen").first == "2026-11-23T20:00:00+00:00")
    }

    @Test("a file that is lost or broken is told, the rules from before go on, and it recovers")
    func broken() async throws {
        let directory = try Desk.privateDirectory()
        do {
            let desk = try await desk(in: directory)
            desk.keepDirectory()
            try await desk.add("naproxen 220 mg at 20:00")
            zones.lose("Europe/Berlin")
            let news = try await desk.tracker.lookAtZones()
            #expect(news.count == 1)
            #expect(try await desk.tracker.lookAtZones() == [], "it is told once")
            let troubles = try await desk.call(GetStatus.self, .init()).troubles
            #expect(troubles.count == 1)
            #expect(troubles.first?.contains("rules from before") == true)
            desk.clock.advance(hours: 2)
            try await desk.passTime()
            #expect(try await desk.due().map(\.due.at) == ["2026-11-23T20:00:00+01:00"])
            await desk.tracker.close()
        }
        // A start without the file goes on with the rules that are on record.
        let desk = try await Desk(in: directory, zones: zones)
        #expect(try await times(desk, "naproxen").contains("2026-11-27T20:00:00+01:00"))
        _ = try await desk.tracker.lookAtZones()
        zones.lose("Europe/Berlin", because: nil)
        #expect(try await desk.tracker.lookAtZones() == [.recovered(zone: "Europe/Berlin")])
        #expect(try await desk.call(GetStatus.self, .init()).troubles == [])
    }

    @Test("a zone that was never there is an error, and never UTC")
    func neverThere() async throws {
        zones.lose("Europe/Berlin")
        await #expect(throws: ZoneUnavailable.self) { try await Desk(zones: zones) }
    }
}
