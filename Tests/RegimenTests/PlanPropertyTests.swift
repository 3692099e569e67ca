import Testing

@testable import Regimen

@Suite("every kind of schedule, by jumping and by walking")
struct PlanPropertyTests {
    @Test("slots rise with their numbers; the jump finds what walking finds; the count is right")
    func jumpAndWalk() throws {
        var random = Random(seed: 29)
        let berlin = try Support.zone("Europe/Berlin")
        for _ in 0..<600 {
            let schedule = try random.schedule()
            let all = (1...40).compactMap { schedule.occurrence(number: $0, zone: .utc) }
            #expect(all.map(\.number) == Array(1..<all.count + 1))
            for (one, next) in zip(all, all.dropFirst()) {
                #expect(one.instant < next.instant, "\(schedule.canonical)")
                #expect(schedule.next(after: one, zone: .utc) == next)
            }
            if let count = schedule.doseCount(zone: .utc), count < 40 {
                #expect(all.count == count || all.last?.nominal.date.year ?? 0 > 2100)
            }
            for zone in [.utc, berlin] { try compare(schedule, zone, &random) }
        }
    }

    private func compare(_ schedule: Schedule, _ zone: Zone, _ random: inout Random) throws {
        let walked = (1...40).compactMap { schedule.occurrence(number: $0, zone: zone) }
        guard let last = walked.last else { return }
        for _ in 0..<5 {
            let near = random.pick(walked).instant.adding(seconds: Int64(random.number(-2...2)))
            guard near <= last.instant else { continue }
            let expected = walked.first { $0.instant >= near }
            #expect(
                schedule.first(onOrAfter: near, zone: zone) == expected, "\(schedule.canonical)")
        }
        let sequence = schedule.occurrences(onOrAfter: .earliest, zone: zone)
        #expect(Array(sequence.prefix(walked.count)) == walked)
    }

    @Test("a dose of any kind far away is found without walking")
    func noWalk() throws {
        let texts = [
            "on days 1-200 and 301-366 of every 366 days at 08:00 from 1970-01-01 08:00",
            "1 mg every day at 08:00 from 1970-01-01 08:00 for 10000 doses then 2 mg every "
                + "hour from 1998-01-01 08:00",
        ]
        let late = Zone.utc.instant(of: try Support.civil("2199-12-31 00:00"))
        let duration = try ContinuousClock().measure {
            for text in texts {
                let schedule = try Schedule.parse(canonical: text)
                for _ in 0..<20 { _ = try #require(schedule.first(onOrAfter: late, zone: .utc)) }
            }
        }
        // Walking would visit millions of slots; the bound is generous for a slow machine.
        #expect(duration < .seconds(5))
    }
}
