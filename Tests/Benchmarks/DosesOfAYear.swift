import Glibc
import Regimen

/// The doses of a year for a mix of schedules, against Python's `dateutil` and `zoneinfo`. Both
/// only compute, so both are timed by what they had of a core.
struct DosesOfAYear {
    static let target = 100.0
    private static let zoneFile = "/usr/share/zoneinfo/Europe/Berlin"

    let pairs: Int
    /// How often the year is computed for one time.
    let repeats: Int

    func run(in scratch: Scratch, _ programs: Programs) throws -> ResultRow {
        let zone = try Self.zone()
        let schedules = try Dateutil.texts.map { try Schedule.parse(canonical: $0) }
        let dateutil = try Dateutil(in: scratch, programs)
        // Both must have done the same work: as many doses, at the same instants.
        var work: [Dateutil.Work] = []
        let measured = try Pairs(
            pairs,
            ours: {
                let begin = Stopwatch.worked
                var done = Dateutil.Work(doses: 0, sum: 0)
                for _ in 0..<repeats { done = Self.year(of: schedules, zone: zone) }
                work.append(done)
                return Double(Stopwatch.worked - begin) / 1e9 / Double(repeats)
            },
            known: {
                let (seconds, done) = try dateutil.run()
                work.append(done)
                return seconds
            })
        guard let first = work.first, first.doses > 0, work.allSatisfy({ $0 == first }) else {
            throw BenchFailure("dateutil has other doses: \(Set(work.map(\.doses)))")
        }
        func perSecond(_ seconds: Double) -> String {
            "\(Shown.number(Double(first.doses) / seconds / 1000, digits: 0))k a second"
        }
        return measured.row(
            "the \(first.doses) doses of a year for \(schedules.count) schedules of all kinds",
            against: "`dateutil`", timesAsFast: Self.target, in: perSecond)
    }

    private static func year(of schedules: [Schedule], zone: Zone) -> Dateutil.Work {
        var done = Dateutil.Work(doses: 0, sum: 0)
        for schedule in schedules {
            for dose in schedule.occurrences(onOrAfter: .earliest, zone: zone) {
                guard dose.nominal.date.year < 2027 else { break }
                done.doses += 1
                done.sum += dose.instant.epochSeconds
            }
        }
        return done
    }

    private static func zone() throws(BenchFailure) -> Zone {
        guard let bytes = File.bytes(at: zoneFile) else {
            throw BenchFailure("\(zoneFile) cannot be read: apt-get install tzdata")
        }
        do {
            return try Zone(name: "Europe/Berlin", tzif: bytes)
        } catch {
            throw BenchFailure("\(zoneFile): \(error)")
        }
    }
}
