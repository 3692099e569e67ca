import Testing

@testable import Regimen

@Suite("cycles, tapers and step-ups as people write them")
struct CycleAndTaperTextTests {
    static let rows = SigTable(
        """
        > palbociclib 125 mg daily for 21 days, then 7 days off
        on days 1-21 of every 28 days at 08:00 from 2026-11-24 08:00
        > palbociclib 125 mg daily, 21 days on 7 off
        on days 1-21 of every 28 days at 08:00 from 2026-11-24 08:00
        > palbociclib 125 mg days 1-21 of every 28 days from 2026-12-01
        on days 1-21 of every 28 days at 08:00 from 2026-12-01 08:00
        > capecitabine 1500 mg twice a day 14 days on, 7 days off with food
        on days 1-14 of every 21 days at 08:00 and 20:00 from 2026-11-23 20:00
        > capecitabine 1500 mg BID 2 weeks on, 1 week off
        on days 1-14 of every 21 days at 08:00 and 20:00 from 2026-11-23 20:00
        > fulvestrant 500 mg IM on days 1, 15 and 29 then every 28 days from 2026-03-02 09:30
        on days 1 and 15 of every 28 days at 09:30 from 2026-03-02 09:30 for 2 doses then
        every 28 days at 09:30 from 2026-03-30 09:30
        > fulvestrant 500 mg IM on days 1, 15, 29, then monthly from 2026-03-02 09:30
        on days 1 and 15 of every 28 days at 09:30 from 2026-03-02 09:30 for 2 doses then
        every month at 09:30 from 2026-03-30 09:30
        > fulvestrant 500 mg IM days 1, 15, and 29 and every 28 days thereafter from
          2026-12-01 09:30
        on days 1 and 15 of every 28 days at 09:30 from 2026-12-01 09:30 for 2 doses then
        every 28 days at 09:30 from 2026-12-29 09:30
        > carboplatin 100 mg on days 1, 8 and 15 of a 28-day cycle from 2026-12-01 09:30
        on days 1, 8 and 15 of every 28 days at 09:30 from 2026-12-01 09:30
        > prednisone 20 mg daily at 08:00 for 7 days then 10 mg daily for 7 days then 5 mg for
          1 week
        20 mg every day at 08:00 from 2026-11-24 08:00 for 7 days then 10 mg every day
        at 08:00 from 2026-12-01 08:00 for 7 days then 5 mg every day at 08:00 from
        2026-12-08 08:00 for 1 week
        > prednisone 20 mg daily for 7 days, then 10 mg daily for 7 days, then stop
        20 mg every day at 08:00 from 2026-11-24 08:00 for 7 days then 10 mg every day
        at 08:00 from 2026-12-01 08:00 for 7 days
        > prednisone 40 mg daily x 5 days then 20 mg daily x 5 days then 10 mg every other day
          x 10 days
        40 mg every day at 08:00 from 2026-11-24 08:00 for 5 days then 20 mg every day
        at 08:00 from 2026-11-29 08:00 for 5 days then 10 mg every 2 days at 08:00 from
        2026-12-04 08:00 for 10 days
        > prednisone 20 mg daily, decrease by 5 mg every 7 days until 5 mg
        20 mg every day at 08:00 from 2026-11-24 08:00 for 7 days then 15 mg every day
        at 08:00 from 2026-12-01 08:00 for 7 days then 10 mg every day at 08:00 from
        2026-12-08 08:00 for 7 days then 5 mg every day at 08:00 from 2026-12-15 08:00
        > gabapentin 300 mg at bedtime increase by 300 mg every 3 days until 900 mg
        300 mg every day at 22:00 from 2026-11-23 22:00 for 3 days then 600 mg every
        day at 22:00 from 2026-11-26 22:00 for 3 days then 900 mg every day at 22:00
        from 2026-11-29 22:00
        > gabapentin 300 mg daily for 3 days then 300 mg BID for 3 days then 300 mg TID
        every day at 08:00 from 2026-11-24 08:00 for 3 days then every day at 08:00
        and 20:00 from 2026-11-27 08:00 for 3 days then every day at 08:00, 14:00 and
        20:00 from 2026-11-30 08:00
        > x 1 mg daily for 7 days then 2 mg daily for 7 days, from 2026-12-01
        1 mg every day at 08:00 from 2026-12-01 08:00 for 7 days then 2 mg every day
        at 08:00 from 2026-12-08 08:00 for 7 days
        > x 1 mg every 4 weeks at 10:00 for 3 doses then every 8 weeks
        every 4 weeks at 10:00 from 2026-11-24 10:00 for 3 doses then every 8 weeks at 10:00
        from 2027-03-16 10:00
        > x 1 mg every 2 weeks at 10:00 from 2026-12-01 for 3 doses then 2 mg every 4 weeks
        1 mg every 2 weeks at 10:00 from 2026-12-01 10:00 for 3 doses then 2 mg every 4
        weeks at 10:00 from 2027-01-26 10:00
        > x 1 mg PO daily on days 1 to 14 of every 21 days
        on days 1-14 of every 21 days at 08:00 from 2026-11-24 08:00
        > x 1 mg 2 weeks on, 2 weeks off at bedtime
        on days 1-14 of every 28 days at 22:00 from 2026-11-23 22:00
        > x 1 mg tid pc x 14 days then bid x 14 days
        every day at 08:00, 12:30 and 18:30 from 2026-11-23 18:30 for 14 days then every
        day at 08:00 and 20:00 from 2026-12-07 20:00 for 14 days
        """
    ).rows

    @Test("a text means one schedule", arguments: rows)
    func reads(_ row: SigTable.Row) throws {
        try SigTable.check(row)
    }

    @Test("the tables are whole")
    func whole() {
        #expect(Self.rows.count == 21)
    }
}
