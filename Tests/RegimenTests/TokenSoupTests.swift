import Testing

@testable import Regimen

@Suite("any text at all")
struct TokenSoupTests {
    private static let words =
        ("every each daily weekly twice 3 times a day q 8 h hours days weeks months at 08:00 9 pm "
        + "from 2026-12-01 until for 10 x doses then stop on Monday the 15th days 1-21 of cycle 28 "
        + "on off as needed prn max 4 and 3000 mg in 24 at least 6 apart with meals before "
        + "breakfast food bedtime morning evening qhs ac pc bid counted from dose given after last "
        + "increase decrease by 5 mg to 2 tablets once now tomorrow , . ; ( ) - / + & 0 -3 1e400 "
        + "99999999999999999999 25:00 03/04/2026 IV by mouth take and or none, half \u{D7} "
        + "thereafter every other first Monday \u{1F600} \u{E9}").split(separator: " ")

    @Test("500 characters of anything end in a schedule or a place inside of the text")
    func soup() throws {
        var random = Random(seed: 41)
        let (zone, now) = try Support.berlin()
        var read = 0
        for round in 0..<6_000 {
            var text = round % 2 == 0 ? "x 1 mg" : ""
            let length = random.number(1...(round % 20 == 0 ? 500 : 60))
            while text.count < length { text += " " + random.pick(Self.words) }
            text = String(text.prefix(500))
            do throws(TextError) {
                let schedule =
                    round % 2 == 0
                    ? try PrescriptionText.parse(text, now: now, zone: zone).schedule
                    : try Schedule.parse(text, now: now, zone: zone)
                read += 1
                let again = try? Schedule.parse(canonical: schedule.canonical)
                #expect(again == schedule, "\(text)")
                #expect(!schedule.words.isEmpty)
            } catch {
                let range = error.range ?? TextRange(offset: 0, length: 0)
                #expect(range.offset >= 0 && range.length >= 0, "\(text)")
                #expect(range.offset + range.length <= text.count, "\(text)")
                #expect(!error.message.isEmpty)
            }
        }
        #expect(read > 50)
    }

    @Test(
        "no piece of the grammar, repeated to the limit, takes longer than a blink",
        arguments: [
            "1 ", "and ", "then ", "every ", "at 8 and ", "9, ", "prn ", "for pain ", "day 1-2, ",
            "1 mg ", "with meals ", "21 days on ", "max 1 and ", "every 28 days thereafter ", "(",
            "1e1", "q", "on the 1st ", "Monday and ", "1 mg at ", "2026-12-01 ",
            "\u{1F468}\u{200D}",
        ])
    func blink(piece: String) throws {
        let (zone, now) = try Support.berlin()
        let text = String(String(repeating: piece, count: 500).prefix(490))
        let duration = ContinuousClock().measure {
            for start in ["x 1 mg ", "", "x 1 mg daily for "] {
                _ = try? PrescriptionText.parse(
                    String((start + text).prefix(500)), now: now, zone: zone)
            }
        }
        // Measured about 1 to 20 ms without optimization; the bound is for a slow, busy machine.
        #expect(duration < .seconds(1))
    }
}
