import DoseInterface
import Testing

@Suite("Lab results and other values")
struct ObservationTests {
    private func refused(
        _ desk: Desk, _ name: String, _ value: String, _ unit: String? = nil,
        range: String? = nil
    ) async throws -> Invalid {
        try await desk.refusal(
            RecordObservation.self,
            .init(requestId: desk.fresh(), name: name, value: value, unit: unit, range: range))
    }

    private func list(
        _ desk: Desk, _ name: String? = nil, from: String? = nil, to: String? = nil,
        all: Bool? = nil
    ) async throws -> [Observation] {
        try await desk.call(
            ListObservations.self, .init(name: name, from: from, to: to, all: all)
        ).observations
    }

    @Test("what can be measured is listed under the names and units that a result is typed with")
    func names() async throws {
        let desk = try await Desk()
        let labs = try await desk.call(ListLabs.self, .init()).labs
        #expect(Set(labs.map(\.name)).count == labs.count && labs.allSatisfy { !$0.title.isEmpty })
        let calcium = try #require(labs.first { $0.name == "calcium" })
        #expect(calcium.units.contains("mmol/L") && calcium.units.contains("mg/dL"))
        for (unit, value, day) in [("mmol/L", "2.3", "2026-11-20"), ("mg/dL", "9.2", "today")] {
            try await desk.lab(calcium.title, value, unit, on: day)
        }
        #expect(try await list(desk, calcium.name).map(\.name) == ["calcium", "calcium"])
        // A name of no test is refused, with a name that is listed.
        let near: NotFound = try await desk.refusal(
            RecordObservation.self,
            .init(requestId: desk.fresh(), name: "calcum", value: "2.3", unit: "mmol/L"))
        #expect(near.suggestions.contains("calcium"))
    }

    @Test("the list has the newest of each, latest first, with the lab's range and the trend")
    func trend() async throws {
        let desk = try await Desk()
        try await desk.lab("creatinine", "0.8", "mg/dL", on: "2026-10-26", range: "0.5-1.1")
        try await desk.lab("creatinine", "1.2", "mg/dL", on: "2026-11-20", range: "0.5 to 1.1")
        try await desk.lab("weight", "61", "kg", on: "2026-11-21")
        let items = try await list(desk)
        #expect(items.map(\.name) == ["weight", "creatinine"])
        #expect(items[1].value == "1.2")
        #expect(items[1].range == "0.5 to 1.1")
        #expect(items[1].mark == .high)
        #expect(items[1].trend == "up from 0.8 on Mon 2026-10-26")
        #expect(items[1].loinc == "2160-0")
        #expect(items[0].range == nil && items[0].mark == nil && items[0].trend == nil)
        #expect(try await list(desk, "crea").map(\.value) == ["1.2", "0.8"])
        #expect(try await list(desk, from: "2026-11-21").map(\.name) == ["weight"])
        #expect(try await list(desk, "creatinine", to: "2026-11-01").map(\.value) == ["0.8"])
        #expect(try await list(desk, all: true).count == 3)
    }

    @Test("a value outside the lab's range is recorded and said, and no value is judged by us")
    func outside() async throws {
        let desk = try await Desk()
        let low = try await desk.lab("calcium", "2.0", "mmol/L", range: "2.2-2.6")
        #expect(low.observation.mark == .low)
        #expect(low.remarks.contains { $0.text.contains("below the range of the lab") })
        let within = try await desk.lab("calcium", "2.3", "mmol/L", range: "2.2-2.6")
        #expect(within.observation.mark == .normal)
        #expect(within.remarks.map(\.text).allSatisfy { !$0.contains("range of the lab") })
        let without = try await desk.lab("calcium", "2.0", "mmol/L")
        #expect(without.observation.mark == nil)
    }

    @Test("of two results of one day the last recorded counts, in list, formulas and checks")
    func sameDay() async throws {
        let desk = try await Desk()
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from 2026-11-24 09:30")
        try await desk.lab("creatinine", "1.4", "mg/dL")
        let second = try await desk.lab("creatinine", "0.9", "mg/dL")
        #expect(
            second.remarks.last?.text
                == "Another creatinine of that day is on record: 1.4 mg/dL. "
                + "The one that is recorded last counts. Wrong? dose undo")
        let items = try await list(desk, "creatinine")
        #expect(items.map(\.value) == ["0.9", "1.4"])
        #expect(items[0].sameDay == "recorded last of 2 that day, so this one counts")
        #expect(items[1].sameDay == "another one was recorded later that day and counts")
        let formulas = try await desk.call(GetFormulas.self, .init()).formulas
        #expect(formulas[0].inputs.first?.hasPrefix("creatinine 0.9 mg/dL") == true)
        let report = try await desk.call(CheckReadiness.self, .init(name: "zol")).reports[0]
        let check = try #require(report.checks.first { $0.check == "creatinine" })
        #expect(
            check.evidence == "0.9 mg/dL, recorded last of 2 that day (also 1.4 mg/dL)")
        // Taken back, the first one counts again and stands alone.
        try await desk.undo()
        #expect(try await list(desk, "creatinine").map(\.sameDay) == [nil])
        #expect(
            try await desk.call(GetFormulas.self, .init()).formulas[0].inputs.first
                == "creatinine 1.4 mg/dL (2026-11-23)")
    }

    @Test("a low calcium by the lab's own range stands open in the check")
    func lowCalcium() async throws {
        let desk = try await Desk()
        try await desk.add("Xgeva 120 mg every 4 weeks from 2026-11-24 10:00")
        try await desk.lab("calcium", "2.0", "mmol/L", range: "2.2-2.6")
        let report = try await desk.call(CheckReadiness.self, .init(name: "denosumab")).reports[0]
        let calcium = try #require(report.checks.first { $0.check == "calcium" })
        #expect(calcium.state == .outOfRange)
        #expect(calcium.evidence?.hasPrefix("2.0 mmol/L") == true)
    }

    @Test("a very high calcium says to call, by itself or once it is corrected for albumin")
    func highCalcium() async throws {
        let desk = try await Desk()
        func alerts(_ reply: RecordObservation.Reply) -> [Remark] {
            reply.remarks.filter { $0.text.contains("is treated as too high with cancer") }
        }
        let raw = try await alerts(desk.lab("calcium", "12.0", "mg/dL", on: "2026-11-20"))
        #expect(raw.count == 1 && raw.allSatisfy { !$0.sources.isEmpty })
        #expect(try await alerts(desk.lab("calcium", "11.6", "mg/dL")).isEmpty)
        let low = try await alerts(desk.lab("albumin", "3.0", "g/dL"))
        #expect(low.first?.text.hasPrefix("Corrected for albumin, your calcium is 12.4") == true)
        #expect(low.count == 1 && low.first?.text.contains("Call your care team now") == true)
        #expect(try await alerts(desk.lab("calcium", "11.5", "mg/dL")).count == 1)
        #expect(try await alerts(desk.lab("calcium", "9.0", "mg/dL")).isEmpty)
        #expect(try await alerts(desk.lab("albumin", "4.0", "g/dL", on: "2026-01-05")).isEmpty)
    }

    @Test("an impossible value is refused with the unit that it may be in; an odd one is remarked")
    func plausible() async throws {
        let desk = try await Desk()
        let wrong = try await refused(desk, "creatinine", "80", "mg/dL")
        #expect(wrong.message.contains("0.2 to 20 mg/dL"))
        #expect(wrong.message.contains("80 µmol/L"))
        let odd = try await desk.lab("creatinine", "9", "mg/dL")
        #expect(odd.remarks.contains { $0.text.contains("unusual") })
        let fine = try await desk.lab("creatinine", "0.9", "mg/dL")
        #expect(!fine.remarks.contains { $0.text.contains("unusual") })
    }

    @Test("a missing unit, a unit in the wrong case and a strange range say what would be right")
    func refusals() async throws {
        let desk = try await Desk()
        let missing = try await refused(desk, "creatinine", "0.9")
        #expect(missing.parameter == "unit" && missing.message.contains("mg/dL or µmol/L"))
        let trap = try await refused(desk, "platelets", "150", "g/l")
        #expect(trap.parameter == "unit" && trap.message.contains("Large and small letters"))
        #expect(try await refused(desk, "calcium", "9", "mg/dL", range: "x").parameter == "range")
        #expect(
            try await refused(desk, "calcium", "9", "mg/dL", range: "9-8").parameter == "range")
        #expect(try await refused(desk, "BP", "80/120").message.contains("120/80"))
        #expect(try await refused(desk, "pregnancy test", "maybe").message.contains("negative"))
        #expect(try await list(desk).isEmpty)
    }

    @Test("blood pressure, a pregnancy test and a LOINC code need no unit")
    func otherForms() async throws {
        let desk = try await Desk()
        #expect(try await desk.lab("blood-pressure", "120/80").observation.unit == "mmHg")
        let test = try await desk.lab("pregnancy test", "Neg").observation
        #expect(test.value == "negative" && test.unit == nil)
        let coded = try await desk.lab("14682-9", "80").observation
        #expect(coded.name == "creatinine" && coded.unit == "µmol/L")
        #expect(try await list(desk).count == 3)
    }

    @Test("a fever says what is published about it, with its source")
    func fever() async throws {
        let desk = try await Desk()
        let remarks = try await desk.lab("temperature", "100.9", "F").remarks
        #expect(remarks.first?.text.contains("Call your care team at once") == true)
        #expect(remarks.first?.sources.isEmpty == false)
        let later = try await desk.lab("temperature", "36.8", "C").remarks.map(\.text)
        #expect(later.allSatisfy { !$0.contains("38.0") })
        let again = try await desk.lab("temperature", "39.2", "C").remarks
        #expect(again.first?.text.contains("Call your care team at once") == true)
    }

    @Test("what people measure several times a day is not asked about again")
    func measuredOften() async throws {
        let desk = try await Desk()
        let measured: [(String, [String], String?)] = [
            ("temperature", ["36.8", "37.1"], "C"), ("weight", ["61", "61.4"], "kg"),
            ("blood pressure", ["120/80", "131/84"], nil),
        ]
        for (name, values, unit) in measured {
            for value in values {
                let texts = try await desk.lab(name, value, unit).remarks.map(\.text)
                #expect(!texts.contains { $0.contains("of that day") }, "\(name)")
            }
            #expect(try await list(desk, name).map(\.sameDay) == [nil, nil])
        }
        // What cannot wait is read before which one of a day counts.
        try await desk.lab("calcium", "9.1", "mg/dL")
        let again = try await desk.lab("calcium", "12.4", "mg/dL").remarks
        #expect(again.first?.text.contains("Call your care team now") == true)
        #expect(again.last?.text.hasPrefix("Another calcium of that day is") == true)
    }

    @Test("a test that the table does not have is kept as written, when that is asked for")
    func asWritten() async throws {
        let desk = try await Desk()
        let near: NotFound = try await desk.refusal(
            RecordObservation.self,
            .init(requestId: "a", name: "creatinin", value: "1", unit: "mg/dL"))
        #expect(near.suggestions == ["creatinine"])
        for (name, value) in [("Ferritin", "120"), ("ferritin", "130")] {
            let reply = try await desk.lab(name, value, "ug/L", asWritten: true)
            #expect(reply.observation.name == "Ferritin")
            #expect(reply.remarks.contains { $0.text.contains("not in our table") })
        }
        #expect(try await list(desk, "FERRITIN").map(\.value) == ["130", "120"])
        let unknown: NotFound = try await desk.refusal(
            ListObservations.self, .init(name: "sodium"))
        #expect(unknown.what == "lab result")
    }

    @Test("values are shown in the units that the person likes, and kept as reported")
    func units() async throws {
        let desk = try await Desk()
        try await desk.lab("creatinine", "0.9", "mg/dL", range: "0.5-1.1")
        try await desk.lab("calcium", "9.0", "mg/dL")
        _ = try await desk.call(
            ChangeSetting.self,
            .init(requestId: "u", name: "units", value: "si, calcium mg/dL"))
        let items = try await list(desk)
        let creatinine = try #require(items.first { $0.name == "creatinine" })
        #expect(creatinine.value == "80" && creatinine.unit == "µmol/L")
        #expect(creatinine.range == "44 to 97" && creatinine.reported == "0.9 mg/dL")
        #expect(creatinine.loinc == "14682-9")
        #expect(items.first { $0.name == "calcium" }?.unit == "mg/dL")
        try await desk.undo()
        #expect(try await list(desk).allSatisfy { $0.reported == nil })
    }

    @Test("a T-score can be below zero, a creatinine cannot")
    func belowZero() async throws {
        let desk = try await Desk()
        for value in ["-2.5", "\u{2212}2.1", "+0.4"] {
            _ = try await desk.lab("t-score", value, on: "2026-11-20", range: ">-1")
        }
        let items = try await list(desk, "T-score")
        #expect(items.map(\.value) == ["0.4", "-2.1", "-2.5"])
        #expect(items.map(\.mark) == [.normal, .low, .low] && items[0].unit == "SD")
        #expect(items.map(\.trend?.first) == ["u", "u", nil])
        #expect(try await refused(desk, "t-score", "-25").message.contains("-10 to 10 SD"))
        #expect(try await refused(desk, "t-score", "-").parameter == "value")
        let never = try await refused(desk, "creatinine", "-1", "mg/dL")
        #expect(never.message.contains("never below zero"))
        // A test that the table does not have can be below zero too.
        let excess = try await desk.lab("base excess", "-3", "mmol/L", asWritten: true)
        #expect(excess.observation.value == "-3")
    }

    @Test("undo takes a value back, and the one before it is the newest again")
    func undo() async throws {
        let desk = try await Desk()
        try await desk.lab("weight", "61", "kg", on: "2026-11-01")
        try await desk.lab("weight", "160", "lb")
        #expect(try await desk.undo().undone.hasPrefix("weight 160 lb"))
        #expect(try await list(desk).map(\.value) == ["61"])
    }
}
