import Testing

@testable import Regimen

@Suite("doses one after the other")
struct WalkTests {
    @Test("a walk gives what is given for each number, over clock changes too")
    func agreement() throws {
        var random = Random(seed: 29)
        let names = ["Europe/Berlin", "Australia/Lord_Howe", "Africa/Cairo", "America/Nuuk", "UTC"]
        let zones = try names.map { try Support.zone($0) }
        var compared = 0
        for _ in 0..<300 {
            let schedule = try random.schedule()
            let zone = random.pick(zones)
            let begin = zone.instant(of: try random.start())
            var next = schedule.first(onOrAfter: begin, zone: zone)
            for dose in schedule.occurrences(onOrAfter: begin, zone: zone).prefix(400) {
                #expect(dose == next, "\(schedule.canonical) in \(zone.name)")
                next = schedule.next(after: dose, zone: zone)
                compared += 1
            }
        }
        #expect(compared > 20_000)
    }

    @Test("a walk ends with the last dose, and one without a beginning is empty")
    func ends() throws {
        let zone = try Support.zone("Europe/Berlin")
        let taper = try Schedule.parse(
            canonical: "every day at 08:00 from 2026-01-01 08:00 for 3 doses")
        #expect(
            Array(taper.occurrences(onOrAfter: .earliest, zone: zone)).map(\.number) == [1, 2, 3])
        #expect(Array(taper.occurrences(onOrAfter: .latest, zone: zone)).isEmpty)
        let once = try Schedule.parse(canonical: "once on 2026-01-01 at 08:00")
        #expect(Array(once.occurrences(onOrAfter: .earliest, zone: zone)).count == 1)
        let needed = try Schedule.parse(canonical: "as needed every 6 hours")
        #expect(Array(needed.occurrences(onOrAfter: .earliest, zone: zone)).isEmpty)
    }
}
