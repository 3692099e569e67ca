import DoseInterface
import Testing

@Suite("Starting and stopping")
struct StartingTests {
    private func refused(_ desk: Desk) async throws -> StartHeld {
        try await desk.refusal(
            StartPrescription.self, .init(requestId: desk.fresh(), name: "zoledronic-acid"))
    }

    @Test("without a dental exam the start is held, with the check, its sentence and its source")
    func held() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        let held = try await refused(desk)
        let item = try #require(held.checks.first)
        #expect(held.checks.count == 1)
        #expect(item.check == "dental-exam")
        #expect(item.state == .missing)
        #expect(!item.sources.isEmpty)
        #expect(try await desk.show("zol").prescription.state == .planned)
    }

    @Test(
        "every bone medicine needs the exam",
        arguments: [
            "pamidronate 90 mg IV every 3 weeks from 2026-12-01 09:30",
            "denosumab 120 mg every 4 weeks from 2026-12-01 09:30",
            "Zometa 4 mg every 4 weeks from 2026-12-01 09:30",
        ])
    func everyBone(text: String) async throws {
        let desk = try await Desk()
        let name = try await desk.add(text).prescription.name
        let held: StartHeld = try await desk.refusal(
            StartPrescription.self, .init(requestId: "s", name: name))
        #expect(held.checks.map(\.check) == ["dental-exam"])
        try await desk.exam()
        #expect(try await desk.start(name).prescription.state == .active)
    }

    @Test("a clear exam lets it pass; the creatinine test stays open for the dose")
    func accepted() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await desk.exam(on: "2026-11-18")
        let reply = try await desk.start("zol")
        #expect(reply.changed)
        #expect(reply.prescription.state == .active)
        #expect(reply.checks.filter(\.blocking).map(\.check) == ["creatinine"])
    }

    @Test("starting twice changes nothing")
    func twice() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await desk.exam()
        try await desk.start("zol")
        #expect(try await desk.start("zol").changed == false)
    }

    @Test("an exam that found work, a booked one and an old one do not let it pass")
    func notEnough() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await desk.exam(on: "2026-03-01")
        #expect(try await refused(desk).checks.first?.state == .stale)
        _ = try await desk.call(
            RecordDentalExam.self, .init(requestId: desk.fresh(), booked: "2026-11-27"))
        #expect(try await refused(desk).checks.first?.blocking == true)
        try await desk.exam(on: "2026-11-20", .workNeeded)
        #expect(try await refused(desk).checks.first?.check == "dental-exam")
    }

    @Test("open dental work holds the start until it is healed")
    func work() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await desk.exam()
        func step(_ status: WorkStatus) async throws {
            _ = try await desk.call(
                RecordDentalWork.self,
                .init(
                    requestId: desk.fresh(), status: status,
                    what: status == .planned ? "tooth extraction" : nil))
        }
        try await step(.planned)
        #expect(try await refused(desk).checks.map(\.check) == ["dental-work"])
        try await step(.done)
        #expect(try await refused(desk).checks.map(\.check) == ["dental-healing"])
        try await step(.healed)
        #expect(try await desk.start("zol").changed)
    }

    @Test("an override lets it pass, names who decided, and is kept when the start is undone")
    func override() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        let request = StartPrescription.Request(
            requestId: desk.fresh(), name: "zol",
            overrides: [
                .init(check: "dental-exam", reason: "pain is worse", decidedBy: "Dr. Lee")
            ])
        #expect(try await desk.call(StartPrescription.self, request).changed)
        #expect(try await desk.show("zol").overrides.map(\.decidedBy) == ["Dr. Lee"])
        #expect(try await desk.undo().undone.contains("started"))
        let shown = try await desk.show("zol")
        #expect(shown.prescription.state == .planned)
        #expect(shown.overrides.map(\.reason) == ["pain is worse"])
        // Kept, but a start that was taken back takes its override with it.
        #expect(try await refused(desk).checks.map(\.check) == ["dental-exam"])
    }

    @Test("a first dose that is due already is the one that the start is judged for")
    func dueDose() async throws {
        let desk = try await Desk()
        try await desk.exam(on: "2026-06-27")
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from now")
        let reply = try await desk.start("zol")
        #expect(reply.checks.filter(\.blocking).map(\.check) == ["creatinine"])
    }

    @Test("an override of a check that holds nothing, or without a reason, is refused")
    func badOverride() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        for (check, reason) in [
            ("creatinine", "because"), ("nonsense", "because"), ("dental-exam", " "),
        ] {
            let refusal: Invalid = try await desk.refusal(
                StartPrescription.self,
                .init(
                    requestId: desk.fresh(), name: "zol",
                    overrides: [.init(check: check, reason: reason, decidedBy: "Dr. Lee")]))
            #expect(refusal.parameter.hasPrefix("overrides."))
        }
        #expect(try await desk.show("zol").overrides.isEmpty)
    }

    @Test("a stopped prescription reminds no more; undo brings back what was due")
    func stop() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 19:00")
        desk.clock.advance(hours: 1)
        _ = try await desk.passTime()
        #expect(try await desk.openReminders().count == 1)
        let stopped = try await desk.call(
            StopPrescription.self,
            .init(requestId: desk.fresh(), name: "naproxen", reason: "stomach"))
        #expect(stopped.prescription.state == .stopped)
        #expect(stopped.prescription.stopReason == "stomach")
        #expect(try await desk.openReminders().isEmpty)
        #expect(try await desk.due(days: 3).isEmpty)
        #expect(try await desk.passTime() == nil)
        try await desk.undo()
        #expect(try await desk.show("naproxen").prescription.state == .active)
        #expect(try await desk.due().map(\.slot) == ["2026-11-23 19:00"])
        try await desk.passTime()
        #expect(try await desk.openReminders().map(\.sequence) == [2])
    }

    @Test("stopping denosumab says what is published about stopping, with its source")
    func stopDenosumab() async throws {
        let desk = try await Desk()
        try await desk.add("Xgeva 120 mg every 4 weeks from 2026-12-03 10:00", since: "2025-10-01")
        let reply = try await desk.call(
            StopPrescription.self, .init(requestId: "s", name: "xgeva", reason: "moved"))
        #expect(reply.remarks.contains { !$0.sources.isEmpty })
    }
}
