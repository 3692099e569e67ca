import Testing

@testable import Regimen

@Suite("texts of prescriptions that are not clear enough")
struct SigRefusalTests {
    /// Text, the words pointed at, a part of what is said.
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var pointed: String
        var message: String
        var testDescription: String { text }

        init(_ text: String, _ pointed: String, _ message: String) {
            self.text = text
            self.pointed = pointed
            self.message = message
        }
    }

    static let cases = [
        Case("methotrexate 15 mg weekly on Monday", "weekly", "At which time?"),
        Case("x 1 mg every 10 days", "every 10 days", "At which time?"),
        Case("x 1 mg twice weekly", "twice weekly", "On which days?"),
        Case("x 1 mg twice weekly on Monday at 9", "on Monday", "number of days differs"),
        Case("x 1 mg biweekly at 9", "biweekly", "every 2 weeks or twice a week"),
        Case("x 1 mg bimonthly at 9", "bimonthly", "two ways"),
        Case("x 1 mg q6m at 9", "q6m", "every 6 months"),
        Case("x 1 mg daily with meals", "daily with meals", "How many times a day?"),
        Case("x 1 mg 25 times a day", "25 times a day", "24 times"),
        Case("x 1 mg 0 times a day", "0", "at least 1"),
        Case("x 1 mg daily for 0 days", "0", "at least 1"),
        Case("x 1 mg daily for -3 days", "-3", "more than zero"),
        Case("x 1 mg daily x 10", "", "unit of time is missing"),
        Case("x 1 mg daily then 2 mg daily", "daily", "How long?"),
        Case("x 1 mg daily for 7 days then", "then", "missing after"),
        Case("x 1 mg daily then stop", "stop", "For how long"),
        Case("x 1 mg daily for 7 days then 2 tablets daily", "2 tablets", "same unit"),
        Case("x 1 mg daily for 7 days then once now", "once", "prescription of its own"),
        Case("x 1 mg daily for 7 days then prn", "prn", "prescription of its own"),
        Case(
            "x 1 mg daily for 7 days then 2 mg daily from 2026-12-20", "from 2026-12-20",
            "start of all or of the last phase"),
        Case(
            "x 1 mg daily from 2026-12-01 for 7 days then 2 mg daily from 2026-12-03",
            "2 mg daily from 2026-12-03", "before the one in front of it has ended"),
        Case("x 1 mg at 08:00 and 2 IU at 20:00", "at 08:00 and 2 IU at 20:00", "same unit"),
        Case("x 1 mg BID counted from the dose given", "counted from the dose given", "one dose"),
        Case("x 1 mg daily counted from", "counted from", "From what?"),
        Case("x 1 mg 21 days on", "21 days on", "How many days off?"),
        Case("x 1 mg days 1-30 of every 28 days", "days 1-30 of every 28 days", "no day 30"),
        Case("x 1 mg days 9-3 of every 28 days", "9-3", "smaller day first"),
        Case("x 1 mg 300 days on 100 days off", "300 days on 100 days off", "366 days"),
        Case("x 1 mg days 1-3 of every 2 months", "of every 2 months", "days or weeks"),
        Case(
            "x 1 mg on Monday and days 1-3 of every 28 days at 9", "days 1-3 of every 28 days", "go"
        ),
        Case("x 1 mg daily at least 48 hours apart", "at least 48 hours apart", "less than that"),
        Case("x 1 mg daily at least 6 hours", "at least 6 hours", "apart"),
        Case("x 1 mg prn at least 2 months apart", "2 months apart", "6 days"),
        Case("x 1 mg prn evry 6 hours", "evry", "\"every\""),
        Case("x 1 mg prn max 4 and 5 a day", "5", "one number of doses and one amount"),
        Case("x 1 mg prn max 4 a day max 5 a day", "max 5 a day", "do not go together"),
        Case(
            "x 1 mg daily, increase by 2 mg every week until 4 mg",
            "increase by 2 mg every week until 4 mg", "do not end at 4 mg"),
        Case(
            "x 5 mg daily, increase by 1 mg every week until 4 mg",
            "increase by 1 mg every week until 4 mg", "does not rise"),
        Case("x 5 mg daily, decrease by 1 mg until 4 mg", "until", "decrease by 5 mg every 7 days"),
        Case(
            "x 1 mg daily, increase by 1 mg every day until 400 mg",
            "increase by 1 mg every day until 400 mg", "50 phases"),
        Case(
            "x 1 mg daily, increase by 1 IU every day until 4 mg",
            "increase by 1 IU every day until 4 mg", "same unit"),
        Case("x 1 mg daily thn 2 mg", "thn", "\"then\""),
        Case("x 5 mg as directed", "as directed", "or \"as needed\""),
        Case("x 5 mg daily as prescribed", "as prescribed", "does not say when"),
        Case("x 1 mg at 8 o clock", "o clock", "such as 08:00"),
        Case("x 1 mg every 8 hours while awake", "while", "cannot be read"),
        Case("x 1 mg until gone", "gone", "date is missing"),
        Case("x 1 mg the first Monday of the month at 9", "first Monday", "cannot be planned"),
        Case("x 10 mL swish and swallow qid", "swish", "cannot be read"),
        Case("x 1-2 tabs q4h prn", "1-2 tabs", "range"),
        Case("x 1 mg every evening at 8 am", "at 8 am", "do not go together"),
        Case("x 1 mg at 8 in the morning, 08:00", "at 8 in the morning, 08:00", "twice"),
        Case("x 1 mg twice a day from tomorrow 09:30", "twice a day", "At which times?"),
        Case("x 1 mg before", "before", "cannot be read"),
        Case("x 1 mg 5 hours before breakfast", "5 hours", "3 hours"),
    ]

    @Test("each refusal points at the words and says what would be right", arguments: cases)
    func refusal(_ sample: Case) throws {
        let error = try #require(throws: TextError.self) { try Support.prescription(sample.text) }
        #expect(error.message.contains(sample.message), "\(error.message)")
        let range = error.range ?? TextRange(offset: 0, length: 0)
        let pointed = sample.text.dropFirst(range.offset).prefix(range.length)
        #expect(String(pointed) == sample.pointed)
    }
}
