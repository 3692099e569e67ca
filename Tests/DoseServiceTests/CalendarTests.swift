import DoseInterface
import Testing

@Suite("The calendar")
struct CalendarTests {
    private func entries(_ desk: Desk, days: Int? = nil) async throws -> [CalendarEntry] {
        try await desk.call(GetCalendar.self, .init(days: days)).entries
    }

    private func started() async throws -> Desk {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await desk.exam(on: "2026-11-18")
        try await desk.start("zol")
        return desk
    }

    @Test("each dose at the clinic is an entry with its instant in UTC; those at home are none")
    func doses() async throws {
        let desk = try await started()
        try await desk.add("naproxen 220 mg at 8:00")
        let all = try await entries(desk)
        #expect(all.count == 5)
        // Berlin is an hour ahead of UTC in winter and two in summer.
        #expect(all.first?.start == "2026-12-01T08:30:00+00:00")
        #expect(all[2].start == "2027-05-18T07:30:00+00:00")
        #expect(all.first?.title == "zoledronic acid 4 mg IV")
        #expect(all.first?.detail.contains("Tue 2026-12-01 09:30 (Europe/Berlin)") == true)
        #expect(all.allSatisfy { $0.state == .confirmed })
        #expect(Set(all.map(\.uid)).count == 5)
        #expect(all.first?.alarms == [20_160, 10_080, 1440, 120])
    }

    @Test("nothing changed, nothing is told anew")
    func same() async throws {
        let desk = try await started()
        let before = try await entries(desk)
        desk.clock.advance(hours: 5)
        try await desk.passTime()
        #expect(try await entries(desk) == before)
    }

    @Test("a dose that is moved keeps its name, and its number grows")
    func moved() async throws {
        let desk = try await started()
        let before = try #require(try await entries(desk).first)
        try await desk.move("zol", to: "2026-12-03 11:00")
        let after = try #require(try await entries(desk).first)
        #expect(after.uid == before.uid)
        #expect(after.start == "2026-12-03T10:00:00+00:00")
        #expect(after.sequence > before.sequence)
        #expect(after.state == .confirmed)
    }

    @Test("another home zone makes all entries newer, and a change of one medicine only its own")
    func newer() async throws {
        let desk = try await started()
        try await desk.add("denosumab 120 mg SC every 4 weeks at 10:00 from 2026-12-03")
        func sequence(_ title: String) async throws -> Int {
            let standing = try await entries(desk).filter { $0.state != .cancelled }
            return try #require(standing.first { $0.title.hasPrefix(title) }).sequence
        }
        let zoledronic = try await sequence("zoledronic")
        let denosumab = try await sequence("denosumab")
        try await desk.move("zol", to: "2026-12-04 11:00")
        #expect(try await sequence("zoledronic") == zoledronic + 1)
        #expect(try await sequence("denosumab") == denosumab)
        _ = try await desk.call(
            ChangeSetting.self,
            .init(requestId: desk.fresh(), name: "home-zone", value: "Europe/Lisbon"))
        #expect(try await sequence("zoledronic") > zoledronic + 1)
        #expect(try await sequence("denosumab") > denosumab)
    }

    @Test("what an earlier calendar holds and stands no more is called off")
    func shifted() async throws {
        let desk = try await started()
        let before = try await entries(desk)
        try await desk.shift("zol", "4d")
        let after = try await entries(desk)
        let off = after.filter { $0.state == .cancelled }
        #expect(Set(off.map(\.uid)) == Set(before.map(\.uid)))
        #expect(after.filter { $0.state == .confirmed }.first?.start == "2026-12-05T08:30:00+00:00")
        let sequence = try #require(before.first?.sequence)
        #expect(off.allSatisfy { $0.sequence > sequence })
    }

    @Test("a treatment that was stopped leaves the calendar")
    func stopped() async throws {
        let desk = try await started()
        _ = try await desk.call(
            StopPrescription.self,
            .init(requestId: desk.fresh(), name: "zol", reason: "other medicine"))
        let all = try await entries(desk)
        #expect(all.count == 5)
        #expect(all.allSatisfy { $0.state == .cancelled && $0.alarms.isEmpty })
    }

    @Test("one that is not started or on hold is tentative")
    func tentative() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        #expect(try await entries(desk).allSatisfy { $0.state == .tentative })
        try await desk.hold("zol", until: "2027-01-10")
        let held = try await entries(desk)
        #expect(held.filter { $0.state == .tentative }.first?.start == "2027-02-23T08:30:00+00:00")
        #expect(held.first?.state == .cancelled)
    }

    @Test("a dose given before its time is not called off")
    func early() async throws {
        let desk = try await started()
        desk.clock.advance(days: 7)
        try await desk.record(.given, "zol")
        let all = try await entries(desk)
        #expect(all.first?.start == "2027-02-23T08:30:00+00:00")
        #expect(all.allSatisfy { $0.state == .confirmed })
    }

    @Test("a dental exam that is booked is a day, with an alarm at nine on the day before")
    func dental() async throws {
        let desk = try await Desk()
        _ = try await desk.call(
            RecordDentalExam.self,
            .init(requestId: desk.fresh(), booked: "2027-05-18", dentist: "Dr. Ito"))
        let booked = try #require(try await entries(desk).first)
        #expect(booked.day == "2027-05-18" && booked.start == nil)
        #expect(booked.title == "Dental exam, Dr. Ito")
        #expect(booked.alarms == [15 * 60])
        try await desk.exam()
        let cleared = try #require(try await entries(desk).first)
        #expect(cleared.uid == booked.uid && cleared.state == .cancelled)
        #expect(cleared.sequence > booked.sequence)
        #expect(try await entries(desk, days: 30).isEmpty)
    }
}
