import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("A stock that runs out is told of")
struct StockReminderTests {
    /// One tablet in the evening, so that ten last until Thursday in a week.
    private func desk(_ amount: String = "10 tablets") async throws -> Desk {
        let desk = try await Desk()
        try await desk.add("calcium carbonate 1 tablet at 20:00")
        try await desk.stock(
            .set, "calcium", amount, pharmacy: "City Pharmacy", repeats: 2)
        return desk
    }

    /// Lets days pass, an hour after the look of each morning, and every dose be taken.
    private func pass(_ days: Int, _ desk: Desk) async throws -> [String] {
        var told: [String] = []
        for _ in 0..<days {
            desk.clock.advance(hours: 2)
            try await desk.passTime()
            try await desk.record(.taken, "calcium")
            desk.clock.advance(hours: 14)
            try await desk.passTime()
            told = try await reminders(desk)
            desk.clock.advance(hours: 8)
        }
        return told
    }

    private func reminders(_ desk: Desk) async throws -> [String] {
        try await desk.openReminders().filter { $0.subject == .stock }.map(\.detail)
    }

    private func set(_ desk: Desk, _ value: String?) async throws {
        _ = try await desk.call(
            ChangeSetting.self, .init(requestId: desk.fresh(), name: "lead-stock", value: value))
    }

    @Test("a week ahead in the morning, once, with what helps; a refill ends it")
    func once() async throws {
        let desk = try await desk()
        #expect(try await pass(2, desk).isEmpty)
        #expect(
            try await pass(1, desk) == [
                "7 tablets left, for 7 more days, until Thu 2026-12-03. "
                    + "Pharmacy: City Pharmacy. Repeats left: 2."
            ])
        let reminder = try #require(
            try await desk.openReminders().first { $0.subject == .stock })
        #expect(reminder.title == "Stock: calcium carbonate")
        #expect(reminder.command == "dose stock add calcium-carbonate AMOUNT")
        #expect(reminder.sequence == 1)
        // What it says is as of now, and it is not told again.
        #expect(try await pass(2, desk).first?.hasPrefix("5 tablets left, for 5 more") == true)
        #expect(
            try await desk.openReminders().filter { $0.subject == .stock }.map(\.number)
                == [reminder.number])
        try await desk.stock(.add, "calcium", "28 tablets")
        #expect(try await reminders(desk).isEmpty)
        // Taken back, it waits again.
        try await desk.undo()
        try await desk.passTime()
        #expect(try await reminders(desk).count == 1)
    }

    @Test("each time ahead is told once, and after a refill anew")
    func leads() async throws {
        let desk = try await desk("4 tablets")
        try await set(desk, "3 days, 1 day")
        #expect(try await pass(1, desk).first?.hasPrefix("3 tablets left") == true)
        let first = try await desk.openReminders().filter { $0.subject == .stock }.map(\.number)
        #expect(try await pass(1, desk).count == 1)
        #expect(
            try await desk.openReminders().filter { $0.subject == .stock }.map(\.number) == first)
        #expect(try await pass(1, desk).first?.hasPrefix("1 tablet left, for 1 more day") == true)
        #expect(
            try await desk.openReminders().filter { $0.subject == .stock }.map(\.number) != first)
        try await desk.stock(.add, "calcium", "4 tablets")
        #expect(try await pass(1, desk).isEmpty)
        #expect(try await pass(1, desk).count == 1)
    }

    @Test("a change that makes the stock last again ends it without a word")
    func lastsAgain() async throws {
        let desk = try await desk("6 tablets")
        #expect(try await pass(1, desk).count == 1)
        try await desk.hold("calcium")
        desk.clock.advance(hours: 24)
        try await desk.passTime()
        #expect(try await reminders(desk).isEmpty)
        try await desk.resume("calcium")
        desk.clock.advance(hours: 24)
        try await desk.passTime()
        #expect(try await reminders(desk).count == 1)
    }

    @Test("none is told to a person who wants none, and nothing wakes the daemon for it")
    func none() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 1 tablet as needed")
        try await desk.stock(.set, "ibuprofen", "2 tablets")
        #expect(try await desk.passTime() != nil)
        try await set(desk, "none")
        #expect(try await desk.passTime() == nil)
        try await set(desk, nil)
        #expect(try await desk.passTime() != nil)
        try await desk.stock(.end, "ibuprofen")
        #expect(try await desk.passTime() == nil)
        try await desk.undo()
        #expect(try await desk.passTime() != nil)
        let hours: Invalid = try await desk.refusal(
            ChangeSetting.self, .init(requestId: "r", name: "lead-stock", value: "3 hours"))
        #expect(hours.message.contains("whole days"))
    }

    @Test("two stocks that end on one day are both told, and wait for the end of the quiet hours")
    func together() async throws {
        let desk = try await desk("5 tablets")
        try await desk.add("naproxen 1 tablet at 20:00")
        try await desk.stock(.set, "naproxen", "5 tablets")
        _ = try await desk.call(
            ChangeSetting.self,
            .init(requestId: desk.fresh(), name: "quiet-hours", value: "21:00 to 11:00"))
        desk.clock.advance(hours: 16)
        try await desk.passTime()
        #expect(try await reminders(desk).isEmpty)
        desk.clock.advance(hours: 1)
        try await desk.passTime()
        #expect(try await reminders(desk).count == 2)
    }

    @Test("a restart neither loses nor doubles it")
    func restart() async throws {
        let desk = try await desk("4 tablets")
        desk.keepDirectory()
        await desk.tracker.close()
        desk.clock.advance(hours: 15)
        let next = try await Desk(at: desk.clock.now, in: desk.directory)
        try await next.passTime()
        let told = try await next.openReminders().filter { $0.subject == .stock }
        #expect(told.count == 1)
        next.keepDirectory()
        await next.tracker.close()
        let last = try await Desk(at: next.clock.now, in: desk.directory)
        try await last.passTime()
        #expect(
            try await last.openReminders().filter { $0.subject == .stock }.map(\.number)
                == told.map(\.number))
    }

    @Test("what a clock that was ahead told is taken back, and told at its right time, once")
    func clockAhead() async throws {
        let desk = try await Desk()
        try await desk.add("calcium carbonate 1 tablet at 20:00")
        try await desk.stock(.set, "calcium", "90 tablets", expires: "2026-12-10")
        desk.clock.jump(hours: 24 * 16)
        try await desk.passTime()
        #expect(try await reminders(desk).count == 1)
        desk.clock.jump(hours: -24 * 16)
        try await desk.passTime()
        #expect(try await reminders(desk).isEmpty)
        desk.clock.set(Desk.monday.adding(seconds: 10 * 86_400))
        try await desk.passTime()
        #expect(try await reminders(desk).isEmpty)
        desk.clock.set(Desk.monday.adding(seconds: 11 * 86_400))
        try await desk.passTime()
        #expect(
            try await reminders(desk) == [
                "90 tablets left, usable for 7 more days, until Fri 2026-12-11."
            ])
        #expect(
            try await desk.rows(
                "SELECT count(*) FROM event WHERE kind = 'stock-ran-low'") == ["2"])
    }

    @Test("the picture of today shows what runs out within the time ahead, the first first")
    func onToday() async throws {
        let desk = try await desk("8 tablets")
        func shown() async throws -> [String] {
            let today = try await desk.call(GetToday.self, .init()).people.first
            return today?.stock.map { "\($0.medicine) \($0.supply)" } ?? []
        }
        #expect(try await shown().isEmpty)
        try await desk.add("naproxen 1 tablet at 20:00")
        try await desk.stock(.set, "naproxen", "3 tablets")
        try await desk.stock(.set, "calcium", "7 tablets")
        let week = ["naproxen for 3 more days", "calcium carbonate for 7 more days"]
        #expect(try await shown() == week)
        try await set(desk, "5 days")
        #expect(try await shown() == Array(week.prefix(1)))
        // Who wants no reminder sees a week all the same.
        try await set(desk, "none")
        #expect(try await shown() == week)
    }

    @Test("a dose that was taken says what is left when that is little, and else nothing")
    func afterTaking() async throws {
        let desk = try await desk("20 tablets")
        desk.clock.advance(hours: 2)
        let enough = try await desk.record(.taken, "calcium")
        #expect(!enough.remarks.contains { $0.text.hasPrefix("Stock") })
        try await desk.undo()
        try await desk.stock(.set, "calcium", "3 tablets")
        let low = try await desk.record(.taken, "calcium")
        #expect(
            low.remarks.contains {
                $0.text == "Stock: 2 tablets left, for 3 more days, until Thu 2026-11-26."
            }, "\(low.remarks.map(\.text))")
    }
}
