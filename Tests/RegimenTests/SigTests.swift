import Testing

@testable import Regimen

@Suite("texts as clinicians and people write them")
struct SigTests {
    static let short = SigTable(
        """
        > acetaminophen 1 tab PO BID x 10 days
        every day at 08:00 and 20:00 from 2026-11-23 20:00 for 10 days
        > tramadol 50 mg PO q4-6h prn pain
        as needed every 4 hours
        > letrozole 2.5 mg PO daily
        every day at 08:00 from 2026-11-24 08:00
        > letrozole 2.5 mg PO QD
        every day at 08:00 from 2026-11-24 08:00
        > naproxen 220 mg b.i.d. with food
        every day at 08:00 and 20:00 from 2026-11-23 20:00
        > calcium 500 mg t.i.d. with meals
        every day at 08:00, 12:30 and 18:30 from 2026-11-23 18:30
        > ondansetron 8 mg q8h prn nausea
        as needed every 8 hours
        > prednisone 10 mg PO QOD
        every 2 days at 08:00 from 2026-11-24 08:00
        > zoledronic acid 4 mg IV q12wk from 2026-12-01 09:30
        every 12 weeks at 09:30 from 2026-12-01 09:30
        > zoledronic acid 4 mg IV q4wk at 09:30
        every 4 weeks at 09:30 from 2026-11-24 09:30
        > denosumab 120 mg SC q4wk from 2026-12-01 10:00
        every 4 weeks at 10:00 from 2026-12-01 10:00
        > senna 2 tablets qhs
        every day at 22:00 from 2026-11-23 22:00
        > senna 2 tabs PO hs
        every day at 22:00 from 2026-11-23 22:00
        > senna 2 tablets at bedtime
        every day at 22:00 from 2026-11-23 22:00
        > metoclopramide 10 mg qid ac and hs
        every day at 08:00, 12:30, 18:30 and 22:00 from 2026-11-23 18:30
        > metoclopramide 10 mg QID before meals and at bedtime
        every day at 08:00, 12:30, 18:30 and 22:00 from 2026-11-23 18:30
        > pantoprazole 40 mg daily 30 minutes before breakfast
        every day at 07:30 from 2026-11-24 07:30
        > levothyroxine 100 mcg every morning on an empty stomach
        every day at 08:00 from 2026-11-24 08:00
        > naproxen 1 tablet at 08:00 and 2 at 21:00
        every day 1 tablet at 08:00, 2 tablets at 21:00 from 2026-11-23 21:00
        > naproxen 1 tablet at 08:00, 2 tablets at 9 pm
        every day 1 tablet at 08:00, 2 tablets at 21:00 from 2026-11-23 21:00
        > morphine 15 mg in the morning and 30 mg at bedtime
        every day 15 mg at 08:00, 30 mg at 22:00 from 2026-11-23 22:00
        > morphine 1 tablet QAM and 2 tablets QHS
        every day 1 tablet at 08:00, 2 tablets at 22:00 from 2026-11-23 22:00
        > denosumab 60 mg SC every 6 months from 2026-08-31 10:00
        every 6 months at 10:00 from 2026-08-31 10:00
        > denosumab 60 mg SC every 6 months at 10:00 counted from the last dose given
        every 6 months at 10:00 from 2026-11-24 10:00 counted from the dose given
        > denosumab 120 mg every 4 weeks at 10:00 from 2026-12-01 after the last dose
        every 4 weeks at 10:00 from 2026-12-01 10:00 counted from the dose given
        > acetaminophen 500 mg q6h prn max 4 doses and 3000 mg in 24 hours
        as needed every 6 hours max 4 doses and 3000 mg in 24 hours
        > acetaminophen 1000 mg every 8 hours as needed for pain, max 3000 mg/day
        as needed every 8 hours max 3000 mg in 24 hours
        > acetaminophen 500 mg as needed for bone pain, at least 6 hours apart, no more than 6
          a day
        as needed every 6 hours max 6 in 24 hours
        > acetaminophen 650 mg q4h prn fever not to exceed 3250 mg in 24 hours
        as needed every 4 hours max 3250 mg in 24 hours
        > oxycodone 5 mg PO q4h PRN severe pain
        as needed every 4 hours
        > lorazepam 0.5 mg PO QHS PRN sleep
        as needed max 1 in 24 hours
        > methotrexate 15 mg weekly on Monday at 9
        every week on Monday at 09:00 from 2026-11-30 09:00
        > alendronate 70 mg once weekly on Sunday 30 minutes before breakfast with a full
          glass of water
        every week on Sunday at 07:30 from 2026-11-29 07:30
        > vitamin D3 50000 IU once a week on Monday at 09:00
        every week on Monday at 09:00 from 2026-11-30 09:00
        > vitamin D3 50000 IU monthly on the 1st at 9
        every month on the 1st at 09:00 from 2026-12-01 09:00
        > warfarin 5 mg Mon/Wed/Fri at 18:00
        every week on Monday, Wednesday and Friday at 18:00 from 2026-11-25 18:00
        > warfarin 5 mg MWF
        every week on Monday, Wednesday and Friday at 08:00 from 2026-11-25 08:00
        > tablets x 1 tab q am
        every day at 08:00 from 2026-11-24 08:00
        > ibuprofen 400 mg three times daily with meals for 5 days
        every day at 08:00, 12:30 and 18:30 from 2026-11-23 18:30 for 5 days
        > ibuprofen 400 mg 3x/day
        every day at 08:00, 14:00 and 20:00 from 2026-11-23 20:00
        > ibuprofen 400 mg 4x daily
        every day at 08:00, 12:00, 16:00 and 20:00 from 2026-11-23 20:00
        > ibuprofen 400 mg q.i.d. p.c.
        every day at 08:00, 12:30, 18:30 and 22:00 from 2026-11-23 18:30
        > amoxicillin 500 mg q8h x 7 days from today 20:00
        every 8 hours from 2026-11-23 20:00 for 7 days
        > amoxicillin 500 mg every 8 hours for 7 days
        every 8 hours from 2026-11-23 18:05 for 7 days
        > dexamethasone 4 mg BID with breakfast and lunch
        every day at 08:00 and 12:30 from 2026-11-24 08:00
        > dexamethasone 4 mg twice a day at 8 in the morning and 2 in the afternoon
        every day at 08:00 and 14:00 from 2026-11-24 08:00
        > x 1 tablet every evening at 8
        every day at 20:00 from 2026-11-23 20:00
        """
    ).rows

    static let long = SigTable(
        """
        > x 1 mg every morning at 8:30
        every day at 08:30 from 2026-11-24 08:30
        > x 1 mg nightly
        every day at 22:00 from 2026-11-23 22:00
        > x 1 mg every night for 2 weeks
        every day at 22:00 from 2026-11-23 22:00 for 2 weeks
        > x 1 mg twice weekly on Mon and Thu at 9
        every week on Monday and Thursday at 09:00 from 2026-11-26 09:00
        > x 1 mg 3-weekly at 9
        every 3 weeks at 09:00 from 2026-11-24 09:00
        > x 1 mg 6-hourly
        every 6 hours from 2026-11-23 18:05
        > letrozole take 1 tablet by mouth every day
        every day at 08:00 from 2026-11-24 08:00
        > letrozole 2.5 mg tablet, take 1 tablet by mouth daily
        every day at 08:00 from 2026-11-24 08:00
        > letrozole take one tablet daily
        every day at 08:00 from 2026-11-24 08:00
        > x 1 mg daily with dinner
        every day at 18:30 from 2026-11-23 18:30
        > x 1 mg at breakfast and dinner
        every day at 08:00 and 18:30 from 2026-11-23 18:30
        > x 1 mg on the 31st of every month at 9
        every month on the 31st at 09:00 from 2026-11-30 09:00
        > x 1 mg quarterly at 9
        every 3 months at 09:00 from 2026-11-24 09:00
        > x 1 mg stat
        once on 2026-11-23 at 18:05
        > x 1 mg every 3 days
        every 3 days at 08:00 from 2026-11-24 08:00
        > x 1 mg every 10 days at 9
        every 10 days at 09:00 from 2026-11-24 09:00
        > x 1 mg daily counted from the dose given
        every day at 08:00 from 2026-11-24 08:00 counted from the dose given
        > x 1 mg every 12 hours at least 6 hours apart
        every 12 hours from 2026-11-23 18:05 at least 6 hours apart
        > x 1 mg on day 15 at 9
        every month on the 15th at 09:00 from 2026-12-15 09:00
        > x 1 mg BID starting tomorrow
        every day at 08:00 and 20:00 from 2026-11-24 08:00
        > x 1 mg BID from today
        every day at 08:00 and 20:00 from 2026-11-23 20:00
        > x 1 mg daily from today
        every day at 08:00 from 2026-11-24 08:00
        > x 1 mg daily from 2026-12-01 for 30 days
        every day at 08:00 from 2026-12-01 08:00 for 30 days
        > x 1 mg at night
        every day at 22:00 from 2026-11-23 22:00
        > x 1 mg before bed
        every day at 22:00 from 2026-11-23 22:00
        > x 1 mg with supper
        every day at 18:30 from 2026-11-23 18:30
        > x 1 mg bid with meals
        every day at 08:00 and 18:30 from 2026-11-23 18:30
        > x 1 mg twice a day with a meal
        every day at 08:00 and 20:00 from 2026-11-23 20:00
        > x 1 mg once a day in the morning
        every day at 08:00 from 2026-11-24 08:00
        > x 1 mg in the morning and evening
        every day at 08:00 and 20:00 from 2026-11-23 20:00
        > x 1 mg morning and night
        every day at 08:00 and 22:00 from 2026-11-23 22:00
        > x 2 puffs inhaled q4-6h prn wheezing
        as needed every 4 hours
        > fentanyl 1 patch transdermal every 72 hours from now
        every 72 hours from 2026-11-23 18:05
        > x 1 mg daily for 1 month
        every day at 08:00 from 2026-11-24 08:00 for 1 month
        > x 1 mg every other week on Tuesday at 9
        every 2 weeks on Tuesday at 09:00 from 2026-11-24 09:00
        > x 1 mg every weekday
        every week on Monday, Tuesday, Wednesday, Thursday and Friday at 08:00 from
        2026-11-24 08:00
        > x 1 mg on 13/04/2026 at 9
        once on 2026-04-13 at 09:00
        > x 1 mg daily at 8 am and 8 pm
        every day at 08:00 and 20:00 from 2026-11-23 20:00
        > x 1 mg q24h
        every 24 hours from 2026-11-23 18:05
        > x 1 mg daily until 2026-12-31
        every day at 08:00 from 2026-11-24 08:00 until 2026-12-31
        > x 1 mg from Monday BID for 5 days
        every day at 08:00 and 20:00 from 2026-11-30 08:00 for 5 days
        > x 1 mg every Monday and Thursday in the morning
        every week on Monday and Thursday at 08:00 from 2026-11-26 08:00
        > x 1 mg every 4 weeks on Tuesday at 10 from 2026-12-03
        every 4 weeks on Tuesday at 10:00 from 2026-12-08 10:00
        > x 1 mg daily 2 hours after dinner
        every day at 20:30 from 2026-11-23 20:30
        > x 2 tablets in the morning, 1 tablet at noon and 2 tablets at bedtime
        every day 2 tablets at 08:00, 1 tablet at 12:00, 2 tablets at 22:00 from
        2026-11-23 22:00
        """
    ).rows

    @Test("a text means one schedule", arguments: short + long)
    func reads(_ row: SigTable.Row) throws {
        try SigTable.check(row)
    }

    @Test("the tables are whole")
    func whole() {
        #expect((Self.short + Self.long).count == 92)
    }
}
