import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("the picture of today")
struct TodayTests {
    private func today(_ desk: Desk) async throws -> Today {
        let reply = try await desk.call(GetToday.self, .init())
        return try #require(reply.people.first)
    }

    @Test("it shows what is open, what is left of today, what was done and the next infusion")
    func picture() async throws {
        let desk = try await Desk(at: Desk.monday.adding(seconds: -11 * 3600))
        try await desk.add("naproxen 220 mg at 08:00 and 20:00")
        try await desk.add("letrozole 2.5 mg every day at 17:00")
        try await desk.add("acetaminophen 500 mg at 7:30, 12:00, 19:00 and 21:00")
        try await desk.exam(on: "2026-11-20")
        try await desk.add(zoledronicAcid)
        try await desk.start("zoledronic-acid")
        desk.clock.advance(hours: 1)
        try await desk.passTime()
        try await desk.record(.taken, "naproxen")
        desk.clock.advance(hours: 10)
        try await desk.passTime()

        let reply = try await desk.call(GetToday.self, .init())
        #expect(reply.troubles.isEmpty && reply.peopleMore == 0)
        #expect(reply.now.at == "2026-11-23T18:05:00+01:00")
        let today = try await today(desk)
        #expect(today.begun && today.person == nil)
        #expect(today.open.last?.prescription == "letrozole")
        #expect(today.open.last?.left == "1 h late")
        #expect(
            today.coming.map { "\($0.prescription) \($0.slot.suffix(5))" } == [
                "acetaminophen 19:00", "naproxen 20:00", "acetaminophen 21:00",
            ], "\(today.coming)")
        #expect(today.done.contains { $0.medicine == "naproxen" && $0.outcome == .taken })
        #expect(today.infusions.map(\.dose.prescription) == ["zoledronic-acid"])
        #expect(today.infusions.first?.open == ["creatinine"])
    }

    @Test("before anything is added it says that nothing is begun")
    func notBegun() async throws {
        let desk = try await Desk()
        let today = try await today(desk)
        #expect(today == Today(begun: false))
        try await desk.add("ibuprofen 200 mg as needed every 6 hours")
        #expect(try await self.today(desk) == Today(begun: true))
    }

    @Test("when nothing is left for today it shows the next dose, however far it is")
    func nextDay() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg every day at 08:00")
        try await desk.add(zoledronicAcid)
        let coming = try await today(desk).coming
        #expect(coming.map(\.slot) == ["2026-11-24 08:00"])
        #expect(coming.first?.due.today == false)
    }

    @Test("what is more than a screen holds is counted, and the oldest open ones are kept")
    func counted() async throws {
        let desk = try await Desk()
        for minute in 10..<40 { try await desk.add("naproxen 220 mg every day at 18:\(minute)") }
        for hour in 20..<24 {
            for minute in [10, 30] {
                try await desk.add("acetaminophen 500 mg every day at \(hour):\(minute)")
            }
        }
        desk.clock.advance(hours: 1)
        try await desk.passTime()
        var picture = try await today(desk)
        #expect(picture.open.count == 12 && picture.openMore == 18)
        #expect(picture.open.first?.slot == "2026-11-23 18:10")
        #expect(picture.coming.count == 6 && picture.comingMore == 2)
        for number in 2..<12 { try await desk.record(.taken, "naproxen-\(number)") }
        picture = try await today(desk)
        #expect(picture.done.count == 6 && picture.doneMore == 4)
        #expect(picture.openMore == 8)
    }

    @Test("a record that was taken back, or of another day, is not shown as done")
    func standing() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 6 hours")
        try await desk.record(.taken, "ibuprofen", at: "yesterday 23:59")
        #expect(try await today(desk).done.isEmpty)
        try await desk.record(.taken, "ibuprofen", at: "00:00")
        #expect(try await today(desk).done.map(\.at.today) == [true])
        try await desk.undo()
        #expect(try await today(desk).done.isEmpty)
    }

    @Test("an infusion that is due is open; one on hold keeps its place as held")
    func infusions() async throws {
        let desk = try await Desk()
        try await desk.add(
            "Xgeva 120 mg SC every 4 weeks from 2026-12-03 10:00", since: "2025-10-01")
        try await desk.hold("denosumab")
        #expect(try await today(desk).infusions.map(\.dose.state) == [.held])
        try await desk.resume("denosumab")
        desk.clock.advance(days: 10)
        try await desk.passTime()
        let picture = try await today(desk)
        #expect(picture.open.map(\.prescription) == ["denosumab"])
        #expect(picture.infusions.isEmpty)
    }

    @Test("what runs out soon is shown, what lasts is not, and a record of more takes it away")
    func stock() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 08:00 and 20:00")
        func count(_ amount: String, _ change: StockChange) async throws {
            _ = try await desk.call(
                RecordStock.self,
                .init(
                    requestId: desk.fresh(), name: "naproxen", change: change, amount: amount,
                    each: change == .set ? "220 mg" : nil))
        }
        try await count("10 tablets", .set)
        #expect(try await today(desk).stock.map(\.prescription) == ["naproxen"])
        #expect(try await today(desk).stock.first?.days ?? 0 > 0)
        try await count("60 tablets", .add)
        #expect(try await today(desk).stock.isEmpty)
    }

    @Test("a clock that is not believed is said first, in a sentence")
    func clock() async throws {
        let desk = try await Desk { desk in
            desk.clock.setSynchronized(false)
            desk.clock.boot(secondsAgo: 60)
        }
        let reply = try await desk.call(GetToday.self, .init())
        #expect(reply.troubles.count == 1, "\(reply.troubles)")
        desk.clock.setSynchronized(true)
        #expect(try await desk.call(GetToday.self, .init()).troubles.isEmpty)
    }

    @Test("it is about one person unless everyone is asked for, those with something open first")
    func people() async throws {
        let (me, ana) = try await Desk.household()
        try await me.add("acetaminophen 500 mg every day at 23:00")
        try await ana.add("naproxen 220 mg once now")
        try await me.passTime()
        let mine = try await me.call(GetToday.self, .init())
        #expect(mine.people.map(\.person) == ["me"])
        #expect(mine.people.first?.open.isEmpty == true)
        #expect(try await ana.call(GetToday.self, .init()).people.first?.open.count == 1)
        let all = try await me.call(GetToday.self, .init(everyone: true))
        #expect(all.people.map(\.person) == ["Ana", "me"])
        let home = all.now.zone
        #expect(all.people.first?.open.map(\.due.zone) == ["Europe/Lisbon"])
        #expect(home == "Europe/Berlin")
    }

    @Test("whoever has nothing today is there all the same, last")
    func nobodyIsLeftOut() async throws {
        let (me, ana) = try await Desk.household()
        try await ana.add("naproxen 220 mg every day at 23:00")
        let all = try await me.call(GetToday.self, .init(everyone: true))
        #expect(all.people.map(\.person) == ["Ana", "me"])
        #expect(all.people.last?.begun == false)
    }

    @Test("when nothing is left for today, all that are due together next are shown or counted")
    func together() async throws {
        let desk = try await Desk()
        for _ in 0..<7 { try await desk.add("acetaminophen 500 mg every day at 08:00") }
        try await desk.add("ibuprofen 200 mg every day at 09:00")
        let picture = try await today(desk)
        #expect(picture.coming.allSatisfy { $0.slot == "2026-11-24 08:00" })
        #expect(picture.coming.count == 6 && picture.comingMore == 1)
    }
}
