import Testing

@testable import Regimen

@Suite("What was taken, and when, in one text")
struct TakenTextTests {
    private func read(_ text: String) throws -> (amount: String?, moment: String?) {
        let (zone, now) = try Support.berlin()
        let taken = try TakenText(text, now: now, zone: zone)
        let moment: String? =
            switch taken.moment {
            case nil: nil
            case .day(let day)?: day.description
            case .part(let part, of: let day)?: "\(day) \(part.rawValue)"
            case .instant(let instant)?: zone.civil(at: instant).description
            }
        return (taken.amount?.description, moment)
    }

    @Test(
        "an amount, a time, or both in either order, on Monday 2026-11-23 at 18:05",
        arguments: [
            ("400 mg", "400 mg", nil), ("1,000 mg", "1000 mg", nil), ("400mg", "400 mg", nil),
            ("2 tablets at 8 am", "2 tablets", "2026-11-23 08:00"),
            ("400 mg 20 minutes ago", "400 mg", "2026-11-23 17:45"),
            ("400 mg, yesterday 20:00", "400 mg", "2026-11-22 20:00"),
            ("yesterday 20:00", nil, "2026-11-22 20:00"),
            ("20 minutes ago", nil, "2026-11-23 17:45"),
            ("yesterday 20:00 400 mg", "400 mg", "2026-11-22 20:00"),
            ("yesterday", nil, "2026-11-22"), ("8 am", nil, "2026-11-23 08:00"),
            ("18 Nov", nil, "2026-11-18"), ("20m ago", nil, "2026-11-23 17:45"),
            ("two tablets", "2 tablets", nil), ("half a tablet", "0.5 tablet", nil),
            ("a tablet", "1 tablet", nil),
            ("one and a half tablets half an hour ago", "1.5 tablets", "2026-11-23 17:35"),
            ("yesterday 20:00 one and a half tablets", "1.5 tablets", "2026-11-22 20:00"),
            ("8 am two and a half mg", "2.5 mg", "2026-11-23 08:00"),
            ("half an hour ago", nil, "2026-11-23 17:35"),
            ("an hour ago", nil, "2026-11-23 17:05"),
            ("last night 400 mg", "400 mg", "2026-11-22 night"),
            ("400 mg last night at 22:30", "400 mg", "2026-11-22 22:30"),
        ] as [(String, String?, String?)])
    func reads(text: String, amount: String?, moment: String?) throws {
        let taken = try read(text)
        #expect(taken.amount == amount)
        #expect(taken.moment == moment)
    }

    @Test(
        "what is neither is refused with what is missing or near",
        arguments: [
            ("1000", TextError.Kind.unitMissing), ("400 mgg", .unknownUnit),
            ("-1 mg", .notPositive), ("two whole tablets", .badNumber),
            ("half the tablet", .badNumber),
            ("yesterdy", .unknownWord), ("400 mg 400 mg", .unknownUnit), ("", .empty),
            ("an hour", .incomplete), ("400 mg 20 minutes", .incomplete),
        ])
    func refuses(text: String, kind: TextError.Kind) {
        let error = #expect(throws: TextError.self) { try read(text) }
        #expect(error?.kind == kind)
    }
}
