import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("The figures of adherence and what is said with them")
struct AdherenceFigureTests {
    /// Takes the doses of so many days at 19:00, and leaves the last `missed` ones.
    private func live(_ desk: Desk, days: Int, missed: Int) async throws {
        try await desk.add("naproxen 220 mg at 19:00")
        for day in 0..<days {
            try await desk.letPass(minutes: 55)
            if day < days - missed { try await desk.record(.taken, "naproxen") }
            try await desk.letPass(minutes: 23 * 60 + 5)
        }
    }

    @Test("percentages are rounded down, and there is none of fewer than five doses")
    func percentages() async throws {
        let desk = try await Desk()
        try await live(desk, days: 6, missed: 1)
        let all = try #require(try await desk.adherence().first)
        #expect(all.counted == 6 && all.missed == 1)
        #expect(all.takenPercent == 83 && all.onTimePercent == 83)
        let few = try #require(try await desk.adherence(until: "2026-11-26").first)
        #expect(few.counted == 4)
        #expect(few.takenPercent == nil && few.onTimePercent == nil)
    }

    @Test("weeks begin on Monday, months on the first; the ends are those asked for")
    func periods() async throws {
        let desk = try await Desk()
        try await live(desk, days: 9, missed: 0)
        let weeks = try await desk.adherence(from: "2026-11-25", by: .week)
        #expect(weeks.map(\.from.date) == ["2026-11-25", "2026-11-30"])
        #expect(weeks.map(\.until.date) == ["2026-11-29", "2026-12-02"])
        #expect(weeks.map(\.counted) == [5, 2])
        let months = try await desk.adherence(from: "2026-11-25", by: .month)
        #expect(months.map(\.from.date) == ["2026-11-25", "2026-12-01"])
        #expect(months.map(\.counted) == [6, 1])
    }

    @Test("reasons are told by how often, three at most; the hold and what was taken is said")
    func notes() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 19:00")
        for reason in ["tired", "nausea", "nausea", "at the dentist", "away"] {
            try await desk.letPass(minutes: 55)
            try await desk.record(.skipped, "naproxen", reason: reason)
            try await desk.letPass(minutes: 23 * 60 + 5)
        }
        try await desk.hold("naproxen", "surgery")
        let row = try #require(try await desk.adherence().first)
        #expect(row.reasons.map(\.reason) == ["nausea", "at the dentist", "away"])
        #expect(row.reasons.map(\.count) == [2, 1, 1])
        #expect(row.held && row.takenPercent == 0)
    }

    @Test("what a clinic gives is given or not, and no minutes are counted")
    func clinic() async throws {
        let desk = try await Desk()
        try await desk.add("Xgeva 120 mg SC every 4 weeks from today 19:00", since: "2026-01-01")
        try await desk.letPass(hours: 5)
        try await desk.record(.given, "xgeva")
        let row = try #require(try await desk.adherence().first)
        #expect(row.clinic && row.given == 1 && row.late == 0 && row.onTime == 0)
        #expect(row.onTimePercent == nil)
        #expect(try await desk.lookBack().map(\.state) == [.given])
    }

    @Test(
        "as needed is use and no adherence; an order that becomes planned is counted from then on")
    func asNeeded() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 6 hours max 6 a day")
        try await desk.record(.taken, "ibuprofen", at: "yesterday 10:00")
        try await desk.record(.taken, "ibuprofen", amount: "400 mg")
        try await desk.letPass(minutes: 5)
        try await desk.edit("ibuprofen", "at 19:00")
        try await desk.letPass(minutes: 50)
        try await desk.record(.taken, "ibuprofen")
        let row = try #require(try await desk.adherence().first)
        #expect(row.use?.doses == 2 && row.useDays == 2)
        #expect(row.use?.amount == "600 mg" && row.use?.value == "600" && row.use?.unit == "mg")
        #expect(row.onTime == 1 && row.counted == 1 && row.beside == 0)
    }

    @Test("what the figures mean is said with them, with every limit that is our setting")
    func meanings() async throws {
        let desk = try await Desk()
        let said = try await desk.call(ListAdherence.self, .init()).remarks.map(\.text)
            .joined(separator: " ")
        for word in [
            "15 minutes", "our setting", "hold", "not due yet", "As needed".lowercased(),
            "fewer than 5", "midnight", "moved",
        ] {
            #expect(said.contains(word), "\(word)")
        }
    }

    @Test("each person's doses are their own")
    func people() async throws {
        let desk = try await Desk()
        _ = try await desk.call(AddPerson.self, .init(requestId: desk.fresh(), name: "Ana"))
        let ana = desk.about("ana")
        try await ana.add("naproxen 220 mg at 19:00")
        try await desk.letPass(hours: 1)
        try await ana.record(.taken, "naproxen")
        #expect(try await ana.adherence().map(\.counted) == [1])
        #expect(try await ana.lookBack().count == 1)
        #expect(try await desk.adherence().isEmpty)
        #expect(try await desk.lookBack().isEmpty)
    }

    @Test("the report on paper counts the same doses in the same way")
    func paper() async throws {
        // A Sunday: its dose is taken on Monday and counts in the week before.
        let desk = try await Desk(at: Desk.monday.adding(seconds: -86_400))
        try await desk.add("naproxen 220 mg at 23:50")
        for _ in 0..<3 {
            try await desk.letPass(minutes: 6 * 60)
            try await desk.record(.taken, "naproxen")
            try await desk.letPass(minutes: 18 * 60)
        }
        let report = try await desk.call(GetPaper.self, .init(kind: .report)).paper
        let table = try #require(report.parts.first { $0.id == "on-time" }?.table)
        let weeks = try await desk.adherence(from: "2026-11-16", by: .week)
        #expect(weeks.map(\.onTime) == [1, 2])
        #expect(
            table.rows.map(\.cells)
                == weeks.map {
                    [$0.from.date, "\($0.onTime)", "\($0.late)", "\($0.skipped)", "\($0.missed)"]
                })
    }

    @Test("a dose from before the chart on paper is in none of its weeks")
    func edgeOfPaper() async throws {
        let desk = try await Desk(at: Desk.monday.adding(seconds: -86_400))
        try await desk.add("naproxen 220 mg once today 23:50")
        try await desk.letPass(hours: 6)
        try await desk.record(.taken, "naproxen")
        func weeks() async throws -> [[String]] {
            let report = try await desk.call(GetPaper.self, .init(kind: .report)).paper
            return report.parts.first { $0.id == "on-time" }?.table?.rows.map(\.cells) ?? []
        }
        // Its week is the first of twelve, and then the one before the first.
        desk.clock.advance(days: 11 * 7 - 1)
        #expect(try await weeks().count == 1)
        desk.clock.advance(days: 1)
        #expect(try await weeks().isEmpty)
    }
}
