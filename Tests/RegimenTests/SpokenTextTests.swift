import Testing

@testable import Regimen

@Suite("texts in the words that people say")
struct SpokenTextTests {
    static let schedules = SigTable(
        """
        > letrozole two and a half mg daily
        every day at 08:00 from 2026-11-24 08:00
        > x 1 mg mon wed fri at 9
        every week on Monday, Wednesday and Friday at 09:00 from 2026-11-25 09:00
        > x 1 mg every mon wed and fri
        every week on Monday, Wednesday and Friday at 08:00 from 2026-11-25 08:00
        > x 1 mg monday, wednesday and friday
        every week on Monday, Wednesday and Friday at 08:00 from 2026-11-25 08:00
        > x 1 mg Mon-Wed-Fri at 9
        every week on Monday, Wednesday and Friday at 09:00 from 2026-11-25 09:00
        > x 1 mg Mon-Fri at 9
        every week on Monday, Tuesday, Wednesday, Thursday and Friday at 09:00 from
        2026-11-24 09:00
        > x 1 mg Monday to Saturday at 9
        every week on Monday, Tuesday, Wednesday, Thursday, Friday and Saturday at 09:00 from
        2026-11-24 09:00
        > x 1 mg on Friday through Monday at 9
        every week on Monday, Friday, Saturday and Sunday at 09:00 from 2026-11-27 09:00
        > x 1 mg Mon, Wed-Fri at 9
        every week on Monday, Wednesday, Thursday and Friday at 09:00 from 2026-11-25 09:00
        > x 1 mg weekdays and Saturday at 9
        every week on Monday, Tuesday, Wednesday, Thursday, Friday and Saturday at 09:00 from
        2026-11-24 09:00
        > x 1 mg on weekdays
        every week on Monday, Tuesday, Wednesday, Thursday and Friday at 08:00 from
        2026-11-24 08:00
        > x 1 mg every other day
        every 2 days at 08:00 from 2026-11-24 08:00
        > x 1 mg twice a week on mon and thu
        every week on Monday and Thursday at 08:00 from 2026-11-26 08:00
        > x 1 mg twice a week, mon thu at 9
        every week on Monday and Thursday at 09:00 from 2026-11-26 09:00
        > x 1 tablet in the morning and half a tablet at bedtime
        every day 1 tablet at 08:00, 0.5 tablet at 22:00 from 2026-11-23 22:00
        > x one and a half tablets at 8 and half a tablet at 20:00
        every day 1.5 tablets at 08:00, 0.5 tablet at 20:00 from 2026-11-23 20:00
        > x 1 tablet at 8 and 2 and a half tablets at 20:00
        every day 1 tablet at 08:00, 2.5 tablets at 20:00 from 2026-11-23 20:00
        > x 1 tablet at 08:00 and a half tablet at 20:00
        every day 1 tablet at 08:00, 0.5 tablet at 20:00 from 2026-11-23 20:00
        > x 2 tablets in the morning and one at night
        every day 2 tablets at 08:00, 1 tablet at 22:00 from 2026-11-23 22:00
        > x 2 tablets at 8 and one at 20:00
        every day 2 tablets at 08:00, 1 tablet at 20:00 from 2026-11-23 20:00
        > x 1 tablet with breakfast and half at bedtime
        every day 1 tablet at 08:00, 0.5 tablet at 22:00 from 2026-11-23 22:00
        > x 1 tablet every night at bedtime
        every day at 22:00 from 2026-11-23 22:00
        > x 1 tablet once nightly
        every day at 22:00 from 2026-11-23 22:00
        > x 2 tablets daily for 7 days then half a tablet daily for 7 days
        2 tablets every day at 08:00 from 2026-11-24 08:00 for 7 days then 0.5 tablet every day
        at 08:00 from 2026-12-01 08:00 for 7 days
        """
    ).rows

    @Test("a text means one schedule, and what is kept of it reads back", arguments: schedules)
    func reads(_ row: SigTable.Row) throws {
        try SigTable.check(row)
    }

    @Test(
        "an amount in words is the amount, and no part of the name",
        arguments: [
            ("letrozole two and a half mg daily", "letrozole", "2.5 mg"),
            ("x half a tablet daily", "x", "0.5 tablet"),
            ("x a half tablet daily", "x", "0.5 tablet"),
            ("x one and a half tablets daily", "x", "1.5 tablets"),
            ("x 1 and a half tablets daily", "x", "1.5 tablets"),
            ("x 1\u{BD} tablets daily", "x", "1.5 tablets"),
            ("x \u{BD} tablet daily", "x", "0.5 tablet"),
            ("x one half tablet daily", "x", "0.5 tablet"),
            ("vitamin A half a capsule daily", "vitamin A", "0.5 capsule"),
            ("vitamin A one capsule daily", "vitamin A", "1 capsule"),
            ("letrozole 2.5 mg 1 tablet daily", "letrozole 2.5 mg", "1 tablet"),
            ("letrozole 2.5 mg half a tablet daily", "letrozole 2.5 mg", "0.5 tablet"),
            ("fentanyl 25 mcg 1 patch every 72 hours from now", "fentanyl 25 mcg", "1 patch"),
            ("x twenty-five mg daily", "x", "25 mg"),
            ("calcium/vitamin D 1000/800 1 tablet daily", "calcium/vitamin D 1000/800", "1 tablet"),
            (
                "letrozole 2.5 mg tablet, take half a tablet daily", "letrozole 2.5 mg tablet",
                "0.5 tablet"
            ),
        ])
    func amounts(text: String, medicine: String, dose: String) throws {
        let read = try Support.prescription(text)
        #expect(read.medicine == medicine)
        #expect(read.dose.description == dose)
    }

    /// Text, kind, a part of what is said.
    static let refused: [(String, TextError.Kind, String)] = [
        ("x one or two tablets daily", .twoAmounts, "range"),
        ("x one to 2 tablets daily", .twoAmounts, "range"),
        ("x hundred and a half mg daily", .badNumber, "2.5 mg"),
        ("x two hundred fifty mg daily", .badNumber, "in digits"),
        ("x two hundred mg daily", .badNumber, "200 mg"),
        ("letrozole 2.5 mg tablet daily", .twoAmounts, "take 1 tablet"),
        ("letrozole 2.5 mg, 2 tablets daily", .twoAmounts, "second amount"),
        ("x 1 1/2 tablets daily", .badNumber, "Write 1.5 tablets."),
        ("x 3/4 tablet daily", .badNumber, "Write 0.75 tablet."),
        ("aspirin 81 1/2 tablet daily", .badNumber, "Write 0.5 tablet."),
        ("x 1 tablet at 8 and a half tablet at 20:00", .contradiction, "such as 08:00"),
        ("x 1 mg IV half a tablet daily", .twoAmounts, "second amount"),
        ("vitamin D 1000 daily", .unitMissing, "for example IU or mcg."),
        ("vitamin D3 1000 at 8", .unitMissing, "for example IU or mcg."),
        ("calcium 1000 daily", .unitMissing, "for example mg or tablets."),
        ("letrozole 2.5 daily", .unitMissing, "for example mg, mL or tablets."),
        ("vitamin D 1.000 IU daily", .badNumber, "1 or 1,000"),
        ("vitamin D 400 international units daily", .unknownUnit, "400 IU"),
        ("vitamin D 400 iuu daily", .unknownUnit, "\"IU\""),
        (
            "calcium 600 mg + vitamin D 400 IU daily", .notSupported,
            "calcium/vitamin D 1 tablet"
        ),
        ("calcium/vitamin D 1000 mg/800 IU daily", .twoAmounts, "1000/800 1 tablet"),
        ("morphine 10 mg/5 mL every 4 hours", .twoAmounts, "2.5 mL"),
        ("morphine 2 mg/mL every 4 hours", .twoAmounts, "2.5 mL"),
        ("x 100 mg/day", .scheduleMissing, "twice a day"),
        ("x 1 mg once in the morning", .contradiction, "daily in the morning"),
        ("x 1 mg once at bedtime", .contradiction, "one dose or one each day"),
        ("x 1 mg every evening at bedtime", .contradiction, "do not go together"),
        (
            "x 1 tablet at 8 in the morning and eight in the evening", .unknownWord,
            "\"eight\" cannot be read here"
        ),
        ("naproxen 2 pills daily", .unknownUnit, "tablets or capsules"),
        ("denosumab 1 injection every 4 weeks", .unknownUnit, "for example 120 mg"),
        ("lactulose 2 teaspoons daily", .unknownUnit, "Write it in mL"),
        ("half a tablet daily", .medicineMissing, "name of the medicine"),
        ("x 1 mg every day except Sunday", .notSupported, "Monday to Saturday"),
        ("x 1 mg mon wed fri twice a week at 9", .contradiction, "number of days differs"),
    ]

    @Test(
        "what is not one clear amount or plan is refused with what would be right",
        arguments: refused)
    func refusals(text: String, kind: TextError.Kind, message: String) throws {
        let error = try #require(throws: TextError.self) { try Support.prescription(text) }
        #expect(error.kind == kind)
        #expect(error.message.contains(message), "\(error.message)")
    }
}
