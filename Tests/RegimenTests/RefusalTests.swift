import Testing

@testable import Regimen

@Suite("what cannot be read is pointed at")
struct RefusalTests {
    /// Text, kind, the words pointed at, a part of the message.
    struct Case: Sendable {
        var text: String
        var kind: TextError.Kind
        var pointed: String
        var message: String

        init(_ text: String, _ kind: TextError.Kind, _ pointed: String, _ message: String) {
            self.text = text
            self.kind = kind
            self.pointed = pointed
            self.message = message
        }
    }

    static let cases = [
        Case(
            "ibuprofen 200 mg every 6 ours", .unknownUnit, "ours",
            "\"ours\" is not a unit of time. Did you mean \"hours\"?"),
        Case(
            "naproxen 220 mg on 03/04/2026", .ambiguousDate, "03/04/2026",
            "03/04/2026 can be read two ways: 2026-04-03 (3 April) or 2026-03-04 (4 March). "
                + "Write one of them."),
        Case(
            "x 1 mg once on 2026-02-30 10:00", .noSuchDate, "2026-02-30",
            "February 2026 has 28 days."),
        Case("x 1 mg once on 2026-13-01 10:00", .noSuchDate, "2026-13-01", "There is no month 13."),
        Case(
            "x 1 mg once on 31 April 2026 10:00", .noSuchDate, "31 April 2026",
            "April 2026 has 30 days."),
        Case("x 1 mg once on 9999-01-01 10:00", .outOfRange, "9999-01-01", "The year"),
        Case("x 1 mg daily at 25:00", .noSuchTime, "25:00", "There is no 25:00."),
        Case("x 1 mg daily at 24:00", .noSuchTime, "24:00", "Midnight is 00:00"),
        Case("x 1 mg daily at 13 pm", .noSuchTime, "13 pm", "1 to 12"),
        Case("x 1 mg daily at 0930", .noSuchTime, "0930", "09:30"),
        Case("x 1 mg daily at 9:5", .noSuchTime, "9:5", "two digits"),
        Case("x 1 mg every 0 days at 8", .notPositive, "0", "at least 1"),
        Case("x 1 mg every -3 days at 8", .notPositive, "-3", "more than zero, not -3"),
        Case("x 1 mg every \u{2212}3 days at 8", .notPositive, "\u{2212}3", "more than zero"),
        Case("x 1 mg every 1.5 days at 8", .badNumber, "1.5", "whole number"),
        Case(
            "x 1 mg every 999999999999999999999 weeks", .outOfRange, "999999999999999999999",
            "10,000"),
        Case("x 1 mg every 600 weeks at 8", .outOfRange, "every 600 weeks", "every 520 weeks"),
        Case("x 1e400 mg daily at 8", .badNumber, "1e400", "plain digits"),
        Case("x -4 mg daily at 8", .notPositive, "-4", "more than zero"),
        Case("x .5 mg daily at 8", .badNumber, ".5", "0.5"),
        Case("x 1 mg 2 mg daily at 8", .twoAmounts, "2 mg", "second amount"),
        Case("tramadol 50-100 mg every 6 hours", .twoAmounts, "50-100 mg", "range"),
        Case("x 1/2 tablet daily at 8", .badNumber, "1/2 tablet", "0.5"),
        Case("zoledronic acid every 12 weeks", .amountMissing, "every", "zoledronic acid 4 mg IV"),
        Case("zoledronic acid", .amountMissing, "", "amount"),
        Case("ibuprofen 200 as needed max 1200 mg a day", .unitMissing, "200", "unit"),
        Case("ibuprofen 200 mq every 6 hours", .unknownUnit, "mq", "\"mg\""),
        Case("4 mg every 12 weeks", .medicineMissing, "4", "medicine"),
        Case("x 1 mg", .scheduleMissing, "", "when"),
        Case(
            "x 1 mg from 2026-12-01 09:30", .scheduleMissing, "from 2026-12-01 09:30",
            "How often?"),
        Case("x 1 mg on 2026-12-03", .timeMissing, "on 2026-12-03", "At what time?"),
        Case("x 1 mg twice a week", .dayMissing, "twice a week", "On which days?"),
        Case("x 1 mg as needed at 08:00", .contradiction, "at 08:00", "do not go together"),
        Case("x 1 mg PRN from 2026-12-01", .contradiction, "from 2026-12-01", "do not go together"),
        Case("x 1 mg daily at 8 max 6 a day", .contradiction, "max 6 a day", "as needed"),
        Case("x 1 mg every 4-6 hours", .contradiction, "every 4-6 hours", "as needed"),
        Case(
            "x 1 mg every 6-4 hours PRN", .contradiction, "every 6-4 hours",
            "smaller number first"),
        Case("x 1 mg daily every 6 hours", .contradiction, "every 6 hours", "do not go together"),
        Case("x 1 mg IV by mouth daily at 8", .contradiction, "by mouth", "do not go together"),
        Case("x 1 mg every 8 hours at 6:00", .contradiction, "at 6:00", "from"),
        Case("x 1 mg three times a day at 8:00", .contradiction, "at 8:00", "number of times"),
        Case("x 1 mg daily at 8 and 08:00", .contradiction, "at 8 and 08:00", "twice"),
        Case(
            "x 1 mg on Monday and on the 1st at 8", .contradiction, "on the 1st",
            "do not go together"),
        Case(
            "x 1 mg on the 30th and 31st at 8", .contradiction, "on the 30th and 31st", "February"),
        Case("x 1 mg on the 32nd at 8", .noSuchDate, "32nd", "1 to 31"),
        Case(
            "x 1 mg once every day at 8 for 3 doses for 2 days", .contradiction, "for 2 days",
            "one end"),
        Case(
            "x 1 mg on 2026-12-01 every 12 weeks at 9", .contradiction, "every 12 weeks", "\"from\""
        ),
        Case(
            "x 1 mg daily at 8 from 2026-12-10 until 2026-12-01", .endBeforeStart,
            "until 2026-12-01",
            "before the first dose"),
        Case("x 1 mg daily at 8 until 2026-12-31 09:00", .notSupported, "09:00", "whole day"),
        Case("x 1 mg every 30 minutes", .notSupported, "every 30 minutes", "1 hour"),
        Case("x 1 mg dayly at 8", .unknownWord, "dayly", "\"daily\""),
        Case("x 1 mg on Mondy at 8", .unknownWord, "Mondy", "\"Monday\""),
        Case("x 1 mg daily at 8 and", .incomplete, "and", "after \"and\""),
        Case("x 1 mg PRN max 6", .incomplete, "max 6", "24 hours"),
        Case("x 1 mg PRN max 6 in 12 hours", .incomplete, "max 6", "24 hours"),
        Case(
            "ibuprofen 200 mg PRN max 6 tablets a day", .contradiction, "max 6 tablets a day",
            "same unit"),
        Case(
            "x 200 mg PRN max 100 mg a day", .contradiction, "max 100 mg a day",
            "less than one dose"),
        Case("x 1 mg daily at\u{7} 8", .unreadableCharacter, "\u{7}", "cannot be seen"),
        Case("  ", .empty, "", "nothing"),
    ]

    @Test("each refusal has a kind, a place and a sentence", arguments: cases)
    func refusal(_ sample: Case) throws {
        let error = try #require(throws: TextError.self) { try Support.prescription(sample.text) }
        #expect(error.kind == sample.kind)
        #expect(error.message.contains(sample.message), "\(error.message)")
        let range = error.range ?? TextRange(offset: 0, length: 0)
        let pointed = sample.text.dropFirst(range.offset).prefix(range.length)
        #expect(String(pointed) == sample.pointed)
        #expect(error.text == sample.text)
    }

    @Test("too long a text, name or reason is refused at its limit")
    func limits() throws {
        let tail = " 1 mg daily at 8"
        let longest = String(repeating: "a", count: PrescriptionText.nameLimit)
        #expect(try Support.prescription(longest + tail).medicine == longest)
        for text in [
            longest + "a" + tail, "x" + tail + " for " + longest + "a",
            "x" + tail + String(repeating: " ", count: PrescriptionText.limit),
            "x" + tail + String(repeating: "\u{301}", count: 5_000),
        ] {
            let error = try #require(throws: TextError.self) { try Support.prescription(text) }
            #expect(error.kind == .tooLong)
        }
    }

    @Test("no text of the grammar's own words, shuffled, ends in a crash or a place outside of it")
    func shuffledWords() throws {
        let words = Self.cases.flatMap { $0.text.split(separator: " ").map { String($0) } }
        var random = Random(seed: 5)
        var refused = 0
        for _ in 0..<3_000 {
            let text =
                "x 1 mg "
                + (0..<random.number(1...9)).map { _ in random.pick(words) }
                .joined(separator: random.pick([" ", " ", " ", ""]))
            do {
                let read = try Support.prescription(text)
                #expect(try Schedule.parse(canonical: read.schedule.canonical) == read.schedule)
            } catch let error as TextError {
                refused += 1
                let range = error.range ?? TextRange(offset: 0, length: 0)
                #expect(range.offset >= 0 && range.length >= 0, "\(text)")
                #expect(range.offset + range.length <= text.count, "\(text)")
                #expect(!error.message.isEmpty)
            }
        }
        #expect(refused > 1_000)
    }
}
