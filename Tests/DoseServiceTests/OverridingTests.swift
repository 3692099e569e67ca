import DoseInterface
import Testing

@Suite("Passing over a check of a dose")
struct OverridingTests {
    private func started() async throws -> Desk {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await desk.exam()
        try await desk.start("zol")
        return desk
    }

    private func pass(
        _ desk: Desk, _ check: String = "creatinine", lasting: Bool? = nil
    ) async throws -> ReadinessReport {
        try await desk.call(
            OverrideCheck.self,
            .init(
                requestId: desk.fresh(), name: "zol", check: check, reason: "on the way",
                decidedBy: "Dr. Abara", lasting: lasting)
        ).report
    }

    private func state(_ desk: Desk, _ check: String = "creatinine") async throws -> CheckState? {
        try await desk.call(CheckReadiness.self, .init(name: "zol")).reports.first?.checks
            .first { $0.check == check }?.state
    }

    @Test("it makes the dose ready, says who and why, and ends with that dose")
    func oneDose() async throws {
        let desk = try await started()
        let report = try await pass(desk)
        #expect(report.readiness == .ready)
        let item = try #require(report.checks.first { $0.check == "creatinine" })
        #expect(item.state == .overridden && item.evidence == "Dr. Abara: on the way")
        desk.clock.advance(days: 8)
        try await desk.record(.given, "zol")
        desk.clock.advance(days: 80)
        #expect(try await state(desk) == .missing)
        let kept = try await desk.show("zol").overrides
        #expect(kept.map(\.check) == ["creatinine"])
        #expect(kept.first?.slot == "2026-12-01 09:30" && kept.first?.lasting == false)
    }

    @Test("a lasting one holds for later doses too")
    func lasting() async throws {
        let desk = try await started()
        _ = try await pass(desk, lasting: true)
        desk.clock.advance(days: 8)
        try await desk.record(.given, "zol")
        desk.clock.advance(days: 80)
        #expect(try await state(desk) == .overridden)
    }

    @Test("it can be taken back, and stays in the record")
    func undone() async throws {
        let desk = try await started()
        _ = try await pass(desk)
        let undone = try await desk.undo()
        #expect(undone.undone.contains("passed over"))
        #expect(try await state(desk) == .missing)
        #expect(try await desk.show("zol").overrides.count == 1)
    }

    @Test("a check that is not open, and one without a reason, are refused")
    func refused() async throws {
        let desk = try await started()
        let wrong: Invalid = try await desk.refusal(
            OverrideCheck.self,
            .init(
                requestId: "a", name: "zol", check: "dental-exam", reason: "r", decidedBy: "d"))
        #expect(wrong.parameter == "check" && wrong.message.contains("creatinine"))
        let empty: Invalid = try await desk.refusal(
            OverrideCheck.self,
            .init(requestId: "b", name: "zol", check: "creatinine", reason: " ", decidedBy: "d"))
        #expect(empty.parameter == "overrides.reason")
    }

    @Test("two bone medicines hold each dose until the team decides")
    func twoBoneMedicines() async throws {
        let desk = try await started()
        try await desk.lab("creatinine", "0.9", "mg/dL")
        #expect(try await desk.infusions().map(\.readiness) == [.ready])
        try await desk.add("Xgeva 120 mg every 4 weeks from 2026-12-03 10:00", since: "2025-10-01")
        let open = try await desk.infusions(days: 10).map(\.open)
        #expect(open.allSatisfy { $0.contains("two bone medicines") } && open.count == 2)
        _ = try await pass(desk, "two-bone-medicines", lasting: true)
        #expect(
            try await desk.infusions(days: 10).first { $0.dose.prescription == "zoledronic-acid" }?
                .open == [])
    }

    @Test("an age and a severity of a check are chosen, recorded, and taken back")
    func chosen() async throws {
        let desk = try await started()
        func choose(_ name: String, _ value: String?) async throws -> ChangeSetting.Reply {
            try await desk.call(
                ChangeSetting.self, .init(requestId: desk.fresh(), name: name, value: value))
        }
        try await desk.lab("creatinine", "0.9", "mg/dL", on: "2026-11-12")
        #expect(try await state(desk) == .stale)
        let age = try await choose("creatinine-max-age", "21 days")
        #expect(age.changed && age.setting.value == "21" && age.setting.check == "creatinine")
        #expect(try await state(desk) == .ok)
        try await desk.undo()
        #expect(try await state(desk) == .stale)
        _ = try await choose("creatinine-severity", "warn")
        #expect(try await desk.infusions().map(\.open) == [[]])
        #expect(try await desk.infusions().first?.ask?.contains("creatinine") == true)
        for (name, value) in [
            ("creatinine-max-age", "soon"), ("creatinine-max-age", "0"),
            ("creatinine-severity", "mild"), ("region", "Mars"),
        ] {
            let refusal: Invalid = try await desk.refusal(
                ChangeSetting.self, .init(requestId: desk.fresh(), name: name, value: value))
            #expect(refusal.parameter == "value")
        }
        #expect(try await choose("region", "eu").setting.value == "EU")
    }
}
