import DoseInterface
import Testing

@Suite("Ready for the infusion")
struct ReadinessTests {
    private func started() async throws -> Desk {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await desk.exam()
        try await desk.start("zol")
        return desk
    }

    @Test("the creatinine test opens it, makes it ready, and is used up by the dose")
    func creatinine() async throws {
        let desk = try await started()
        #expect(try await desk.infusions().map(\.open) == [["creatinine"]])
        #expect(try await desk.infusions().map(\.readiness) == [.open])
        _ = try await desk.lab("creatinine", "0.9", "mg/dL")
        #expect(try await desk.infusions().map(\.readiness) == [.ready])
        desk.clock.advance(days: 8)
        try await desk.record(.given, "zol")
        let next = try await desk.infusions(days: 90)
        #expect(next.map(\.dose.number) == [2])
        #expect(next.map(\.readiness) == [.notYet])
    }

    @Test("an old result is stale by our setting, which is said")
    func stale() async throws {
        let desk = try await started()
        _ = try await desk.lab("creatinine", "80", "µmol/L", on: "2026-11-01")
        let reply = try await desk.call(CheckReadiness.self, .init(name: "zol"))
        let item = try #require(reply.reports.first?.checks.first { $0.check == "creatinine" })
        #expect(item.state == .stale)
        #expect(item.setting?.contains("our setting") == true)
        #expect(item.evidenceDay?.date == "2026-11-01")
    }

    @Test(
        "a value that no person has, a strange unit and no number are refused with what would do",
        arguments: [
            ("9000", "mg/dL", "value"), ("0.9", "bananas", "unit"), ("low", "mg/dL", "value"),
        ])
    func implausible(value: String, unit: String, parameter: String) async throws {
        let desk = try await Desk()
        let refusal: Invalid = try await desk.refusal(
            RecordObservation.self,
            .init(requestId: "x", name: "creatinine", value: value, unit: unit))
        #expect(refusal.parameter == parameter)
    }

    @Test("a test that is not known is refused with those that are")
    func unknownTest() async throws {
        let desk = try await Desk()
        let refusal: NotFound = try await desk.refusal(
            RecordObservation.self, .init(requestId: "x", name: "sodium", value: "1", unit: "g"))
        #expect(refusal.suggestions.contains("creatinine"))
    }

    @Test("a day to come is refused")
    func tomorrow() async throws {
        let desk = try await Desk()
        await #expect(throws: (any Error).self) {
            try await desk.lab("creatinine", "0.9", "mg/dL", on: "2026-12-24")
        }
    }

    @Test("check without a name looks at everything that has checks")
    func everything() async throws {
        let desk = try await started()
        try await desk.add("naproxen 220 mg at 8 am")
        try await desk.add("Xgeva 120 mg every 4 weeks from 2026-12-03 10:00", since: "2025-10-01")
        let reports = try await desk.call(CheckReadiness.self, .init()).reports
        #expect(reports.map(\.prescription) == ["zoledronic-acid", "denosumab", "denosumab"])
        #expect(
            reports.flatMap(\.checks).allSatisfy { !$0.sources.isEmpty && !$0.sentence.isEmpty })
    }

    @Test("check shows each infusion of the next 60 days, or of as many as are asked for")
    func eachInfusion() async throws {
        let desk = try await Desk()
        try await desk.add("Xgeva 120 mg every 4 weeks from 2026-12-03 10:00", since: "2025-10-01")
        func due(_ days: Int?) async throws -> [String?] {
            try await desk.call(CheckReadiness.self, .init(name: "denosumab", days: days))
                .reports.map { $0.dose.map { String($0.due.at.prefix(10)) } }
        }
        #expect(try await due(nil) == ["2026-12-03", "2026-12-31"])
        #expect(try await due(90) == ["2026-12-03", "2026-12-31", "2027-01-28"])
        #expect(try await due(0) == ["2026-12-03"])
        let reports = try await desk.call(CheckReadiness.self, .init(days: 90)).reports
        #expect(reports.map(\.readiness) == [.ready, .notYet, .notYet])
        // Each says by when, and what counts from which day on.
        let later = try #require(reports.last?.checks.first { $0.check == "calcium" })
        #expect(later.state == .notYet && later.countsFrom?.date == "2027-01-14")
        let shown = try await desk.infusions(days: 90).map(\.readiness)
        #expect(reports.map(\.readiness) == shown)
        _ = try await desk.refusal(CheckReadiness.self, .init(days: -1), as: Invalid.self)
        // What is taken at home has one report, for its next dose.
        try await desk.add("ibuprofen 200 mg at 20:00")
        #expect(
            try await desk.call(CheckReadiness.self, .init(name: "ibuprofen")).reports.count == 1)
    }

    @Test("start checks are asked once: later doses of a planned series are not held by them")
    func laterDoses() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        #expect(
            try await desk.infusions(days: 200).map(\.open)
                == [["dental exam", "creatinine"], [], []])
    }

    @Test("what is asked before the first dose alone is not asked for the doses after it")
    func firstDoseAlone() async throws {
        let desk = try await Desk()
        try await desk.add("Xgeva 120 mg every 4 weeks from 2026-11-27 10:00")
        _ = try await desk.call(
            ChangePerson.self,
            .init(requestId: desk.fresh(), birth: "1986-04-02", sex: .female))
        let reports = try await desk.call(
            CheckReadiness.self, .init(name: "denosumab", days: 40)
        ).reports
        let states = reports.map { $0.checks.first { $0.check == "pregnancy" }?.state }
        #expect(states == [.missing, .notApplicable])
        #expect(reports.map(\.readiness) == [.open, .notYet])
    }

    @Test("of a prescription that was stopped nothing comes, and nothing is checked")
    func stopped() async throws {
        let desk = try await started()
        _ = try await desk.call(
            StopPrescription.self, .init(requestId: desk.fresh(), name: "zol", reason: "new plan"))
        let reports = try await desk.call(
            CheckReadiness.self, .init(name: "zoledronic-acid")
        ).reports
        #expect(reports.map(\.state) == [.stopped])
        #expect(reports[0].checks.isEmpty && reports[0].readiness == .unchecked)
        #expect(reports[0].open == [] && reports[0].ask == [])
    }

    @Test("a check and the list of infusions count the same as open and as to ask about")
    func oneCount() async throws {
        let desk = try await started()
        try await desk.add("naproxen 220 mg at 8:00 and 20:00")
        let report = try await desk.call(CheckReadiness.self, .init(name: "zol")).reports[0]
        let infusion = try #require(try await desk.infusions().first)
        #expect(report.open == infusion.open && report.open == ["creatinine"])
        #expect(report.ask == infusion.ask)
        #expect(report.ask?.contains("NSAID pain medicine") == true)
        // Each row stands there as it is counted, on the sheet for the day too.
        #expect(report.checks.filter { $0.weight == .open }.map(\.title) == report.open)
        #expect(report.checks.filter { $0.weight == .ask }.map(\.title) == report.ask)
        let sheet = try await desk.call(GetPaper.self, .init(kind: .infusion)).paper
        let rows = try #require(sheet.parts.first { $0.id == "readiness" }?.table).rows
        let words = rows.map { $0.cells[1] }
        #expect(words.count { $0 == "OPEN" } == report.open?.count)
        #expect(words.count { $0 == "TO ASK" } == report.ask?.count)
    }

    @Test("a course that ends before the infusion is not on the list until then")
    func courseBefore() async throws {
        let desk = try await started()
        try await desk.add("naproxen 220 mg at 8:00 for 3 days")
        let ask = try #require(try await desk.infusions().first).ask
        #expect(ask?.contains("NSAID pain medicine") == false)
    }

    @Test("stopping the product for cancer says nothing about the one for osteoporosis")
    func stopOfOneProduct() async throws {
        for (medicine, own, other) in [
            ("Xgeva 120 mg every 4 weeks", "120 mg", "60 mg"),
            ("Prolia 60 mg every 6 months", "60 mg", "120 mg"),
        ] {
            let desk = try await Desk()
            try await desk.add("\(medicine) from 2026-12-03 10:00", since: "2025-10-01")
            let said = try await desk.call(
                StopPrescription.self,
                .init(requestId: desk.fresh(), name: "denosumab", reason: "jaw problem")
            ).remarks.map(\.text)
            #expect(said.contains { $0.contains(own) }, "\(said)")
            #expect(!said.contains { $0.contains(other) || $0.contains("missed") }, "\(said)")
        }
    }

    @Test("a medicine that came into the table later is known by its name")
    func knownByNow() async throws {
        let desk = try await started()
        try await desk.add("calcium 500 mg daily at 8:00")
        try await desk.add("vitamin D 400 IU daily at 8:00")
        try await desk.damage("UPDATE prescription SET drug_id = NULL WHERE name = 'calcium'")
        let checks = try await desk.call(CheckReadiness.self, .init(name: "zol")).reports[0].checks
        #expect(checks.first { $0.check == "supplements" }?.state == .ok)
    }

    @Test(
        "one tablet of calcium with vitamin D counts for both, however its strength is written",
        arguments: [
            "calcium with vitamin D", "calcium with vitamin D 600 mg/400 IU",
            "calcium/vitamin D3 500/400", "Calcium + vitamin D3 1250 mg + 400 IU",
            "vitamin D3 with calcium",
        ])
    func bothInOne(name: String) async throws {
        let desk = try await started()
        func supplements() async throws -> CheckItem? {
            try await desk.call(CheckReadiness.self, .init(name: "zol")).reports[0].checks
                .first { $0.check == "supplements" }
        }
        #expect(try await supplements()?.state == .missing)
        #expect(
            try await supplements()?.hints.contains { $0.hasPrefix("Both in one?") } == true)
        let added = try await desk.add("\(name) 1 tablet daily at 8:00").prescription
        #expect(added.medicine.hasPrefix("calcium/vitamin D3"))
        #expect(try await supplements()?.state == .ok)
        let published = try await desk.call(GetDrug.self, .init(name: added.medicine))
        #expect(published.facts.allSatisfy { !$0.sources.isEmpty })
    }

    @Test("a value that is known to be wrong is open, and the infusion not ready")
    func notReady() async throws {
        let desk = try await started()
        try await desk.lab("creatinine", "0.9", "mg/dL", range: "0.5-1.1")
        let before = try #require(try await desk.infusions(days: 1).first)
        #expect(before.readiness == .ready)
        #expect(before.ask?.contains("calcium") == true)
        try await desk.lab("calcium", "7.4", "mg/dL", range: "8.5-10.5")
        let after = try #require(try await desk.infusions(days: 1).first)
        #expect(after.readiness == .open)
        #expect(after.open == ["calcium"])
    }

    @Test("a date ahead gives the infusions up to it, and at least the next of each")
    func horizon() async throws {
        let desk = try await started()
        #expect(try await desk.infusions(days: 1).count == 1)
        #expect(try await desk.infusions(days: 365).count == 5)
        _ = try await desk.refusal(ListInfusions.self, .init(days: -1), as: Invalid.self)
        _ = try await desk.refusal(ListInfusions.self, .init(days: 100_000), as: Invalid.self)
    }
}
