import DoseService
import Regimen

/// Which doses a text means in some zones. A line has, between tabs: zones with commas, how many
/// doses are wanted, the instant from which on (0 for from the first), and the text.
///
/// The answer for each zone: how many there are, and of each its slot, instant, number and amount
/// (in millionths of a milligram; -1 for the dose of the prescription).
struct ScheduleQuestion {
    /// Later doses are not compared.
    static let lastYear = 2053

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
        schedule = try stored(parts[3])
    }

    func answer(to output: inout AnswerOutput) throws {
        for doses in try zones.map(doses(in:)) {
            output.put(Int64(doses.count))
            for dose in doses {
                output.put(dose, number: dose.number)
            }
        }
    }

    private func doses(in zone: Zone) throws -> [Occurrence] {
        var doses: [Occurrence] = []
        for dose in schedule.occurrences(onOrAfter: begin, zone: zone) {
            guard doses.count < count, dose.nominal.date.year <= Self.lastYear else { break }
            doses.append(dose)
        }
        // Asked for one by one, they are the same.
        var next = schedule.first(onOrAfter: begin, zone: zone)
        for dose in doses {
            guard dose == next, schedule.occurrence(number: dose.number, zone: zone) == dose
            else { throw Different(walked: dose, asked: next) }
            next = schedule.next(after: dose, zone: zone)
        }
        return doses
    }

    private struct Different: Error {
        let walked: Occurrence
        let asked: Occurrence?
    }
}

extension AnswerOutput {
    /// A dose as every answer has it.
    mutating func put(_ dose: Occurrence, number: Int) {
        put(dose.nominal)
        put(dose.instant)
        put(Int64(number))
        // Other units than milligrams are not asked for.
        put(dose.amount.map { $0.unit == .milligram ? $0.amount.millionths : -2 } ?? -1)
    }
}
