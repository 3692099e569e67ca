import DoseInterface
import Testing

@testable import DoseCommands

@Suite("answers about stocks, as text")
struct StockAnswerTests {
    private static let naproxen = Stock(
        prescription: "naproxen", medicine: "Aleve", left: "10 tablets", each: "220 mg",
        supply: "for 5 more days", days: 5,
        runsOut: Samples.day("2026-11-28", "Sat", "in 5 days"), low: true,
        expires: Samples.day("2027-03-31", "Wed", "in 18 weeks"),
        opened: Samples.day("2026-11-20", "Fri", "3 days ago"),
        discard: Samples.day("2026-12-18", "Fri", "in 25 days"), pharmacy: "City Pharmacy",
        repeats: 1, counted: Samples.evening)
    private static let calcium = Stock(
        prescription: "calcium-carbonate", medicine: "calcium carbonate",
        supply: "no telling for how long",
        counted: Samples.evening)
    private static let added = StockEntry(
        kind: .added, at: Samples.evening, amount: "28 tablets", each: "220 mg",
        expires: Samples.day("2027-03-31", "Wed", "in 18 weeks"), pharmacy: "City Pharmacy",
        repeats: 1)

    /// Wide enough that nothing is wrapped.
    private func told(_ answer: some Tellable) -> String {
        var page = Page(style: TextStyle(width: 200))
        answer.tell(on: &page)
        return page.text
    }

    @Test("the list: what is left, how long it lasts, and by when to use it")
    func list() {
        let lines = told(StockList(stock: [Self.naproxen, Self.calcium])).split(separator: "\n")
            .map { $0.split(separator: " ").joined(separator: " ") }
        #expect(
            lines == [
                "MEDICINE LEFT LASTS USE BY",
                "naproxen 10 tablets of 220 mg LOW: for 5 more days, until Sat 2026-11-28 "
                    + "2026-12-18",
                "calcium-carbonate not counted no telling for how long",
            ])
        var hers = Self.calcium
        hers.person = "Ana"
        #expect(told(StockList(stock: [hers])).contains("Ana: calcium-carbonate  not counted"))
        #expect(told(StockList(stock: [])).contains("Count one: dose stock set NAME 30 tablets"))
    }

    @Test("one: everything that is known of it, and its history")
    func one() {
        let text = told(
            GetStock.Reply(
                prescription: "naproxen", stock: Self.naproxen, entries: [Self.added],
                remarks: [Samples.remark]))
        #expect(
            text.hasPrefix(
                """
                naproxen: LOW, 10 tablets of 220 mg, for 5 more days, until Sat 2026-11-28.
                  Expires: Wed 2027-03-31, in 18 weeks
                  Opened: Fri 2026-11-20, 3 days ago
                  Use it up by: Fri 2026-12-18, in 25 days
                  Pharmacy: City Pharmacy
                  Repeats left: 1
                Labels say not to combine them.
                """))
        #expect(
            text.hasSuffix(
                """
                History, newest first
                  Mon 2026-11-23 20:00  added  28 tablets of 220 mg  \
                expires Wed 2027-03-31, City Pharmacy, 1 repeat left

                """))
        let ended = told(GetStock.Reply(prescription: "naproxen", entries: [], remarks: []))
        #expect(ended.contains("Count it again: dose stock set naproxen AMOUNT"))
    }

    @Test("a record says back what was understood, and what there is now")
    func record() {
        let text = told(
            RecordStock.Reply(
                prescription: "naproxen", entry: Self.added, stock: Self.naproxen, remarks: []))
        #expect(
            text == """
                Recorded: naproxen, came in: 28 tablets of 220 mg, expires Wed 2027-03-31, \
                City Pharmacy, 1 repeat left.
                  Now: naproxen: LOW, 10 tablets of 220 mg, for 5 more days, until Sat 2026-11-28.
                Wrong? dose undo

                """)
        let noted = StockEntry(kind: .noted, at: Samples.evening, each: "220 mg", repeats: 2)
        #expect(
            told(RecordStock.Reply(prescription: "naproxen", entry: noted, remarks: []))
                .hasPrefix("Recorded: naproxen, stock: 220 mg each, 2 repeats left.\n"))
        let ended = told(
            RecordStock.Reply(
                prescription: "naproxen", entry: StockEntry(kind: .ended, at: Samples.evening),
                remarks: []))
        #expect(ended.hasPrefix("Recorded: the stock of naproxen is counted no more.\n"))
        var empty = Self.naproxen
        empty.left = "no tablets"
        empty.supply = "run out"
        empty.days = 0
        #expect(
            told(GetStock.Reply(prescription: "naproxen", stock: empty, entries: [], remarks: []))
                .hasPrefix("naproxen: LOW, no tablets of 220 mg, run out.\n"))
    }
}
