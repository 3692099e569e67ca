import DoseInterface
import Foundation
import Testing

@Suite("Limits that laboratories give")
struct LimitTests {
    private func list(_ desk: Desk, _ name: String) async throws -> [Observation] {
        try await desk.call(ListObservations.self, .init(name: name)).observations
    }

    @Test(
        "are recorded as FHIR has them, in every way in which they are printed",
        arguments: [
            ("<0.3", "<", "0.3"), ("< 0.3", "<", "0.3"), ("≤0.3", "<=", "0.3"),
            ("<=0.3", "<=", "0.3"), (">0.3", ">", "0.3"), ("≥ 0.3", ">=", "0.3"),
        ])
    func recorded(typed: String, comparator: String, value: String) async throws {
        let desk = try await Desk()
        let reply = try await desk.lab("creatinine", typed, "mg/dL")
        #expect(reply.observation.value == value)
        #expect(reply.observation.comparator == comparator)
        #expect(reply.remarks.contains { $0.text.contains("gave only a limit") })
        let item = try #require(try await list(desk, "creatinine").first)
        #expect(item.value == value && item.comparator == comparator)
        // An exact value has none, and no remark.
        let exact = try await desk.lab("creatinine", "0.9", "mg/dL")
        #expect(exact.observation.comparator == nil)
        #expect(!exact.remarks.contains { $0.text.contains("only a limit") })
    }

    @Test("of CRP and of a test that the table does not have are kept")
    func others() async throws {
        let desk = try await Desk()
        let crp = try await desk.lab("crp", "<0.3", "mg/dL", range: "<0.5")
        #expect(crp.observation.name == "CRP" && crp.observation.comparator == "<")
        #expect(crp.observation.mark == .normal)
        let other = try await desk.lab("CA 15-3", ">500", "U/mL", asWritten: true)
        #expect(other.observation.value == "500" && other.observation.comparator == ">")
        #expect(try await desk.lab("egfr", ">90").observation.comparator == ">")
        #expect(try await desk.undo().undone.hasPrefix("eGFR >90 mL/min/1.73 m²"))
    }

    @Test("that are no numbers, or of two numbers, are refused and nothing is kept")
    func refused() async throws {
        let desk = try await Desk()
        for (name, value, unit) in [
            ("creatinine", "<", "mg/dL"), ("creatinine", "<x", "mg/dL"),
            ("creatinine", "<<1", "mg/dL"), ("creatinine", "<80", "mg/dL"),
            ("creatinine", "<-1", "mg/dL"), ("blood pressure", "<120/80", "mmHg"),
            ("pregnancy test", "<5", nil),
        ] as [(String, String, String?)] {
            let refusal: Invalid = try await desk.refusal(
                RecordObservation.self,
                .init(requestId: desk.fresh(), name: name, value: value, unit: unit))
            #expect(refusal.parameter == "value", "\(name) \(value)")
        }
        let all = try await desk.call(ListObservations.self, .init(all: true)).observations
        #expect(all.isEmpty)
    }

    @Test("are shown in other units, in trends and against a range as far as they go")
    func shown() async throws {
        let desk = try await Desk()
        try await desk.lab("creatinine", "<0.3", "mg/dL", on: "2026-11-01", range: "0.5-1.1")
        try await desk.lab("creatinine", "0.9", "mg/dL", on: "2026-11-10", range: "0.5-1.1")
        try await desk.lab("creatinine", "<1.0", "mg/dL", on: "2026-11-20", range: "0.5-1.1")
        let items = try await list(desk, "creatinine")
        #expect(items.map(\.mark) == [nil, .normal, .low])
        #expect(items[0].trend == "before: 0.9 on Tue 2026-11-10")
        #expect(items[1].trend == "up from <0.3 on Sun 2026-11-01")
        _ = try await desk.call(
            ChangeSetting.self, .init(requestId: desk.fresh(), name: "units", value: "si"))
        let molar = try #require(try await list(desk, "creatinine").last)
        #expect(molar.value == "27" && molar.comparator == "<")
        #expect(molar.reported == "<0.3 mg/dL")
    }

    @Test("are unknown in formulas and honest in checks")
    func formulas() async throws {
        let desk = try await Desk()
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from 2026-11-24 09:30")
        try await desk.lab("creatinine", "<0.3", "mg/dL")
        let clearance = try await desk.call(GetFormulas.self, .init()).formulas[0]
        #expect(clearance.value == nil)
        #expect(clearance.missing.contains { $0.contains("the lab gave only a limit") })
        let report = try await desk.call(CheckReadiness.self, .init(name: "zol")).reports[0]
        let creatinine = try #require(report.checks.first { $0.check == "creatinine" })
        #expect(creatinine.evidence?.hasPrefix("<0.3 mg/dL") == true)
    }

    @Test("go along with an export, and come back with its import")
    func export() async throws {
        let desk = try await Desk()
        try await desk.lab("creatinine", "≤0.3", "mg/dL")
        let fresh = try await Desk(at: desk.clock.now)
        let path = fresh.directory + "/e.jsonl"
        try Data(try await desk.export().utf8).write(to: URL(fileURLWithPath: path))
        _ = try await fresh.importing(path)
        let item = try #require(try await list(fresh, "creatinine").first)
        #expect(item.value == "0.3" && item.comparator == "<=")
    }

    @Test("are on paper as limits, in the table and in the chart")
    func paper() async throws {
        let desk = try await Desk()
        try await desk.lab("creatinine", "<0.3", "mg/dL", on: "2026-08-01")
        try await desk.lab("creatinine", ">4", "mg/dL", on: "2026-09-01")
        try await desk.lab("creatinine", "0.9", "mg/dL", on: "2026-11-01")
        let parts = try await desk.call(GetPaper.self, .init(kind: .report)).paper.parts
        let part = try #require(parts.first { $0.id == "lab-creatinine" })
        let marks = try #require(part.chart).marks
        #expect(marks.map(\.kind) == [.below, .above, .value])
        #expect(marks.first?.label == "Sat 2026-08-01: <0.3 mg/dL")
        #expect(part.table?.rows.map { $0.cells[1] } == ["0.9 mg/dL", ">4 mg/dL", "<0.3 mg/dL"])
        try await desk.lab("albumin", "≥5", "g/dL")
        let again = try await desk.call(GetPaper.self, .init(kind: .report)).paper.parts
        let newest = try #require(again.first { $0.id == "labs" }?.table?.rows.first)
        #expect(newest.cells.contains("≥5 g/dL"))
    }
}
