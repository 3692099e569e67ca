import Testing

@testable import Regimen

@Suite("words with their day among them")
struct DatedTextTests {
    private func read(_ text: String) throws -> (words: String, moment: String?) {
        let (zone, now) = try Support.berlin()
        let dated = try DatedText(text, now: now, zone: zone)
        let moment: String? =
            switch dated.moment {
            case nil: nil
            case .day(let day)?: day.description
            case .part(let part, of: let day)?: "\(day) \(part.rawValue)"
            case .instant(let instant)?: zone.civil(at: instant).description
            }
        return (dated.words, moment)
    }

    @Test(
        "a day or time first or last is taken out, on Monday 2026-11-23 at 18:05",
        arguments: [
            ("surgery tomorrow", "surgery", "2026-11-24"),
            ("yesterday soft", "soft", "2026-11-22"), ("yesterday", "", "2026-11-22"),
            ("yesterday, hit her head", "hit her head", "2026-11-22"),
            ("on the stairs last night at 11", "on the stairs", "2026-11-22 23:00"),
            ("hard this morning", "hard", "2026-11-23 morning"),
            ("hard at 8 am", "hard", "2026-11-23 08:00"),
            ("broken hip 2 weeks ago", "broken hip", "2026-11-09"),
            ("radiation in 2 weeks", "radiation", "2026-12-07"),
            ("surgery on 2026-12-01", "surgery", "2026-12-01"),
            ("surgery 1 dec 2026", "surgery", "2026-12-01"),
            ("in the kitchen on friday", "in the kitchen", "2026-11-20"),
        ])
    func takesOut(text: String, words: String, moment: String) throws {
        let dated = try read(text)
        #expect(dated.words == words)
        #expect(dated.moment == moment)
    }

    @Test(
        "what only sounds like a day, or says since when or for how long, stays",
        arguments: [
            "hard since monday", "none for 4 days", "hospital stay 3 days", "while she sat",
            "in the sun", "hard", "on step 3", "at night", "every morning", "broken hip",
            "worse than yesterday", "fell walking around",
        ])
    func stays(text: String) throws {
        let dated = try read(text)
        #expect(dated.words == text)
        #expect(dated.moment == nil)
    }

    @Test(
        "a day that can be two or that nobody named is refused",
        arguments: [
            ("surgery next friday", TextError.Kind.ambiguousDate),
            ("surgery 03/04/2026", .ambiguousDate), ("radiation next week", .dateMissing),
            ("last month broken rib", .dateMissing), ("surgery 30 Feb", .noSuchDate),
        ])
    func refuses(text: String, kind: TextError.Kind) {
        let error = #expect(throws: TextError.self) { try read(text) }
        #expect(error?.kind == kind)
    }

    private func none(_ text: String) throws -> NoMovementText? {
        let (zone, now) = try Support.berlin()
        return try NoMovementText(text, now: now, zone: zone)
    }

    @Test(
        "that there was no bowel movement, and for how many days",
        arguments: [
            ("none", 0), ("None", 0), ("no", 0), ("nothing", 0), ("not yet", 0),
            ("none for 4 days", 4), ("not for 4 days", 4), ("none since friday", 3),
            ("no poop for a week", 7), ("no bowel movement in 5 days", 5),
            ("haven't gone 3 days", 3), ("have not been for about 36 hours", 1),
            ("no bm since 2026-11-19", 4),
        ])
    func noMovement(text: String, days: Int) throws {
        let read = try #require(try none(text))
        #expect(read.days == days)
        #expect(read.rest == nil)
    }

    @Test(
        "words about a movement that there was are no such thing",
        arguments: [
            "hard", "no pain", "not hard", "nothing unusual", "no blood, soft", "not in pain",
        ])
    func movement(text: String) throws {
        #expect(try none(text) == nil)
    }

    @Test("what else is said beside none is kept, and a length that cannot be read is refused")
    func noneAndMore() throws {
        let read = try #require(try none("none, tummy hurts"))
        #expect(read.days == 0 && read.rest == "tummy hurts")
        for text in ["none for ages", "none for 4 dys", "none since soon"] {
            #expect(throws: TextError.self) { try none(text) }
        }
    }
}
