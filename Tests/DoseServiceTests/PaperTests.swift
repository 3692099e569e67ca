import DoseInterface
import Testing

@Suite("Letters and reports")
struct PaperTests {
    private func paper(
        _ desk: Desk, _ kind: PaperKind, _ name: String? = nil
    ) async throws -> Paper {
        try await desk.call(GetPaper.self, .init(kind: kind, name: name)).paper
    }

    private func rows(_ paper: Paper, _ id: String) -> [[String]] {
        paper.parts.first { $0.id == id }?.table?.rows.map(\.cells) ?? []
    }

    @Test("the dentist reads which bone medicines, since when, how many, the last and the next")
    func dentist() async throws {
        let desk = try await Desk()
        try await desk.add(
            "Xgeva 120 mg SC every 4 weeks from 2026-12-03 10:00", since: "2025-10-01",
            dosesBefore: 14)
        try await desk.add("naproxen 220 mg at 8:00")
        try await desk.exam(on: "2026-11-18")
        try await desk.record(.given, "xgeva", at: "2026-11-20 10:00")
        let letter = try await paper(desk, .dentist)
        #expect(
            rows(letter, "bone-medicines") == [
                [
                    "Xgeva (denosumab)", "120 mg", "Wed 2025-10-01", "15", "Fri 2026-11-20",
                    "Thu 2026-12-03 10:00",
                ]
            ])
        let sheet = try await paper(desk, .infusion)
        #expect(
            rows(sheet, "appointment").contains(["Number", "15 in the plan; given so far: 15"]))
        #expect(sheet.title == "Sheet for the injection day")
        #expect(rows(letter, "other-medicines").map { $0[0] } == ["naproxen"])
        #expect(rows(letter, "dental") == [["Wed 2026-11-18", "Exam", "clear"]])
        let advice = try #require(letter.parts.first { $0.id == "advice" }).remarks
        #expect(advice.contains { $0.text.contains("osteonecrosis of the jaw") })
        #expect(advice.dropLast().allSatisfy { !$0.sources.isEmpty })
        #expect(advice.last?.text.contains("for the cancer team to decide") == true)
    }

    @Test("what only one medicine asks for stands on no other letter")
    func ownAdvice() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        let text = try await paper(desk, .dentist).parts.flatMap(\.remarks).map(\.text)
        #expect(!text.contains { $0.contains("denosumab") })
        let questions = try await paper(desk, .infusion).parts.first { $0.id == "questions" }
        #expect(questions?.boxes == true)
        #expect(questions?.remarks.contains { $0.text.contains("creatinine") } == true)
        #expect(questions?.remarks.allSatisfy { !$0.sources.isEmpty } == true)
    }

    @Test("whom to call stands once in a letter's text, beside the table of numbers")
    func callsOnce() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        let before = try await paper(desk, .infusion).parts.flatMap(\.remarks).compactMap(\.call)
        #expect(before.count == 1, "\(before)")
        _ = try await desk.call(
            AddContact.self,
            .init(requestId: desk.fresh(), role: "oncologist", name: "Dr. Ito", phone: "+49 30 1"))
        for kind in [PaperKind.infusion, .dentist] {
            let calls = try await paper(desk, kind).parts.flatMap(\.remarks).compactMap(\.call)
            #expect(calls.count == (kind == .infusion ? 1 : 0), "\(calls)")
        }
    }

    @Test("without a bone medicine the letter says so, and nothing is claimed")
    func nothing() async throws {
        let letter = try await paper(try await Desk(), .dentist)
        #expect(letter.parts.map(\.id) == ["bone-medicines", "contacts", "notes"])
        #expect(letter.parts[0].remarks.map(\.text) == ["No bone medicine is on record."])
    }

    @Test("the sheet for the day is about the next infusion, and shows its checks as they stand")
    func infusion() async throws {
        let desk = try await Desk()
        try await desk.add("denosumab 120 mg SC every 4 weeks from 2027-01-10 10:00")
        try await desk.add(zoledronicAcid)
        let sheet = try await paper(desk, .infusion)
        let appointment = rows(sheet, "appointment")
        #expect(appointment.contains(["Medicine", "zoledronic acid"]))
        #expect(appointment.contains(["When", "Tue 2026-12-01 09:30 (Europe/Berlin)"]))
        #expect(appointment.contains(["Number", "1"]))
        let checks = rows(sheet, "readiness").map { [$0[0], $0[1]] }
        #expect(checks.contains(["dental exam", "OPEN"]))
        #expect(checks.contains(["creatinine", "OPEN"]))
        #expect(checks.contains(["calcium and vitamin D", "TO ASK"]))
        let titles = checks.map { $0[0].prefix(1).uppercased() + $0[0].dropFirst() + ": " }
        let remarks = try #require(sheet.parts.first { $0.id == "readiness" }).remarks
        #expect(remarks.allSatisfy { said in titles.contains { said.text.contains($0) } })
        // A number of ours does not look like one that was published.
        #expect(remarks.contains { $0.text.contains("Our setting: ") && $0.sources.isEmpty })
        #expect(sheet.title == "Sheet for the infusion day")
        try await desk.exam(on: "2026-11-18")
        let after = rows(try await paper(desk, .infusion), "readiness").map { [$0[0], $0[1]] }
        #expect(after.contains(["dental exam", "OK"]))
        let other = try await paper(desk, .infusion, "denosumab")
        #expect(rows(other, "appointment").contains(["Medicine", "denosumab"]))
    }

    @Test("a sheet for what no clinic gives, for nothing at all, or a named report is refused")
    func refusals() async throws {
        let desk = try await Desk()
        let none: NotFound = try await desk.refusal(GetPaper.self, .init(kind: .infusion))
        #expect(none.what == "infusion")
        try await desk.add("naproxen 220 mg at 8:00")
        let home: Invalid = try await desk.refusal(
            GetPaper.self, .init(kind: .infusion, name: "naproxen"))
        #expect(home.message.contains("not given at a clinic"))
        let named: Invalid = try await desk.refusal(
            GetPaper.self, .init(kind: .report, name: "naproxen"))
        #expect(named.parameter == "name")
    }

    @Test("the report says what is at home and until when, of what is counted and in use")
    func stock() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8:00 and 20:00")
        try await desk.add("calcium carbonate 1 tablet at 20:00")
        #expect(try await paper(desk, .report).parts.allSatisfy { $0.id != "stock" })
        try await desk.stock(.set, "naproxen", "10 tablets", each: "220 mg", repeats: 2)
        try await desk.stock(.set, "calcium", "100 mL")
        #expect(
            rows(try await paper(desk, .report), "stock") == [
                [
                    "naproxen", "10 tablets of 220 mg",
                    "for 5 more days, until Sat 2026-11-28", "2",
                ],
                ["calcium carbonate", "100 mL", "no telling for how long", ""],
            ])
        _ = try await desk.call(
            StopPrescription.self, .init(requestId: desk.fresh(), name: "naproxen", reason: "x"))
        #expect(
            rows(try await paper(desk, .report), "stock").map { $0[0] } == ["calcium carbonate"])
    }

    @Test("doses on time, late, skipped and missed are counted week by week, and drawn as counted")
    func onTime() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 19:00")
        for (minutes, outcome) in [(0, Outcome.taken), (40, .taken), (0, .skipped)] {
            desk.clock.advance(minutes: 55)
            try await desk.passTime()
            desk.clock.advance(minutes: Int64(minutes))
            try await desk.record(outcome, "naproxen", reason: outcome == .skipped ? "sick" : nil)
            desk.clock.advance(minutes: 24 * 60 - 55 - Int64(minutes))
        }
        let report = try await paper(desk, .report)
        let part = try #require(report.parts.first { $0.id == "on-time" })
        #expect(part.table?.rows.map(\.cells) == [["2026-11-23", "1", "1", "1", "0"]])
        let chart = try #require(part.chart)
        #expect(chart.marks.map(\.kind) == [.onTime, .late, .skipped])
        #expect(chart.marks.map(\.up) == [0, 250, 500])
        #expect(chart.marks.allSatisfy { $0.height == 250 })
        #expect(chart.summary.contains("1 of 3 planned doses"))
    }

    @Test("what was given and what is planned stand on one line of time")
    func timeline() async throws {
        let desk = try await Desk()
        try await desk.add(
            "Xgeva 120 mg SC every 4 weeks from 2026-12-03 10:00", since: "2026-06-01",
            dosesBefore: 5)
        try await desk.record(.given, "xgeva", at: "2026-11-05 10:00", minutes: 5)
        let part = try #require(
            try await paper(desk, .report).parts.first { $0.id == "infusions" })
        let chart = try #require(part.chart)
        #expect(chart.up.map(\.label) == ["Xgeva (denosumab)"])
        #expect(chart.marks.first?.kind == .given)
        #expect(chart.marks.dropFirst().allSatisfy { $0.kind == .planned })
        #expect(chart.marks.map(\.across) == chart.marks.map(\.across).sorted())
        #expect(chart.across.contains { $0.label == "today" })
        #expect(part.table?.rows.count == chart.marks.count)
        #expect(part.table?.rows.first?.cells[3] == "given, 5 minutes")
    }

    @Test("whom to call, pain, falls and health stand on paper as they were told")
    func told() async throws {
        let desk = try await Desk()
        _ = try await desk.call(
            AddContact.self,
            .init(
                requestId: desk.fresh(), role: "oncologist", name: "Dr. Abara",
                phone: "+49 30 1234"))
        for (day, score) in [("2026-11-01", 7), ("2026-11-20", 3)] {
            _ = try await desk.call(
                RecordJournal.self,
                .init(requestId: desk.fresh(), kind: .pain, score: score, at: day))
        }
        _ = try await desk.call(
            RecordJournal.self, .init(requestId: desk.fresh(), kind: .fall, note: "stairs"))
        let report = try await paper(desk, .report)
        #expect(rows(report, "contacts").first == ["Oncologist", "Dr. Abara", "+49 30 1234"])
        #expect(rows(report, "contacts").filter { $0[0] == "Oncologist" }.count == 1)
        let pain = try #require(report.parts.first { $0.id == "pain" })
        #expect(pain.chart?.marks.map(\.up) == [700, 300])
        #expect(pain.chart?.summary.contains("The last one is 3") == true)
        #expect(rows(report, "told").map { $0[1] } == ["fall"])
        #expect(rows(report, "told").first?[3] == "stairs")
    }

    @Test("an old fracture is not pushed out by what is told daily, and what is left out is said")
    func longTold() async throws {
        let desk = try await Desk()
        func note(_ request: RecordJournal.Request) async throws {
            _ = try await desk.call(RecordJournal.self, request)
        }
        try await note(
            .init(requestId: desk.fresh(), kind: .event, what: "fracture", at: "2025-03-02"))
        try await note(.init(requestId: desk.fresh(), kind: .fall, at: "2026-09-10"))
        let before = try await paper(desk, .report)
        #expect(before.parts.first { $0.id == "told" }?.remarks.isEmpty == true)
        for index in 0..<70 {
            let at = "\(index + 1) hours ago"
            try await note(.init(requestId: desk.fresh(), kind: .bowel, at: at))
            try await note(
                .init(requestId: desk.fresh(), kind: .pain, score: index == 69 ? 9 : 2, at: at))
        }
        let report = try await paper(desk, .report)
        let told = try #require(report.parts.first { $0.id == "told" })
        let kinds = rows(report, "told").map { $0[1] }
        #expect(kinds == ["fall", "event"] + Array(repeating: "bowel", count: 60))
        #expect(rows(report, "told")[1][2] == "fracture")
        #expect(
            told.remarks.map(\.text) == [
                "All events and falls are shown, and the newest 60 of 70 other entries."
            ])
        // The worst pain is that of all entries, also of those that are not shown.
        let pain = try #require(report.parts.first { $0.id == "pain" })
        #expect(pain.table?.rows.count == 60)
        #expect(
            pain.remarks.map(\.text) == ["The newest 60 of 70 entries are shown."])
        #expect(pain.chart?.summary.contains("the worst is 9") == true)
        #expect(pain.chart?.summary.hasPrefix("70 entries.") == true)
    }

    @Test("results in two units stand in that of the last one, and none is left out")
    func twoUnits() async throws {
        let desk = try await Desk()
        try await desk.lab("creatinine", "0.9", "mg/dL", on: "2026-11-01")
        try await desk.lab("creatinine", "90", "µmol/L", on: "2026-11-20")
        let part = try #require(
            try await paper(desk, .report).parts.first { $0.id == "lab-creatinine" })
        #expect(part.heading == "Creatinine in µmol/L")
        #expect(part.chart?.marks.count == 2)
        let cells = try #require(part.table).rows.map(\.cells)
        #expect(cells.map { $0[0] } == ["Fri 2026-11-20", "Sun 2026-11-01"])
        #expect(cells[0][1] == "90 µmol/L")
        #expect(cells[1][1].hasSuffix(" µmol/L (reported as 0.9 mg/dL)"))
    }

    @Test("what was taken as needed stands apart from doses on time")
    func asNeeded() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 6 hours")
        try await desk.record(.taken, "ibuprofen")
        let report = try await paper(desk, .report)
        #expect(report.parts.allSatisfy { $0.id != "on-time" })
        let part = try #require(report.parts.first { $0.id == "as-needed" })
        #expect(
            part.remarks.map(\.text) == ["ibuprofen, as needed: taken once in the last 12 weeks."])
    }

    @Test("results of one test become a chart once there are two, lowest below and newest right")
    func labs() async throws {
        let desk = try await Desk()
        func lab(_ value: String, _ day: String) async throws {
            _ = try await desk.call(
                RecordObservation.self,
                .init(
                    requestId: desk.fresh(), name: "creatinine", value: value, unit: "mg/dL",
                    on: day, range: "0.5-1.1"))
        }
        try await lab("1.2", "2026-11-01")
        #expect(try await paper(desk, .report).parts.allSatisfy { $0.id != "lab-creatinine" })
        try await lab("0.9", "2026-08-01")
        try await lab("1.0", "2026-11-20")
        let part = try #require(
            try await paper(desk, .report).parts.first { $0.id == "lab-creatinine" })
        let marks = try #require(part.chart).marks
        #expect(marks.map(\.label).first == "Sat 2026-08-01: 0.9 mg/dL")
        #expect(marks.map(\.across).first == 0 && marks.map(\.across).last == 1000)
        #expect(marks[0].up < marks[2].up && marks[2].up < marks[1].up)
        #expect(part.heading == "Creatinine in mg/dL")
        #expect(part.chart?.band?.label == "the lab's range, 0.5 to 1.1")
        #expect(part.table?.rows[1].cells == ["Sun 2026-11-01", "1.2 mg/dL", "above"])
    }
}
