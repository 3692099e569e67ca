import Testing

@testable import Regimen

@Suite("how a person is told ahead, asked again, and left in peace")
struct ReminderRuleTests {
    @Test(
        "lead times are read, and written for storage",
        arguments: [
            ("14 days, 7 days, 1 day, 2 hours", "14 days, 7 days, 1 day, 2 hours"),
            ("2h 1d and 1 week before", "7 days, 1 day, 2 hours"), ("a day before", "1 day"),
            ("24 hours, 1 day", "1 day"), ("none", "none"), ("never", "none"),
            ("90m", "90 minutes"),
        ])
    func leads(text: String, stored: String) throws {
        let leads = try LeadTimes.parse(text)
        #expect(leads.description == stored)
        #expect(try LeadTimes.parse(leads.description) == leads)
        #expect(!leads.words.isEmpty)
    }

    @Test(
        "what is no lead time is refused",
        arguments: [
            "", "soon", "1 month", "4 minutes", "400 days", "1 day or 2", "before",
            "1d 2d 3d 4d 5d 6d 7d 8d 9d", "-1 day", "none of them",
        ])
    func noLeads(text: String) {
        #expect(throws: TextError.self) { try LeadTimes.parse(text) }
    }

    @Test("of the leads that have come the nearest is told, and the next is the first to come")
    func nearest() throws {
        let leads = LeadTimes.usualForClinic
        let due = Instant(epochSeconds: 100 * 86_400)
        func come(daysLeft days: Int64, pending: Int64) -> Int64? {
            leads.come(before: due, at: due.adding(seconds: -days * 86_400), pending: pending)
        }
        let (week, fortnight): (Int64, Int64) = (7 * 86_400, 14 * 86_400)
        #expect(come(daysLeft: 15, pending: fortnight) == nil)
        #expect(come(daysLeft: 14, pending: fortnight) == fortnight)
        #expect(come(daysLeft: 8, pending: fortnight) == fortnight)
        #expect(come(daysLeft: 3, pending: fortnight) == week)
        #expect(come(daysLeft: 3, pending: 86_400) == nil)
        let next = leads.next(before: due, after: due.adding(seconds: -3 * 86_400))
        #expect(next?.seconds == 86_400)
        #expect(next?.at == due.adding(seconds: -86_400))
        #expect(leads.next(before: due, after: due.adding(seconds: -7200)) == nil)
        #expect(LeadTimes.none.next(before: due, after: .earliest) == nil)
    }

    @Test(
        "how to ask again is read, and written for storage",
        arguments: [
            ("15 minutes, 3 times", "15 minutes, 3 times"), ("every 10m 5x", "10 minutes, 5 times"),
            ("every 10m, 5 times", "10 minutes, 5 times"), ("1 hour", "1 hour, 3 times"),
            ("2 h once", "2 hours, 1 time"), ("never", "never"), ("an hour, twice", nil),
            ("30 s, 3 times", nil), ("8 days", nil), ("1 hour, 51 times", nil), ("", nil),
            ("often", nil), ("3 times", nil),
        ])
    func nags(text: String, stored: String?) throws {
        guard let stored else {
            #expect(throws: TextError.self) { try Nagging.parse(text) }
            return
        }
        let nagging = try Nagging.parse(text)
        #expect(nagging.description == stored)
        #expect(try Nagging.parse(nagging.description) == nagging)
        #expect(!nagging.words.isEmpty)
    }

    @Test("quiet hours end where the clock of the zone says so, also over midnight and a change")
    func quiet() throws {
        let zone = try Support.zone("Europe/Berlin")
        func end(_ hours: QuietHours, _ time: String) throws -> String? {
            let civil = try #require(CivilDateTime(iso: time))
            return hours.end(at: zone.instant(of: civil), zone: zone).map(zone.rfc3339)
        }
        let usual = QuietHours.usual
        #expect(try end(usual, "2026-11-23 21:59") == nil)
        #expect(try end(usual, "2026-11-23 22:00") == "2026-11-24T07:00:00+01:00")
        #expect(try end(usual, "2026-11-24 06:59") == "2026-11-24T07:00:00+01:00")
        #expect(try end(usual, "2026-11-24 07:00") == nil)
        let noon = try #require(QuietHours(from: time("12:00"), until: time("14:30")))
        #expect(try end(noon, "2026-11-24 13:00") == "2026-11-24T14:30:00+01:00")
        #expect(try end(noon, "2026-11-24 14:30") == nil)
        #expect(QuietHours(from: try time("12:00"), until: try time("12:00")) == nil)
        // At 03:00 the clock is put back to 02:00: 02:15 comes twice, and 02:30 once before it.
        let fold = try #require(QuietHours(from: time("23:00"), until: time("02:30")))
        let first = zone.instant(of: try #require(CivilDateTime(iso: "2026-10-25 02:15")))
        #expect(fold.end(at: first, zone: zone) == first.adding(seconds: 900))
        #expect(fold.end(at: first.adding(seconds: 3600), zone: zone) == nil)
    }

    private func time(_ text: String) throws -> CivilTime {
        try #require(CivilTime(iso: text))
    }
}
