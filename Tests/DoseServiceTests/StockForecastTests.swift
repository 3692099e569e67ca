import DoseInterface
import Testing

@Suite("How long a stock lasts")
struct StockForecastTests {
    /// Monday 18:05: the stock of one prescription, as of that evening.
    private func stock(
        _ text: String, _ amount: String, each: String? = nil, expires: String? = nil
    ) async throws -> Stock {
        let desk = try await Desk()
        let name = try await desk.add(text).prescription.name
        return try #require(
            try await desk.stock(.set, name, amount, each: each, expires: expires).stock)
    }

    @Test(
        "the real schedule is walked through: amounts that differ, tapers, cycles, long intervals",
        arguments: [
            ("calcium carbonate 1 tablet at 8 am and 20:00", "10 tablets", nil, "2026-11-28"),
            ("calcium carbonate 2 tablets at 8 am and 20:00", "10 tablets", nil, "2026-11-26"),
            ("naproxen 1 tablet at 08:00, 2 tablets at 9 pm", "7 tablets", nil, "2026-11-25"),
            (
                "prednisone 20 mg daily at 8 am for 7 days then 10 mg daily at 8 am for 7 days",
                "20 tablets", "10 mg", "2026-12-07"
            ),
            (
                "palbociclib 125 mg daily at 9:00, 21 days on, 7 days off", "21 capsules",
                "125 mg", "2026-12-22"
            ),
            (
                "palbociclib 125 mg daily at 9:00, 21 days on, 7 days off", "20 capsules",
                "125 mg", "2026-12-14"
            ),
            (
                "methotrexate 10 mg every 7 days from tomorrow 09:00", "8 tablets", "2.5 mg",
                "2026-12-08"
            ), ("naproxen 1.5 tablets at 20:00", "4 tablets", nil, "2026-11-25"),
        ] as [(String, String, String?, String)])
    func scheduled(text: String, amount: String, each: String?, runsOut: String) async throws {
        let stock = try await stock(text, amount, each: each)
        #expect(stock.runsOut?.date == runsOut)
        #expect(!stock.estimated)
        #expect(stock.supply.hasPrefix("for \(stock.days ?? -1) more day"))
    }

    @Test("a stock for every dose that is left, and one for years, have no end to tell of")
    func enough() async throws {
        let taper = try await stock(
            "prednisone 20 mg daily at 8 am for 7 days then 10 mg daily at 8 am for 7 days",
            "21 tablets", each: "10 mg")
        #expect(taper.supply == "for all doses to come")
        #expect(taper.runsOut == nil)
        let years = try await stock("calcium carbonate 1 tablet at 20:00", "5000 tablets")
        #expect(years.supply == "for more than 2 years")
        #expect(!years.low)
    }

    @Test("less than one dose, and none at all")
    func little() async throws {
        let little = try await stock("calcium carbonate 2 tablets at 20:00", "1 tablet")
        #expect(little.supply == "runs out today")
        #expect(little.days == 0)
        #expect(little.low)
        let none = try await stock("calcium carbonate 2 tablets at 20:00", "0 tablets")
        #expect(none.supply == "run out")
    }

    @Test("a new order, a hold and a stop change how long it lasts; a dose that is due counts")
    func changes() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 1 tablet at 8 am and 20:00")
        try await desk.stock(.set, "naproxen", "10 tablets")
        #expect(try await desk.stock("naproxen").days == 5)
        desk.clock.advance(hours: 2)
        try await desk.passTime()
        #expect(try await desk.due().count == 1)
        #expect(try await desk.stock("naproxen").days == 5)
        try await desk.edit("naproxen", "2 tablets")
        // The one that is due stays as it was ordered.
        #expect(try await desk.stock("naproxen").runsOut?.date == "2026-11-26")
        try await desk.undo()
        try await desk.hold("naproxen", until: "2026-12-01")
        #expect(try await desk.stock("naproxen").runsOut?.date == "2026-12-06")
        try await desk.undo()
        try await desk.hold("naproxen")
        #expect(try await desk.stock("naproxen").supply == "on hold")
        try await desk.undo()
        _ = try await desk.call(
            StopPrescription.self, .init(requestId: desk.fresh(), name: "naproxen", reason: "x"))
        #expect(try await desk.stock("naproxen").supply == "not in use")
        #expect(try await desk.stock("naproxen").left == "10 tablets")
    }

    @Test("as-needed use is estimated from the past, and called an estimate")
    func estimate() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 1 tablet as needed every 6 hours max 6 a day")
        let early = try await desk.stock(.set, "ibuprofen", "30 tablets")
        #expect(early.stock?.supply == "too little taken to say for how long")
        #expect(early.remarks.contains { $0.text.contains("taken as needed") })
        // Two a day for ten days.
        for _ in 0..<10 {
            for _ in 0..<2 {
                desk.clock.advance(hours: 12)
                try await desk.record(.taken, "ibuprofen")
            }
        }
        let stock = try await desk.stock("ibuprofen")
        #expect(stock.left == "10 tablets")
        #expect(stock.estimated)
        #expect(stock.days == 5)
        #expect(stock.supply == "for about 5 more days")
        #expect(stock.low)
        let told = try await desk.call(GetStock.self, .init(name: "ibuprofen")).remarks
        #expect(told.contains { $0.text.hasPrefix("An estimate") })
        // Long unused: what was taken two months ago says nothing.
        desk.clock.advance(days: 60)
        #expect(try await desk.stock("ibuprofen").supply == "too little taken to say for how long")
    }

    @Test("what expires before it is used up does not count, and a month lasts to its end")
    func expiry() async throws {
        let calcium = "calcium carbonate 1 tablet at 20:00"
        let stock = try await stock(calcium, "30 tablets", expires: "2026-12-01")
        #expect(stock.expires?.date == "2026-12-01")
        #expect(stock.runsOut?.date == "2026-12-02")
        #expect(stock.supply == "usable for 9 more days")
        for text in ["2027-02", "02/2027", "2.2027"] {
            let month = try await self.stock(calcium, "30 tablets", expires: text)
            #expect(month.expires?.date == "2027-02-28")
            #expect(month.days == 30)
        }
        let past = try await self.stock(calcium, "30 tablets", expires: "2026-11-01")
        #expect(past.supply == "expired on Sun 2026-11-01: none usable")
        let long = try await self.stock(calcium, "28 tablets", expires: "2020-01")
        #expect(long.supply == "expired in January 2020: none usable")
        #expect(long.days == 0)
        #expect(long.low)
    }

    @Test("packs are used the oldest first, and a newer one outlasts an older one that expires")
    func packs() async throws {
        let desk = try await Desk()
        try await desk.add("calcium carbonate 1 tablet at 20:00")
        try await desk.stock(.set, "calcium", "10 tablets", expires: "2026-11-25")
        try await desk.stock(.add, "calcium", "5 tablets", expires: "2027-06")
        // Three of the first pack, then five of the second.
        #expect(try await desk.stock("calcium").runsOut?.date == "2026-12-01")
        #expect(try await desk.stock("calcium").expires?.date == "2026-11-25")
        // Counted again, with less: the newer pack is what is left.
        try await desk.stock(.set, "calcium", "4 tablets")
        #expect(try await desk.stock("calcium").expires?.date == "2027-06-30")
        #expect(try await desk.stock("calcium").runsOut?.date == "2026-11-27")
        // More than there was: something new, of which nothing was said.
        try await desk.stock(.set, "calcium", "40 tablets")
        #expect(try await desk.stock("calcium").expires == nil)
    }

    @Test(
        "what was opened is to be used up in time, when the person says so, and the next pack not")
    func opened() async throws {
        let desk = try await Desk()
        try await desk.add("timolol 2 drops at 20:00")
        try await desk.stock(.set, "timolol", "100 drops", expires: "2027-06")
        let opened = try await desk.stock(
            .set, "timolol", opened: "today", discardAfter: "28 days")
        #expect(opened.entry.kind == .noted)
        #expect(opened.stock?.opened?.date == "2026-11-23")
        #expect(opened.stock?.discard?.date == "2026-12-21")
        #expect(opened.stock?.expires?.date == "2027-06-30")
        // 29 days of 2 drops: it is thrown away before it is empty.
        #expect(opened.stock?.supply == "usable for 29 more days")
        try await desk.stock(.add, "timolol", "100 drops")
        #expect(try await desk.stock("timolol").runsOut?.date == "2027-02-10")
        try await desk.undo()
        try await desk.undo()
        #expect(try await desk.stock("timolol").opened == nil)
        #expect(try await desk.stock("timolol").days == 50)
    }
}
