import Testing

@testable import Regimen

/// Calendars of regimens that are published, each counted by hand for a first day on Monday
/// 2026-03-02.
@Suite("published calendars")
struct PublishedCalendarTests {
    private func days(_ text: String, _ count: Int) throws -> [String] {
        let (zone, now) = try Support.berlin()
        let schedule = try PrescriptionText.parse(text, now: now, zone: zone).schedule
        return (1...count).compactMap { schedule.occurrence(number: $0, zone: zone) }
            .map { String($0.nominal.date.description.dropFirst(5)) }
    }

    @Test("fulvestrant on days 1, 15 and 29, then every 28 days (eviQ and NZ protocols, trials)")
    func fulvestrant() throws {
        // srl.org.nz 58541000210104, BR Metastatic - fulvestrant: cycle 1 on days 1 and 15, later
        // cycles of 28 days on day 1.
        let form = "fulvestrant 500 mg IM on days 1, 15 and 29 then"
        #expect(
            try days("\(form) every 28 days from 2026-03-02 09:30", 5) == [
                "03-02", "03-16", "03-30", "04-27", "05-25",
            ])
    }

    @Test("fulvestrant once a month from day 29 on, as the label says, is by the calendar")
    func fulvestrantMonthly() throws {
        // US label, section 2.1: days 1, 15, 29 and once monthly thereafter.
        #expect(
            try days("fulvestrant 500 mg on days 1, 15, 29, then monthly from 2026-03-02 09:30", 5)
                == ["03-02", "03-16", "03-30", "04-30", "05-30"])
        // From the 31st it finds back to the 31st.
        #expect(
            try days("x 1 mg on days 1, 15 and 29 then monthly from 2026-03-03 09:30", 6) == [
                "03-03", "03-17", "03-31", "04-30", "05-31", "06-30",
            ])
    }

    @Test("zoledronic acid every 12 weeks (srl.org.nz 58841000210101) and every 4 weeks")
    func zoledronicAcid() throws {
        #expect(
            try days("zoledronic acid 4 mg IV q12wk from 2026-03-02 09:30", 4) == [
                "03-02", "05-25", "08-17", "11-09",
            ])
        // srl.org.nz 496681000210105, PCN MM - zoledronic acid.
        #expect(
            try days("zoledronic acid 4 mg IV q4wk from 2026-03-02 09:30", 4) == [
                "03-02", "03-30", "04-27", "05-25",
            ])
    }

    @Test("palbociclib 21 days on, 7 days off (US label, section 2.1)")
    func palbociclib() throws {
        let found = try days("palbociclib 125 mg daily, 21 days on 7 off from 2026-03-02", 22)
        #expect(found.first == "03-02" && found[20] == "03-22" && found[21] == "03-30")
    }

    @Test("capecitabine twice a day, 2 weeks on and 1 week off (US label, section 2.1)")
    func capecitabine() throws {
        let text = "capecitabine 1500 mg BID 2 weeks on, 1 week off from 2026-03-02"
        let found = try days(text, 29)
        #expect(found.first == "03-02" && found[27] == "03-15" && found[28] == "03-23")
        // Eight cycles are 24 weeks.
        let last = try days(text + " for 24 weeks", 400)
        #expect(last.count == 8 * 28)
        #expect(last.last == "08-09")
    }

    @Test("denosumab 60 mg every 6 months from 31 August is on 28 February (US label, Prolia)")
    func denosumab() throws {
        #expect(
            try days("denosumab 60 mg SC every 6 months from 2026-08-31 10:00", 3) == [
                "08-31", "02-28", "08-31",
            ])
    }
}
