import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("A treatment that goes along with the device")
struct DeviceZoneTests {
    private let zones = MovingZones()

    private func desk() async throws -> Desk {
        let desk = try await Desk(zones: zones)
        _ = try await desk.tracker.lookAtZones()
        return desk
    }

    private func travel(_ desk: Desk, to zone: String) async throws {
        zones.travel(to: zone)
        _ = try await desk.tracker.lookAtZones()
        try await desk.passTime()
    }

    private func follow(_ desk: Desk, _ text: String) async throws -> AddPrescription.Reply {
        try await desk.call(
            AddPrescription.self, .init(requestId: desk.fresh(), text: text, follows: "device"))
    }

    @Test("keeps its clock time wherever the device is; one at home stays at home")
    func follows() async throws {
        let desk = try await desk()
        let added = try await follow(desk, "naproxen 220 mg daily at 20:00")
        #expect(added.prescription.follows == .device)
        #expect(added.first.first?.at == "2026-11-23T20:00:00+01:00")
        try await desk.add("ibuprofen 200 mg daily at 20:00")
        try await travel(desk, to: "America/New_York")
        #expect(
            try await desk.show("naproxen").coming.first?.due.at == "2026-11-23T20:00:00-05:00")
        #expect(
            try await desk.show("ibuprofen").coming.first?.due.at == "2026-11-23T20:00:00+01:00")
        let away = try await follow(desk, "acetaminophen 500 mg at 13:00")
        #expect(away.first.first?.at == "2026-11-23T13:00:00-05:00")
        #expect(away.prescription.zone == "America/New_York")
    }

    @Test("a dose whose local time would come too soon waits, and says why")
    func waits() async throws {
        let desk = try await desk()
        _ = try await follow(desk, "naproxen 220 mg at 08:00 and 20:00")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        try await desk.record(.taken, "naproxen")
        // 20:05 in Berlin is 00:35 in Kolkata: 08:00 there is 7.5 hours away; in Tokyo 04:05, and
        // 08:00 is 4 hours away. 6 hours are half of the usual 12.
        try await travel(desk, to: "Asia/Kolkata")
        var next = try #require(try await desk.due(days: 1).first)
        #expect(next.due.at == "2026-11-24T08:00:00+05:30")
        #expect(next.note == nil)
        try await travel(desk, to: "Asia/Tokyo")
        next = try #require(try await desk.due(days: 1).first)
        #expect(next.due.at == "2026-11-24T10:05:00+09:00")
        #expect(next.slot == "2026-11-24 08:00")
        #expect(next.note?.contains("waits until 6 hours") == true)
        desk.clock.advance(hours: 6)
        try await desk.passTime()
        let reminder = try #require(try await desk.openReminders().last)
        #expect(reminder.detail.contains("waits until 6 hours"))
        try await desk.record(.taken, "naproxen")
        #expect(
            try await desk.show("naproxen").coming.first?.due.at == "2026-11-24T20:00:00+09:00")
    }

    @Test("it can be taken earlier, and the one after it keeps its distance from that")
    func earlier() async throws {
        let desk = try await desk()
        _ = try await follow(desk, "naproxen 220 mg at 08:00 and 20:00")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        try await desk.record(.taken, "naproxen")
        try await travel(desk, to: "Asia/Tokyo")
        desk.clock.advance(hours: 4)
        let early = try await desk.record(.taken, "naproxen")
        #expect(early.record.slot == "2026-11-24 08:00")
        #expect(
            early.next?.at.hasPrefix("2026-11-24T12:00") == true, "20:00 in Tokyo, told at home")
    }

    @Test("a dose that was taken back frees the one that waited for it; a moved one stands")
    func undone() async throws {
        let desk = try await desk()
        _ = try await follow(desk, "naproxen 220 mg at 08:00 and 20:00")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        try await desk.record(.taken, "naproxen")
        try await travel(desk, to: "Asia/Tokyo")
        _ = try await desk.call(
            MoveDose.self, .init(requestId: desk.fresh(), name: "naproxen", to: "07:00"))
        #expect(try await desk.due(days: 1).first?.due.at == "2026-11-24T07:00:00+09:00")
        try await desk.undo()
        #expect(try await desk.due(days: 1).first?.due.at == "2026-11-24T10:05:00+09:00")
    }

    @Test("a slot that the journey jumped over is due at once, and is not missed by that")
    func jumpedOver() async throws {
        let desk = try await desk()
        _ = try await follow(desk, "naproxen 220 mg at 08:00 and 20:00")
        try await travel(desk, to: "Asia/Tokyo")
        let dose = try #require(try await desk.due().first)
        #expect(dose.slot == "2026-11-23 20:00")
        #expect(dose.due.at == "2026-11-24T02:05:00+09:00")
        #expect(dose.note?.contains("had passed there already") == true)
        #expect(try await desk.show("naproxen").records.isEmpty)
    }

    @Test("choosing to go along, or to stay, keeps the distance too")
    func chosen() async throws {
        let desk = try await desk()
        try await desk.add("naproxen 220 mg at 08:00 and 20:00")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        try await desk.record(.taken, "naproxen")
        try await travel(desk, to: "Asia/Tokyo")
        _ = try await desk.call(
            EditPrescription.self,
            .init(requestId: desk.fresh(), name: "naproxen", follows: "device"))
        #expect(try await desk.due(days: 1).first?.due.at == "2026-11-24T10:05:00+09:00")
    }

    @Test("a machine that does not say where it is any more is told, and nothing moves")
    func silent() async throws {
        let desk = try await desk()
        _ = try await follow(desk, "naproxen 220 mg at 20:00")
        zones.travel(to: nil)
        #expect(try await desk.tracker.lookAtZones().count == 1)
        #expect(try await desk.call(GetStatus.self, .init()).troubles.count == 1)
        #expect(
            try await desk.show("naproxen").coming.first?.due.at == "2026-11-23T20:00:00+01:00")
        zones.travel(to: "Nowhere/Atall")
        #expect(try await desk.tracker.lookAtZones().isEmpty == false)
        #expect(
            try await desk.show("naproxen").coming.first?.due.at == "2026-11-23T20:00:00+01:00")
    }
}
