import Testing

@testable import Regimen

@Suite("the rule for later years")
struct PosixRuleTests {
    private func zone(_ rule: String) throws -> Zone {
        let data = TZif(firstOffset: 0, transitions: [], rule: try PosixRule(Array(rule.utf8)))
        return Zone(name: "X", data: data)
    }

    private func offset(_ rule: String, _ utc: String) throws -> Int {
        try zone(rule).offset(at: Zone.utc.instant(of: try Support.civil(utc)))
    }

    @Test(
        "each form of the rule gives the offset that it says",
        arguments: [
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2060-03-28 00:59:59", 3600),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2060-03-28 01:00", 7200),
            ("<+03>-3", "2060-06-01 00:00", 10_800),
            ("<-0330>3:30", "2060-06-01 00:00", -12_600),
            // Ireland: standard time in summer, one hour less in winter.
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2060-01-15 00:00", 0),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2060-07-15 00:00", 3600),
            // Greenland: the change is on the day before the named one.
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2060-03-28 00:59:59", -7200),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2060-03-28 01:00", -3600),
            // Gaza: times beyond 24 hours.
            ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2060-03-26 23:59:59", 7200),
            ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2060-03-27 00:00", 10_800),
            // J60 is 1 March in leap years too; day 59 is 29 February there.
            ("AAA0BBB,J59/0,J300/0", "2060-02-28 00:00", 3600),
            ("AAA0BBB,J60/0,J300/0", "2060-02-29 12:00", 0),
            ("AAA0BBB,J60/0,J300/0", "2060-03-01 00:00", 3600),
            ("AAA0BBB,59/0,299/0", "2060-02-29 00:00", 3600),
            ("AAA0BBB,59/0,299/0", "2061-02-28 23:00", 0),
            // Daylight time all year.
            ("XXX3EDT4,0/0,J365/23", "2060-01-01 04:00", -14_400),
            ("XXX3EDT4,0/0,J365/23", "2060-12-31 23:59", -14_400),
            // The southern half of the world.
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2060-01-15 00:00", 39_600),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2060-07-15 00:00", 36_000),
        ])
    func offsets(rule: String, utc: String, expected: Int) throws {
        #expect(try offset(rule, utc) == expected)
    }

    @Test(
        "anything else is refused",
        arguments: [
            "C-1", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-25",
            "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J365", "<+03-3",
            "CET-1CEST,M3.5.0,M10.5.0/168", "CET-1CEST,366,10", "CET-1 ", "CET-1:60", "<a b>3",
            "CET-1CEST,,",
        ])
    func refusals(rule: String) {
        #expect(throws: ZoneError.badRule) { try PosixRule(Array(rule.utf8)) }
    }
}
