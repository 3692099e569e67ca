import Testing

@testable import Regimen

@Suite("limits of medicines as needed")
struct AsNeededTests {
    private let zone = Zone.utc

    private func at(_ time: String, day: Int = 23) throws -> Instant {
        zone.instant(of: try Support.civil("2026-11-\(day) \(time)"))
    }

    private func limits(_ text: String) throws -> AsNeeded {
        try #require(try Schedule.parse(canonical: text).asNeeded)
    }

    private func intakes(_ times: [(String, Int64)]) throws -> [Intake] {
        try times.map { Intake(instant: try at($0.0), quantity: try Support.mg($0.1)) }
    }

    @Test(
        "1,000 mg three times a day reaches 3,000 mg; the next fits when the first is 24 hours old")
    func exampleA() throws {
        let limits = try limits("as needed max 3000 mg in 24 hours")
        let taken = try intakes([("06:00", 1000), ("12:00", 1000), ("18:00", 1000)])
        let dose = try Support.mg(1000)
        let over = AsNeededAnswer.overLimit(
            total: try Support.mg(4000), limit: try Support.mg(3000),
            fitsAt: try at("06:00", day: 24))
        for time in ["00:00", "05:59", "05:59:59"] {
            #expect(
                limits.answer(taking: dose, dose: dose, after: taken, now: try at(time, day: 24))
                    == over)
        }
        let six = try at("06:00", day: 24)
        #expect(limits.answer(taking: dose, dose: dose, after: taken, now: six) == .allowed)
    }

    @Test("six times 200 mg is 1,200 mg, however it is split")
    func exampleC() throws {
        let limits = try limits("as needed every 4 hours max 6 in 24 hours")
        let stated = try Support.mg(200)
        let taken = try intakes([("08:00", 400), ("12:00", 400), ("16:00", 400)])
        let answer = limits.answer(taking: stated, dose: stated, after: taken, now: try at("20:00"))
        #expect(
            answer
                == .overLimit(
                    total: try Support.mg(1400), limit: try Support.mg(1200),
                    fitsAt: try at("08:00", day: 24)))
        let first = try intakes([("08:00", 400)])
        let early = limits.answer(taking: stated, dose: stated, after: first, now: try at("11:59"))
        #expect(early == .tooSoon(until: try at("12:00")))
        #expect(
            limits.answer(taking: stated, dose: stated, after: first, now: try at("12:00"))
                == .allowed)
    }

    @Test(
        "the most of a day is what gap and limit leave together",
        arguments: [
            ("as needed every 4 hours", 1200), ("as needed every 12 hours", 400),
            ("as needed every 7 hours", 800), ("as needed max 5 in 24 hours", 1000),
            ("as needed every 4 hours max 5 in 24 hours", 1000),
            ("as needed every 8 hours max 5 in 24 hours", 600), ("as needed", nil),
        ] as [(String, Int64?)])
    func mostOfADay(text: String, most: Int64?) throws {
        let found = try limits(text).most(of: try Support.mg(200))
        #expect(try found == most.map { try Support.mg($0) })
    }

    @Test("gap and limit can both stand against a dose; it fits only after both")
    func exampleD() throws {
        let limits = try limits("as needed every 8 hours max 660 mg in 24 hours")
        let dose = try Support.mg(220)
        let taken = try intakes([("08:00", 440), ("16:00", 220)])
        let now = try at("20:00")
        let problems = limits.problems(taking: dose, dose: dose, after: taken, now: now)
        #expect(
            problems == [
                .tooSoon(until: try at("00:00", day: 24)),
                .overLimit(
                    total: try Support.mg(880), limit: try Support.mg(660),
                    fitsAt: try at("08:00", day: 24)),
            ])
        #expect(limits.answer(taking: dose, dose: dose, after: taken, now: now) == problems.last)
    }

    @Test("24 hours are elapsed time, also when the clocks change")
    func exampleE() throws {
        let berlin = try Support.zone("Europe/Berlin")
        func local(_ text: String) throws -> Instant { berlin.instant(of: try Support.civil(text)) }
        let limits = try limits("as needed max 1 in 24 hours")
        let dose = try Support.mg(200)
        let taken = [Intake(instant: try local("2026-10-24 08:00"), quantity: dose)]
        // The night of 25 October has 25 hours.
        #expect(
            limits.answer(
                taking: dose, dose: dose, after: taken, now: try local("2026-10-25 07:00"))
                == .allowed)
        #expect(
            limits.answer(
                taking: dose, dose: dose, after: taken, now: try local("2026-10-25 06:59"))
                != .allowed)
    }

    @Test("a dose that is above the limit alone never fits")
    func neverFits() throws {
        let limits = try limits("as needed max 400 mg in 24 hours")
        let answer = limits.answer(
            taking: try Support.mg(600), dose: try Support.mg(200), after: [], now: try at("20:00"))
        #expect(
            answer
                == .overLimit(total: try Support.mg(600), limit: try Support.mg(400), fitsAt: nil))
    }

    @Test("an intake in a unit that cannot be added is said, not guessed")
    func otherUnit() throws {
        let limits = try limits("as needed max 400 mg in 24 hours")
        let tablet = try Quantity(parsing: "1 tablet")
        let dose = try Support.mg(200)
        let taken = [Intake(instant: try at("12:00"), quantity: tablet)]
        let answer = limits.answer(taking: dose, dose: dose, after: taken, now: try at("20:00"))
        #expect(answer == .cannotCompare(other: tablet))
    }

    @Test("grams and milligrams count together; later intakes and those of yesterday do not count")
    func window() throws {
        let limits = try limits("as needed max 3 g in 24 hours")
        let dose = try Support.mg(1000)
        var taken = try intakes([("06:00", 1000), ("12:00", 1000), ("23:00", 1000)])
        taken.append(Intake(instant: try at("20:00", day: 22), quantity: dose))
        #expect(
            limits.answer(taking: dose, dose: dose, after: taken, now: try at("20:00")) == .allowed)
        taken.append(Intake(instant: try at("20:00:01", day: 22), quantity: dose))
        #expect(
            limits.answer(taking: dose, dose: dose, after: taken, now: try at("20:00")) != .allowed)
    }

    @Test("the moment at which a dose fits is the first one")
    func fitsIsExact() throws {
        var random = Random(seed: 23)
        var checked = 0
        for _ in 0..<500 {
            let limits = AsNeeded(
                gapMinutes: try random.step(600), maxCount: try random.step(8))
            let dose = try Support.mg(200)
            let start = try at("00:00")
            let taken = try (0..<random.number(0...9)).map { _ in
                Intake(
                    instant: start.adding(seconds: Int64(random.number(0...86_399))),
                    quantity: try Support.mg(Int64(random.number(1...4) * 100)))
            }
            let now = start.adding(seconds: 86_400)
            let answer = limits.answer(taking: dose, dose: dose, after: taken, now: now)
            guard case .overLimit(_, _, let fitsAt?) = answer else { continue }
            checked += 1
            #expect(limits.answer(taking: dose, dose: dose, after: taken, now: fitsAt) == .allowed)
            let before = fitsAt.adding(seconds: -1)
            #expect(limits.answer(taking: dose, dose: dose, after: taken, now: before) != .allowed)
        }
        #expect(checked > 50)
    }
}
