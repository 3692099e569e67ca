import DoseInterface
import DoseSchema
import Regimen
import SQLite
import Testing

@testable import DoseService
@testable import DoseStore

@Suite("A series that cannot be continued")
struct StuckSeriesTests {
    @Test("holds up no other medicine and no record, and goes on when it can be")
    func zoneLost() async throws {
        let directory = try Desk.privateDirectory()
        try await prepare(in: directory)
        let zones = MovingZones()
        zones.lose("Asia/Tokyo")
        let desk = try await Desk(in: directory, zones: zones)
        desk.clock.advance(hours: 2)
        #expect(try await desk.tracker.passTime().stuck == 1)
        // Both fell due; only the next naproxen cannot be planned.
        let reminded = try await desk.openReminders().compactMap(\.prescription)
        #expect(reminded.sorted() == ["ibuprofen", "naproxen"])
        try await desk.record(.taken, "ibuprofen")
        let stuck = try await desk.tracker.passTime()
        #expect(stuck.stuck == 1)
        #expect(stuck.next != nil)
        zones.lose("Asia/Tokyo", because: nil)
        #expect(try await desk.tracker.passTime().stuck == 0)
        #expect(try await desk.show("naproxen").coming.count > 1)
    }

    @Test("is a trouble that everybody hears of, until it goes on")
    func trouble() async throws {
        let directory = try Desk.privateDirectory()
        try await prepare(in: directory)
        let zones = MovingZones()
        zones.lose("Asia/Tokyo")
        let desk = try await Desk(in: directory, zones: zones)
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        let troubles = try await desk.call(GetStatus.self, .init()).troubles
            .filter { !$0.contains("It is lost.") }
        #expect(troubles.count == 1)
        #expect(troubles.first?.hasPrefix("1 dose or date cannot be planned") == true)
        #expect(
            try await desk.call(GetToday.self, .init()).troubles.contains(troubles.first ?? ""))
        zones.lose("Asia/Tokyo", because: nil)
        try await desk.passTime()
        #expect(try await desk.call(GetStatus.self, .init()).troubles == [])
    }

    @Test("a dose that cannot fall due for a fault in the data is one too, and the others do")
    func dose() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 20:00")
        try await desk.add("ibuprofen 200 mg at 20:00")
        try await desk.passTime()
        try await desk.damage(
            """
            CREATE TRIGGER in_the_way BEFORE UPDATE ON dose
            WHEN NEW.state = 'due' AND NEW.prescription_id = 1
            BEGIN SELECT RAISE(ABORT, 'not now'); END
            """)
        desk.clock.advance(hours: 2)
        #expect(try await desk.tracker.passTime().stuck == 1)
        #expect(try await desk.openReminders().map(\.prescription) == ["ibuprofen"])
        let told = try await desk.call(GetStatus.self, .init()).troubles
        #expect(told.contains { $0.hasPrefix("1 dose or date cannot") })
        try await desk.damage("DROP TRIGGER in_the_way")
        try await desk.passTime()
        #expect(try await desk.openReminders().count == 2)
        #expect(try await desk.call(GetStatus.self, .init()).troubles == [])
    }

    @Test("only those of the person who was written about are looked at, and all after a fault")
    func doubt() {
        let me = PersonID(value: 1)
        let ana = PersonID(value: 2)
        let series = StuckSeries()
        #expect(series.take() == .all)
        #expect(series.take() == .of([]))
        series.doubt(.of([me]))
        series.doubt(.of([ana]))
        #expect(series.take() == .of([me, ana]))
        // What happens while somebody looks is for the next look.
        series.doubt(.of([ana]))
        series.settle(0)
        #expect(series.take() == .of([ana]))
        series.settle(2)
        series.doubt(.of([me]))
        #expect(series.count == 2)
        #expect(series.take() == .all)
    }

    @Test("a write about one person takes up nobody else's series; a fault takes up all")
    func ofOnePerson() async throws {
        let desk = try await Desk()
        _ = try await desk.call(AddPerson.self, .init(requestId: desk.fresh(), name: "Ana"))
        let ana = desk.about("ana")
        try await desk.add("naproxen 220 mg at 20:00")
        try await ana.add("calcium carbonate 1250 mg at 20:00")
        try await desk.passTime()
        try await desk.damage(
            "UPDATE dose SET state = 'withdrawn', remind_at = NULL WHERE state = 'upcoming'")
        let upcoming = "SELECT count(*) FROM dose WHERE state = 'upcoming'"
        #expect(try await desk.rows(upcoming) == ["0"])
        try await desk.exam()
        try await desk.passTime()
        #expect(try await desk.rows(upcoming) == ["1"])
        _ = try await ana.exam()
        try await desk.passTime()
        #expect(try await desk.rows(upcoming) == ["2"])
    }

    /// Two medicines at 20:00, one of them with a newer revision that counts hours
    /// from a time in another zone.
    private func prepare(in directory: String) async throws {
        do {
            let desk = try await Desk(in: directory)
            desk.keepDirectory()
            try await desk.add("naproxen 220 mg at 20:00")
            try await desk.add("ibuprofen 200 mg at 20:00")
            await desk.tracker.close()
        }
        let file = try DatabaseFile.open(
            path: directory + "/dosed.db", identity: DoseSchema.identity,
            catalogue: DoseSchema.catalogue, now: "test")
        try file.connection.execute(
            """
            INSERT INTO prescription_revision (prescription_id, revision, amount, as_needed,
                schedule, zone, follows, first_number, created_at)
            SELECT prescription_id, 2, amount, as_needed,
                'every 12 hours from 2026-11-23 20:00', 'Asia/Tokyo', follows, 1,
                created_at
            FROM prescription_revision WHERE prescription_id = 1
            """)
        try file.checkpointAndClose()
    }
}
