import DoseInterface
import DoseService
import Regimen
import Testing

extension Desk {
    /// A household: "me" in Berlin, who is the default, and Ana in Lisbon.
    static func household() async throws -> (me: Desk, ana: Desk) {
        let desk = try await Desk()
        _ = try await desk.call(
            AddPerson.self,
            .init(requestId: desk.fresh(), name: "Ana", zone: "Europe/Lisbon"))
        return (desk, desk.about("ana"))
    }
}

@Suite("Everyone on one screen")
struct HouseholdTests {
    @Test("the status counts everyone, or the one who is named")
    func status() async throws {
        let (me, ana) = try await Desk.household()
        try await me.add("naproxen 220 mg at 20:00")
        try await ana.add("naproxen 440 mg at 19:30")
        try await ana.add("ibuprofen 200 mg once now")
        try await me.passTime()
        let all = try await me.call(GetStatus.self, .init())
        #expect(all.prescriptions == 3)
        #expect(all.dueNow == 1)
        // What is due is asked about again before anything else comes.
        #expect(all.nextTitle == "Ana: ibuprofen 200 mg")
        let hers = try await ana.call(GetStatus.self, .init())
        #expect(hers.prescriptions == 2)
        #expect(hers.nextTitle == "Ana: ibuprofen 200 mg")
        #expect(hers.zone == "Europe/Lisbon")
    }

    @Test("one screen for a carer: everyone's doses and infusions, earliest first, with whose")
    func everyone() async throws {
        let (me, ana) = try await Desk.household()
        try await me.add("naproxen 220 mg at 20:00")
        try await ana.add("naproxen 440 mg at 19:30")
        try await ana.add(zoledronicAcid)
        let due = try await me.call(ListDue.self, .init(days: 0, everyone: true)).doses
        #expect(due.isEmpty)
        me.clock.advance(hours: 3)
        try await me.passTime()
        let reply = try await me.call(ListDue.self, .init(everyone: true))
        let doses = reply.doses
        #expect(doses.map(\.person) == ["me", "Ana"])
        // The reader's own clock, beside which hers is another one.
        #expect(reply.zone == "Europe/Berlin")
        #expect(doses.map(\.due.zone) == ["Europe/Berlin", "Europe/Lisbon"])
        #expect(
            doses.map(\.due.at) == ["2026-11-23T20:00:00+01:00", "2026-11-23T19:30:00+00:00"])
        #expect(try await ana.due().map(\.person) == ["Ana"])
        let infusions = try await me.call(ListInfusions.self, .init(everyone: true))
        #expect(infusions.infusions.map(\.dose.person) == ["Ana"])
        #expect(infusions.zone == "Europe/Berlin")
        #expect(try await me.infusions().isEmpty)
    }

    @Test("for one person everyone is that person, without a name")
    func everyoneAlone() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg once now")
        let doses = try await desk.call(ListDue.self, .init(everyone: true)).doses
        #expect(try await desk.due() == doses)
        #expect(doses.map(\.person) == [nil])
    }

    @Test("a person whose zone cannot be read holds up nobody else")
    func brokenZone() async throws {
        let (me, ana) = try await Desk.household()
        try await ana.add("ibuprofen 200 mg once now")
        try await me.passTime()
        try await ana.add("naproxen 440 mg at 18:30")
        try await me.add("naproxen 220 mg at 20:00")
        me.keepDirectory()
        await me.tracker.close()
        // The daemon starts anew where there is no such zone.
        let zones = MovingZones()
        zones.lose("Europe/Lisbon")
        let later = try await Desk(
            at: me.clock.now.adding(seconds: 3 * 3600), in: me.directory, zones: zones)
        #expect(try await later.tracker.passTime().stuck > 0)
        let titles = try await later.openReminders().map(\.title)
        // What fell due before is told all the same.
        #expect(
            titles == ["Ana: ibuprofen 200 mg, by mouth", "me: naproxen 220 mg, by mouth"])
        _ = try await later.about("ana").refusal(
            ListDue.self, .init(), as: DatabaseUnavailable.self)
        zones.lose("Europe/Lisbon", because: nil)
        try await later.passTime()
        #expect(try await later.about("ana").due().count == 2)
    }
}
