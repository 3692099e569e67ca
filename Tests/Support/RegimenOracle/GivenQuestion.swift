import DoseService
import Regimen

/// Doses of which some are not given as planned, where the next is counted from the one given. A
/// line has, between tabs: the zone, `minutes` or `days`, how many of them later each dose is given
/// (with commas), and the text. The answer is like that of a ``ScheduleQuestion``.
struct GivenQuestion {
    private let zone: Zone
    private let isMinutes: Bool
    private let moves: [Int]
    private let schedule: Schedule

    init(_ parts: [String], _ source: SystemZones) throws {
        guard parts.count == 4 else { throw MalformedLine() }
        zone = try source.rules(named: parts[0]).zone
        isMinutes = parts[1] == "minutes"
        moves = parts[2].split(separator: ",").compactMap { Int($0) }
        schedule = try stored(parts[3])
    }

    func answer(to output: inout AnswerOutput) {
        let doses = doses()
        output.put(Int64(doses.count))
        for (index, dose) in doses.enumerated() { output.put(dose, number: index + 1) }
    }

    private func doses() -> [Occurrence] {
        var doses: [Occurrence] = []
        var schedule = schedule
        var next = schedule.occurrence(number: 1, zone: zone)
        for move in moves {
            guard let dose = next, dose.nominal.date.year <= ScheduleQuestion.lastYear
            else { break }
            doses.append(dose)
            let given =
                isMinutes
                ? dose.instant.adding(seconds: Int64(move) * 60)
                : zone.instant(of: dose.nominal.adding(days: move))
            if let moved = schedule.counted(fromGiven: given, for: dose, zone: zone) {
                schedule = moved
                next = schedule.occurrence(number: 1, zone: zone)
            } else {
                next = schedule.next(after: dose, zone: zone)
            }
        }
        return doses
    }
}
