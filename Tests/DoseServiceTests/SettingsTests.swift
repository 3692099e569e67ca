import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("Settings")
struct SettingsTests {
    @discardableResult
    private func set(
        _ desk: Desk, _ name: String, _ value: String?
    ) async throws -> ChangeSetting.Reply {
        try await desk.call(
            ChangeSetting.self, .init(requestId: desk.fresh(), name: name, value: value))
    }

    private func setting(_ desk: Desk, _ name: String) async throws -> Setting {
        let all = try await desk.call(GetSettings.self, .init()).settings
        return try #require(all.first { $0.name == name })
    }

    private func refused<Refusal: InterfaceError>(
        _ desk: Desk, _ name: String, _ value: String?, as: Refusal.Type = Refusal.self
    ) async throws -> Refusal {
        try await desk.refusal(
            ChangeSetting.self, .init(requestId: desk.fresh(), name: name, value: value))
    }

    @Test("all are ours at first, each with its value, and the home zone is the person's")
    func ours() async throws {
        let desk = try await Desk()
        let all = try await desk.call(GetSettings.self, .init()).settings
            .filter { $0.check == nil }
        #expect(
            all.map { "\($0.name)=\($0.value)" } == [
                "home-zone=Europe/Berlin", "waking=08:00 to 22:00", "breakfast=08:00",
                "lunch=12:30", "dinner=18:30", "units=as reported",
                "country=not told", "region=US", "late-hours=half",
                "late-several=half",
                "late-daily=12 hours", "late-days=1 day", "late-weeks=2 days",
                "late-longer=never", "late-once=1 day",
                "lead-infusion=14 days, 7 days, 1 day, 2 hours", "lead-dose=none",
                "lead-dental=1 day", "lead-stock=7 days",
                "nag=15 minutes, 3 times", "nag-infusion=1 day, 3 times",
                "quiet-hours=22:00 to 07:00", "escalate=1 hour",
                "say=everything", "snooze=15 minutes", "on-time=15 minutes",
                "follow-ups=all",
            ])
        #expect(all.filter { !$0.ours }.map(\.name) == ["home-zone"])
    }

    @Test("a name that was typed with blanks is one all the same, as long as a value is left")
    func blanksInName() async throws {
        let desk = try await Desk()
        #expect(try await set(desk, "Quiet", "hours 22:30 to 07:00").setting.name == "quiet-hours")
        #expect(try await setting(desk, "quiet-hours").value == "22:30 to 07:00")
        try await set(desk, "creatinine", "max age 21 days")
        #expect(try await setting(desk, "creatinine-max-age").ours == false)
        try await set(desk, "quiet", "hours default")
        #expect(try await setting(desk, "quiet-hours").ours)
        #expect(try await set(desk, "nag", "10 minutes, 5 times").setting.name == "nag")
        let refusal: NotFound = try await refused(desk, "quiet", "hours")
        #expect(refusal.message.hasSuffix("Did you mean quiet-hours?"))
        let wake: NotFound = try await refused(desk, "wake", "7:00 to 22:00")
        #expect(wake.suggestions == ["waking"])
    }

    @Test(
        "values are read as people write them",
        arguments: [
            ("waking", "7 am to 11 pm", "07:00 to 23:00"),
            ("waking", "12:00-03:00", "12:00 to 03:00"),
            ("breakfast", "9 am", "09:00"), ("late-daily", "90m", "90 minutes"),
            ("late-weeks", "never", "never"), ("late-hours", "half", "half"),
            ("LATE-ONCE", "2 days", "2 days"), ("units", "SI", "si"),
            ("units", "us, calcium mmol/l, BP mmHg", "us, calcium mmol/L, blood-pressure mmHg"),
            ("lead-infusion", "1 day, 1 week", "7 days, 1 day"),
            ("lead-dose", "30m", "30 minutes"), ("lead-dental", "none", "none"),
            ("lead-stock", "1 day and 2 weeks", "14 days, 1 day"),
            ("nag", "10m, 5 times", "10 minutes, 5 times"), ("nag-infusion", "never", "never"),
            ("quiet-hours", "9 pm to 6:30", "21:00 to 06:30"), ("quiet-hours", "None", "none"),
            ("escalate", "90 minutes", "90 minutes"), ("escalate", "Never", "never"),
            ("say", "Nothing personal", "nothing-personal"), ("say", "medicine", "medicine"),
            ("snooze", "30m", "30 minutes"), ("on-time", "an hour", "1 hour"),
        ])
    func read(name: String, text: String, value: String) async throws {
        let desk = try await Desk()
        let reply = try await set(desk, name, text)
        #expect(reply.setting.value == value)
        #expect(!reply.setting.ours)
        #expect(try await setting(desk, name.lowercased()) == reply.setting)
        #expect(try await !set(desk, name, value).changed)
    }

    @Test("the unit of one test goes before that of all, and falls back to it")
    func unitOfOneTest() async throws {
        let desk = try await Desk()
        try await desk.lab("creatinine", "0.9", "mg/dL")
        try await desk.lab("calcium", "9.0", "mg/dL")
        func shown(_ name: String) async throws -> String? {
            try await desk.call(ListObservations.self, .init(name: name)).observations.first?.unit
        }
        #expect(try await setting(desk, "unit.creatinine").value == "as reported")
        let reply = try await set(desk, "unit.creatinine", "umol/l")
        #expect(reply.setting.value == "µmol/L" && !reply.setting.ours && reply.changed)
        #expect(try await setting(desk, "unit.creatinine") == reply.setting)
        #expect(try await !set(desk, "Unit.Creatinine", "µmol/L").changed)
        #expect(try await shown("creatinine") == "µmol/L")
        #expect(try await shown("calcium") == "mg/dL")
        let all = try await set(desk, "units", "us, creatinine mg/dL")
        #expect(all.remarks.contains { $0.text.hasPrefix("creatinine keeps a unit of its own.") })
        #expect(try await shown("creatinine") == "µmol/L")
        try await set(desk, "units", "si")
        try await set(desk, "unit.creatinine", "mg/dL")
        #expect(try await shown("creatinine") == "mg/dL")
        #expect(try await shown("calcium") == "mmol/L")
        try await set(desk, "unit.creatinine", nil)
        #expect(try await shown("creatinine") == "µmol/L")
        let back = try await setting(desk, "unit.creatinine")
        #expect(back.ours && back.value == "µmol/L")
        try await desk.undo()
        #expect(try await shown("creatinine") == "mg/dL")
    }

    @Test("a unit that the test does not have, and a test without a choice, are refused")
    func noSuchUnit() async throws {
        let desk = try await Desk()
        let unit: Invalid = try await refused(desk, "unit.creatinine", "g/L")
        #expect(unit.parameter == "value" && unit.message.contains("mg/dL or µmol/L"))
        let trap: Invalid = try await refused(desk, "unit.platelets", "g/l")
        #expect(trap.message.contains("Large and small letters"))
        let slip: NotFound = try await refused(desk, "unit.creatinin", "mg/dL")
        #expect(slip.suggestions.contains("unit.creatinine"))
        let single: NotFound = try await refused(desk, "unit.egfr", "mL/min")
        #expect(single.what == "setting")
        #expect(try await setting(desk, "unit.creatinine").ours)
    }

    @Test("ours come back by default and by undo, and a repeat changes nothing")
    func back() async throws {
        let desk = try await Desk()
        try await set(desk, "late-daily", "6 hours")
        try await set(desk, "late-daily", "8 hours")
        #expect(try await desk.undo().undone.contains("late-daily"))
        #expect(try await setting(desk, "late-daily").value == "6 hours")
        try await set(desk, "late-daily", nil)
        #expect(try await setting(desk, "late-daily").ours)
        try await desk.undo()
        #expect(try await setting(desk, "late-daily").value == "6 hours")
        try await desk.undo()
        #expect(try await setting(desk, "late-daily").value == "12 hours")
    }

    @Test("what makes no sense is refused with what would be right")
    func nonsense() async throws {
        let desk = try await Desk()
        let unknown: NotFound = try await refused(desk, "colour", "red")
        #expect(unknown.message.contains("late-daily"))
        let hours: Invalid = try await refused(desk, "waking", "08:00")
        #expect(hours.message.contains("08:00 to 22:00"))
        let bare: Invalid = try await refused(desk, "waking", "8 to 22")
        #expect(bare.message.contains("Write the minutes too"))
        let checks: NotFound = try await refused(desk, "checkss", "7 days")
        #expect(checks.suggestions.contains("checks"))
        let short: Invalid = try await refused(desk, "waking", "08:00 to 10:00")
        #expect(short.message.contains("4 hours"))
        let meals: Invalid = try await refused(desk, "lunch", "08:00")
        #expect(meals.parameter == "value")
        let time: CannotRead = try await refused(desk, "dinner", "25:00")
        #expect(time.subject == "clock time")
        let late: CannotRead = try await refused(desk, "late-daily", "soon")
        #expect(late.subject == "late window")
        let lead: CannotRead = try await refused(desk, "lead-infusion", "a while")
        #expect(lead.subject == "lead times")
        let nag: CannotRead = try await refused(desk, "nag", "always")
        #expect(nag.subject == "pause")
        let say: Invalid = try await refused(desk, "say", "little")
        #expect(say.message.contains("nothing-personal"))
        let snooze: Invalid = try await refused(desk, "snooze", "8 days")
        #expect(snooze.message.contains("a week"))
        for length in ["13 hours", "30 seconds"] {
            let onTime: Invalid = try await refused(desk, "on-time", length)
            #expect(onTime.message.contains("12 hours"))
        }
        let zone: Invalid = try await refused(desk, "home-zone", "Mars/Olympus")
        #expect(zone.message.contains("Mars/Olympus"))
        let none: Invalid = try await refused(desk, "home-zone", nil)
        #expect(none.message.contains("no default"))
    }

    @Test("what a notification says, and how long a snooze is, goes with the reminders of a person")
    func wishes() async throws {
        let desk = try await Desk()
        _ = try await desk.call(AddPerson.self, .init(requestId: desk.fresh(), name: "Ana"))
        let ana = desk.about("ana")
        try await ana.add("calcium 500 mg once now")
        try await desk.add("naproxen 220 mg once now")
        try await desk.passTime()
        #expect(try await desk.openReminders().allSatisfy { $0.say == nil && $0.snooze == nil })
        try await set(ana, "say", "nothing-personal")
        try await set(ana, "snooze", "1 hour")
        #expect(try await ana.openReminders().map(\.say) == [.nothingPersonal])
        #expect(try await ana.openReminders().map(\.snooze) == ["1 hour"])
        let own = try await desk.openReminders().filter { $0.prescription == "naproxen" }
        #expect(own.map(\.say) == [nil])
        let dose = try await ana.call(
            SnoozeDose.self, .init(requestId: desk.fresh(), name: "calcium")
        ).dose
        #expect(dose.snoozedUntil?.relative == "in 1 h")
        let usual = try await desk.call(
            SnoozeDose.self, .init(requestId: desk.fresh(), name: "naproxen")
        ).dose
        #expect(usual.snoozedUntil?.relative == "in 15 minutes")
    }

    @Test("a late window holds for the doses to come, and a prescription's own comes first")
    func late() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg daily at 20:00")
        try await desk.add("ibuprofen 200 mg daily at 20:00")
        _ = try await desk.call(
            EditPrescription.self,
            .init(requestId: desk.fresh(), name: "ibuprofen", late: "10 hours"))
        try await set(desk, "late-daily", "2 hours")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        #expect(try await desk.due().count == 2)
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        #expect(try await desk.due().map(\.prescription) == ["ibuprofen"])
        #expect(try await desk.show("naproxen").records.map(\.outcome) == [.missed])
    }

    @Test("moving home moves what is to come and nothing that was, and undo brings it back")
    func home() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 18:00 and 20:00")
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from 2026-12-01 09:30")
        try await desk.add("ibuprofen 200 mg every 8 hours from 2026-11-24 06:00")
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        try await desk.record(.taken, "naproxen")
        let before = try await desk.show("zoledronic-acid").coming.map(\.due.at)
        let reply = try await set(desk, "home-zone", "America/New_York")
        #expect(reply.remarks.first?.text.contains("moved: 2") == true)
        #expect(
            try await desk.show("zoledronic-acid").coming.first?.due.at
                == "2026-12-01T09:30:00-05:00")
        #expect(
            try await desk.show("naproxen").coming.first?.due.at == "2026-11-24T18:00:00-05:00")
        #expect(
            try await desk.show("ibuprofen").coming.first?.due.at == "2026-11-24T00:00:00-05:00")
        #expect(try await desk.show("naproxen").records.map(\.slot) == ["2026-11-23 20:00"])
        try await desk.undo()
        #expect(try await desk.show("zoledronic-acid").coming.map(\.due.at) == before)
        #expect(try await setting(desk, "home-zone").value == "Europe/Berlin")
    }
}
