import DoseInterface
import DoseSchema
import DoseService
import SQLite
import Testing

@Suite("A row that makes no sense")
struct DamagedRowTests {
    @Test("holds up no other reminder and no record")
    func damagedExam() async throws {
        let directory = try Desk.privateDirectory()
        do {
            let desk = try await Desk(in: directory)
            desk.keepDirectory()
            _ = try await desk.call(
                RecordDentalExam.self, .init(requestId: "b", booked: "2026-12-20"))
            try await desk.add("naproxen 220 mg at 20:00")
            await desk.tracker.close()
        }
        let file = try DatabaseFile.open(
            path: directory + "/dosed.db", identity: DoseSchema.identity,
            catalogue: DoseSchema.catalogue, now: "test")
        try file.connection.transaction {
            try file.connection.execute(
                "UPDATE dental_exam SET day = '2026-99-99', remind_at = 1")
        }
        try file.checkpointAndClose()
        let desk = try await Desk(in: directory)
        desk.clock.advance(hours: 2)
        let pass = try await desk.tracker.passTime()
        #expect(pass.stuck == 1)
        #expect(pass.next.map { $0 > desk.clock.now } == true)
        #expect(try await desk.openReminders().map(\.prescription) == ["naproxen"])
        let taken = try await desk.record(.taken, "naproxen")
        #expect(taken.record.slot == "2026-11-23 20:00")
        #expect(taken.remarks.map(\.text).contains { $0.contains("was not compared") })
        // Whoever asks for the row itself is told, and the rest goes on.
        let refusal: DatabaseUnavailable = try await desk.refusal(GetDental.self, .init())
        #expect(refusal.reason == "damaged")
        #expect(try await desk.show("naproxen").records.count == 1)
    }
}
