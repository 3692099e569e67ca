import Testing

@testable import Regimen

@Suite("a prescription as a person types it")
struct PrescriptionTests {
    @Test(
        "it is read and said back",
        arguments: [
            (
                "zoledronic acid 4 mg IV every 12 weeks from 2026-12-01 09:30",
                "every 12 weeks at 09:30"
            ),
            (
                "denosumab 120 mg SC every 4 weeks at 10:00 from 3 Dec 2026",
                "every 4 weeks at 10:00"
            ),
            ("naproxen 220 mg at 8 am and 20:00", "every day at 08:00 and 20:00"),
            (
                "naproxen 220 mg daily at 08:00, 14:00 and 9 pm",
                "every day at 08:00, 14:00 and 21:00"
            ),
            ("naproxen 220 mg twice a day at 8 and 20:00", "every day at 08:00 and 20:00"),
            ("letrozole 2.5 mg once daily at 5 pm", "every day at 17:00"),
            ("x 1 mg on Monday and Thursday at 9:00", "every Monday and Thursday at 09:00"),
            ("x 1 mg every Monday at 9 a.m.", "every Monday at 09:00"),
            ("x 1 mg every other Monday at noon", "every 2 weeks on Monday at 12:00"),
            (
                "x 1 mg weekdays at 9:00",
                "every Monday, Tuesday, Wednesday, Thursday and Friday at 09:00"
            ),
            ("x 1 mg every other day at 8:00", "every 2 days at 08:00"),
            ("x 1 mg on the 1st and 15th at 9:00", "every month on the 1st and 15th at 09:00"),
            (
                "x 1 mg on the last day of the month at 9:00",
                "every month on the 31st (in shorter months on the last day) at 09:00"
            ),
            (
                "x 1 mg monthly from 2026-08-31 10:00",
                "every month (in shorter months on the last day) at 10:00"
            ),
            (
                "x 1 mg yearly from 2028-02-29 10:00",
                "every year (in other years on 28 February) at 10:00"
            ),
            ("x 1 mg once on 2026-12-03 10:00", "once on Thu 2026-12-03 at 10:00"),
            ("x 1 mg on Dec 3 at 10:00", "once on Thu 2026-12-03 at 10:00"),
            ("x 1 mg once now", "once on Mon 2026-11-23 at 18:05"),
            ("x 1 mg now", "once on Mon 2026-11-23 at 18:05"),
            ("x 1 mg in the morning at 8", "every day at 08:00"),
            ("x 1 mg once in 20 minutes", "once on Mon 2026-11-23 at 18:25"),
            ("x 1 mg once tomorrow at 8 am", "once on Tue 2026-11-24 at 08:00"),
            ("x 1 mg every 6 hours from now for 7 days", "every 6 hours for 7 days"),
            ("x 1 mg q8h from today 20:00", "every 8 hours"),
            ("x 1 mg QHS at 22:00 for 10 doses", "every day at 22:00 for 10 doses"),
            (
                "x 1 mg BID at 8:00 and 20:00 until 2026-12-31",
                "every day at 08:00 and 20:00 until Thu 2026-12-31"
            ),
            ("x 1 mg as needed every 4-6 hours", "as needed, at least 4 hours apart"),
            (
                "x 1 mg PRN q6h max 6 per day",
                "as needed, at least 6 hours apart, at most 6 times in 24 hours"
            ),
            (
                "x 1 mg when needed, at most 3000 mg in 24 hours",
                "as needed, at most 3,000 mg in 24 hours"
            ),
            (
                "x 1 mg every 30 minutes as needed, no more than once a day",
                "as needed, at least 30 minutes apart, at most once in 24 hours"
            ),
        ])
    func saidBack(text: String, words: String) throws {
        #expect(try Support.prescription(text).schedule.words == words)
    }

    @Test("medicine, amount, route and reason are told apart")
    func parts() throws {
        let text =
            "  Oxycodone/Acetaminophen  5/325 2 tablets by mouth every 6 hours as needed "
            + "for pain in the hip at night, max 8 a day"
        let read = try Support.prescription(text)
        #expect(read.medicine == "Oxycodone/Acetaminophen 5/325")
        #expect(read.medicineRange == TextRange(offset: 2, length: 30))
        #expect(read.dose.description == "2 tablets")
        #expect(read.route == .oral)
        #expect(read.indication == "pain in the hip at night")
        #expect(read.schedule.asNeeded?.maxCount == StepCount(8))
    }

    @Test(
        "digits that belong to a name are not the amount",
        arguments: [
            ("vitamin D3 1000 IU daily at 8", "vitamin D3", "1000 IU"),
            ("5-FU 500 mg IV once on 2026-12-03 at 10:00", "5-FU", "500 mg"),
            ("polyethylene glycol 3350 17 g daily at 8", "polyethylene glycol 3350", "17 g"),
            ("vitamin B12 1 mg daily at 8", "vitamin B12", "1 mg"),
            ("co-codamol 30/500 2 tablets daily at 8", "co-codamol 30/500", "2 tablets"),
            (
                "calcium with vitamin D 600 mg/400 IU 1 tablet daily at 8",
                "calcium with vitamin D 600 mg/400 IU", "1 tablet"
            ),
            (
                "calcium + vitamin D3 1250 mg + 400 IU 2 tablets at 8",
                "calcium + vitamin D3 1250 mg + 400 IU", "2 tablets"
            ), ("morphine 10 mg/5 mL 5 mL at 8", "morphine 10 mg/5 mL", "5 mL"),
        ])
    func names(text: String, medicine: String, dose: String) throws {
        let read = try Support.prescription(text)
        #expect(read.medicine == medicine)
        #expect(read.dose.description == dose)
    }

    @Test(
        "a text without a start begins at the next slot",
        arguments: [
            ("daily at 18:05", "2026-11-23 18:05"), ("daily at 18:04", "2026-11-24 18:04"),
            ("every 12 weeks at 09:30", "2026-11-24 09:30"),
            ("monthly at 09:00", "2026-11-24 09:00"),
            ("every other Monday at 9", "2026-11-30 09:00"),
            ("on the 15th at 9", "2026-12-15 09:00"),
            ("every 3 months on the 15th at 9", "2026-12-15 09:00"),
            ("once at 9", "2026-11-24 09:00"),
            ("every 6 hours", "2026-11-23 18:05"),
            // Weeks count from the first slot, not from the week of the date.
            ("every 4 weeks on Tuesday at 10 from 2026-12-03", "2026-12-08 10:00"),
            ("every 2 days at 8 from 2026-12-03", "2026-12-03 08:00"),
        ])
    func starts(text: String, start: String) throws {
        #expect(try Support.schedule(text).start?.description == start)
    }

    @Test("the order of the parts does not matter")
    func order() throws {
        let texts = [
            "x 1 mg IV every 12 weeks at 09:30 from 2026-12-01 for 4 doses",
            "x 1 mg for 4 doses from 2026-12-01 at 09:30 every 12 weeks IV",
            "x 1 mg from 1 December 2026 09:30, IV, 4 times, every 12 weeks",
        ]
        let read = try texts.map { try Support.prescription($0).schedule }
        #expect(Set(read).count == 1)
    }
}
