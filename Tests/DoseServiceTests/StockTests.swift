import DoseInterface
import DoseService
import Testing

@Suite("What is on hand")
struct StockTests {
    /// Twice a day, the next dose today at 20:00.
    private static let calcium = "calcium carbonate 1 tablet at 8 am and 20:00"

    private func desk(_ text: String = calcium) async throws -> Desk {
        let desk = try await Desk()
        try await desk.add(text)
        return desk
    }

    @Test("a name of several words needs no hyphen")
    func spacedName() async throws {
        let desk = try await Desk()
        try await desk.add("calcium carbonate 500 mg daily at 8:00")
        let reply = try await desk.stock(.set, "calcium", "carbonate 60 tablets", each: "500 mg")
        #expect(reply.prescription == "calcium-carbonate")
        #expect(try await desk.stock("calcium carbonate").left == "60 tablets")
        try await desk.stock(.add, "calcium", "carbonate half a tablet")
        #expect(try await desk.stock("calcium carbonate").left == "60.5 tablets")
    }

    @Test("what is taken comes off, what is skipped does not, and undo gives it back")
    func taken() async throws {
        let desk = try await desk()
        try await desk.stock(.set, "calcium", "30 tablets")
        #expect(try await desk.stock("calcium").left == "30 tablets")
        desk.clock.advance(hours: 2)
        try await desk.record(.taken, "calcium")
        #expect(try await desk.stock("calcium").left == "29 tablets")
        try await desk.undo()
        #expect(try await desk.stock("calcium").left == "30 tablets")
        try await desk.record(.skipped, "calcium", reason: "not hungry")
        #expect(try await desk.stock("calcium").left == "30 tablets")
        // Beside the plan, and another amount than the usual one.
        try await desk.record(.taken, "calcium", amount: "2 tablets")
        #expect(try await desk.stock("calcium").left == "28 tablets")
    }

    @Test("what was taken before the count is in it, whenever that is recorded")
    func before() async throws {
        let desk = try await desk("calcium carbonate 1 tablet as needed")
        try await desk.stock(.set, "calcium", "30 tablets")
        try await desk.record(.taken, "calcium", at: "today 12:00")
        #expect(try await desk.stock("calcium").left == "30 tablets")
        // The same second as the count, and after it.
        try await desk.record(.taken, "calcium")
        #expect(try await desk.stock("calcium").left == "29 tablets")
    }

    @Test("a stock is never why a record is refused, nor is it below none")
    func neverBlocks() async throws {
        let desk = try await desk("calcium carbonate 1 tablet as needed")
        try await desk.stock(.set, "calcium", "1 tablet")
        desk.clock.advance(minutes: 1)
        let last = try await desk.record(.taken, "calcium")
        #expect(last.remarks.contains { $0.text.contains("none is left") })
        for _ in 0..<2 { try await desk.record(.taken, "calcium") }
        #expect(try await desk.show("calcium").records.count == 3)
        let stock = try await desk.stock("calcium")
        #expect(stock.left == "no tablets")
        #expect(stock.supply == "run out")
        // Two too many were recorded; they come off what comes in, so nothing is overstated.
        try await desk.stock(.add, "calcium", "28 tablets")
        #expect(try await desk.stock("calcium").left == "26 tablets")
        try await desk.stock(.set, "calcium", "28 tablets")
        #expect(try await desk.stock("calcium").left == "28 tablets")
    }

    @Test("refills add up and have a history; each step is taken back by one undo")
    func history() async throws {
        let desk = try await desk()
        let first = try await desk.stock(
            .set, "calcium", "10 tablets", pharmacy: "City Pharmacy", repeats: 3)
        #expect(first.stock?.pharmacy == "City Pharmacy")
        let added = try await desk.stock(.add, "calcium", "28 tablets")
        #expect(added.stock?.left == "38 tablets")
        // A refill uses up a repeat, and says so.
        #expect(added.stock?.repeats == 2)
        #expect(added.remarks.contains { $0.text.contains("one of your repeats") })
        try await desk.stock(.set, "calcium", repeats: 5)
        #expect(try await desk.stock("calcium").repeats == 5)
        try await desk.stock(.end, "calcium")
        #expect(try await desk.stocks().isEmpty)
        #expect(
            try await desk.stockHistory("calcium") == [
                "ended -", "noted -", "added 28 tablets", "counted 10 tablets",
            ])
        try await desk.undo()
        #expect(try await desk.stock("calcium").repeats == 5)
        try await desk.undo()
        #expect(try await desk.stock("calcium").repeats == 2)
        try await desk.undo()
        #expect(try await desk.stock("calcium").left == "10 tablets")
        #expect(try await desk.stock("calcium").repeats == 3)
        #expect(try await desk.undo().undone == "stock of calcium-carbonate counted: 10 tablets")
        let gone: NotFound = try await desk.refusal(GetStock.self, .init(name: "calcium"))
        #expect(gone.what == "stock")
    }

    @Test("tablets and a dose in mg: not counted without a strength, and it says what would help")
    func strength() async throws {
        let desk = try await desk("naproxen 440 mg at 8 am and 20:00")
        let set = try await desk.stock(.set, "naproxen", "30 tablets")
        #expect(set.stock?.supply == "no telling for how long")
        #expect(
            set.remarks.contains { $0.text.contains("dose stock set naproxen --each AMOUNT") })
        desk.clock.advance(hours: 2)
        try await desk.record(.taken, "naproxen")
        #expect(try await desk.stock("naproxen").left == nil)
        try await desk.stock(.set, "naproxen", each: "220 mg")
        #expect(try await desk.stock("naproxen").left == "28 tablets")
        #expect(try await desk.stock("naproxen").each == "220 mg")
        #expect(try await desk.stock("naproxen").days == 8)
        try await desk.undo()
        #expect(try await desk.stock("naproxen").left == nil)
    }

    @Test("the strength that the prescription itself names counts")
    func writtenStrength() async throws {
        let desk = try await desk("letrozole 2.5 mg tablet, take 1 tablet at 20:00")
        try await desk.stock(.set, "letrozole", "30 tablets")
        try await desk.record(.taken, "letrozole", amount: "2.5 mg")
        #expect(try await desk.stock("letrozole").left == "29 tablets")
        #expect(try await desk.stock("letrozole").each == "2.5 mg")
    }

    @Test(
        "what makes no sense is refused with what would be right, and nothing is kept",
        arguments: [
            (StockChange.set, nil, nil, nil, "amount"), (.add, nil, nil, nil, "amount"),
            (.add, "0 tablets", nil, nil, "amount"), (.add, "20 mL", nil, nil, "amount"),
            (.end, "3 tablets", nil, nil, "change"), (.set, nil, "2 tablets", nil, "each"),
            (.set, nil, nil, "28 days", "discardAfter"),
        ] as [(StockChange, String?, String?, String?, String)])
    func refused(
        change: StockChange, amount: String?, each: String?, discard: String?, parameter: String
    ) async throws {
        let desk = try await desk()
        try await desk.stock(.set, "calcium", "30 tablets")
        let refusal: Invalid = try await desk.refusal(
            RecordStock.self,
            .init(
                requestId: "r", name: "calcium", change: change, amount: amount, each: each,
                discardAfter: discard))
        #expect(refusal.parameter == parameter)
        #expect(try await desk.stockHistory("calcium") == ["counted 30 tablets"])
    }

    @Test("texts that cannot be read and numbers beyond their limits are refused")
    func unreadable() async throws {
        let desk = try await desk()
        for amount in ["lots", "30", "-2 tablets", "2000000 tablets"] {
            _ = try await desk.refusal(
                RecordStock.self,
                .init(requestId: "r", name: "calcium", change: .set, amount: amount),
                as: CannotRead.self)
        }
        let repeats: Invalid = try await desk.refusal(
            RecordStock.self,
            .init(
                requestId: "r", name: "calcium", change: .set, amount: "3 tablets", repeats: 100))
        #expect(repeats.parameter == "repeats")
        let ahead: Invalid = try await desk.refusal(
            RecordStock.self,
            .init(
                requestId: "r", name: "calcium", change: .set, amount: "3 tablets",
                opened: "2026-12-24"))
        #expect(ahead.parameter == "opened")
        _ = try await desk.refusal(
            RecordStock.self, .init(requestId: "r", name: "aspirin", change: .end),
            as: NotFound.self)
        let end: NotFound = try await desk.refusal(
            RecordStock.self, .init(requestId: "r", name: "calcium", change: .end))
        #expect(end.what == "stock")
        #expect(try await desk.stocks().isEmpty)
    }

    @Test("a pack of another strength is another stock")
    func otherStrength() async throws {
        let desk = try await desk("naproxen 440 mg at 20:00")
        try await desk.stock(.set, "naproxen", "30 tablets", each: "220 mg")
        let refusal: Invalid = try await desk.refusal(
            RecordStock.self,
            .init(
                requestId: "r", name: "naproxen", change: .add, amount: "20 tablets",
                each: "500 mg"))
        #expect(refusal.parameter == "each")
        try await desk.stock(.set, "naproxen", "20 tablets", each: "440 mg")
        #expect(try await desk.stock("naproxen").days == 20)
    }

    @Test("a repeat of a request is one entry, and the stock survives a restart")
    func repeatAndRestart() async throws {
        let desk = try await desk()
        let request = RecordStock.Request(
            requestId: "once", name: "calcium", change: .add, amount: "28 tablets")
        let first = try await desk.call(RecordStock.self, request)
        #expect(try await desk.call(RecordStock.self, request) == first)
        #expect(try await desk.stockHistory("calcium") == ["counted 28 tablets"])
        try await desk.record(.taken, "calcium")
        desk.keepDirectory()
        await desk.tracker.close()
        let next = try await Desk(at: desk.clock.now, in: desk.directory)
        #expect(try await next.stock("calcium").left == "27 tablets")
        try await next.undo()
        #expect(try await next.stock("calcium").left == "28 tablets")
    }

    @Test("one list of everyone for a carer, one person after the other, with whose it is")
    func everyone() async throws {
        let (me, ana) = try await Desk.household()
        try await ana.add(Self.calcium)
        try await ana.stock(.set, "calcium", "10 tablets")
        try await me.add("naproxen 1 tablet at 20:00")
        try await me.stock(.set, "naproxen", "30 tablets")
        let all = try await me.call(ListStock.self, .init(everyone: true)).stock
        #expect(all.map(\.person) == ["me", "Ana"])
        #expect(all.map(\.prescription) == ["naproxen", "calcium-carbonate"])
        #expect(all.last?.days == 5)
        #expect(try await ana.call(ListStock.self, .init()).stock.map(\.person) == ["Ana"])
        let alone = try await desk()
        try await alone.stock(.set, "calcium", "10 tablets")
        let own = try await alone.call(ListStock.self, .init(everyone: true)).stock
        #expect(own.map(\.person) == [nil])
        #expect(try await alone.call(ListStock.self, .init()).stock == own)
    }

    @Test("the prescription is shown with its stock, while that is counted")
    func shown() async throws {
        let desk = try await desk()
        #expect(try await desk.show("calcium").stock == nil)
        try await desk.stock(.set, "calcium", "10 tablets")
        #expect(try await desk.show("calcium").stock?.supply == "for 5 more days")
        try await desk.stock(.end, "calcium")
        #expect(try await desk.show("calcium").stock == nil)
    }

    @Test("each person has a stock of their own")
    func people() async throws {
        let desk = try await desk()
        _ = try await desk.call(AddPerson.self, .init(requestId: desk.fresh(), name: "Ana"))
        let ana = desk.about("ana")
        try await ana.add(Self.calcium)
        try await desk.stock(.set, "calcium", "30 tablets")
        #expect(try await ana.stocks().isEmpty)
        try await ana.stock(.set, "calcium", "10 tablets")
        try await ana.record(.taken, "calcium")
        #expect(try await ana.stock("calcium").left == "9 tablets")
        #expect(try await desk.stock("calcium").left == "30 tablets")
    }
}
