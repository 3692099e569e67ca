import DoseService
import Regimen

/// Which doses a text means in some zones. A line has, between tabs: zones with commas, how many
/// doses are wanted, the instant from which on (0 for from the first), and the text.
///
/// The answer for each zone: how many there are, and of each its slot, instant, number and amount
/// (in millionths of a milligram; -1 for the dose of the prescription).
struct ScheduleQuestion {
    /// Later doses are not compared.
    private static let lastYear = 2053

    private let zones: [Zone]
    private let begin: Instant
    private let count: Int
    private let schedule: Schedule

    init(_ parts: [String], _ source: SystemZones) throws {
        guard parts.count == 4, let count = Int(parts[1]), let begin = Int64(parts[2])
        else { throw MalformedLine() }
        zones = try parts[0].split(separator: ",").map { try source.rules(named: String($0)).zone }
        self.begin = Instant(epochSeconds: begin)
        self.count = count
        // The texts name their dates; when they are read does not matter.
        let read = try Schedule.parse(parts[3], now: .earliest, zone: .utc)
        // What is stored is the canonical text: the doses are those of what it reads back as.
        schedule = try Schedule.parse(canonical: read.canonical)
        guard schedule == read else { throw Different(canonical: read.canonical) }
    }

    func answer(to output: inout AnswerOutput) {
        for zone in zones {
            let doses = doses(in: zone)
            output.put(Int64(doses.count))
            for dose in doses {
                output.put(dose.nominal)
                output.put(dose.instant)
                output.put(Int64(dose.number))
                output.put(-1)
            }
        }
    }

    private func doses(in zone: Zone) -> [Occurrence] {
        var doses: [Occurrence] = []
        var next =
            begin == .earliest
            ? schedule.occurrence(number: 1, zone: zone)
            : schedule.first(onOrAfter: begin, zone: zone)
        while let dose = next, doses.count < count, dose.nominal.date.year <= Self.lastYear {
            doses.append(dose)
            next = schedule.next(after: dose, zone: zone)
        }
        return doses
    }

    /// The canonical text reads back as another schedule.
    private struct Different: Error {
        let canonical: String
    }
}

/// A line that does not say what it should.
struct MalformedLine: Error {}
