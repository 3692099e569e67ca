import DoseInterface
import DoseSchema
import DoseService
import Regimen
import SQLite
import Testing

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
