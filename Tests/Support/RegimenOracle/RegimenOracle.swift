import ArgumentParser
import DoseService
import Regimen

/// Regimen's side of a comparison with another maker's calendar: it reads questions, a line each,
/// and writes its answers as 64-bit numbers. Zone files are read as the service reads them.
@main
struct RegimenOracle: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "RegimenOracle", subcommands: [Zones.self, Schedules.self])
}

/// What both kinds of questions have in common.
struct Common: ParsableArguments {
    @Option(help: "The directory of the zone files.")
    var zones = "/usr/share/zoneinfo"

    @Option(help: "Answer so many instants correctly, and the next one an hour late.")
    var plant: Int?

    var output: AnswerOutput { AnswerOutput(errorAt: plant) }
}

/// Lines: the name of a zone.
struct Zones: ParsableCommand {
    @OptionGroup var common: Common

    func run() throws {
        var output = common.output
        let source = SystemZones(directory: common.zones)
        while let name = readLine() {
            if let zone = try? source.rules(named: name).zone {
                ZoneAnswer(zone: zone).write(to: &output)
            } else {
                output.put(-1)
            }
        }
        output.flush()
    }
}

/// Lines: `doses` and a ``ScheduleQuestion``, `given` and a ``GivenQuestion``, or `needed` and an
/// ``AsNeededQuestion``; after an empty one, whoever asked waits for the answers.
struct Schedules: ParsableCommand {
    @OptionGroup var common: Common

    func run() throws {
        var output = common.output
        let source = SystemZones(directory: common.zones)
        while let line = readLine() {
            if line.isEmpty {
                output.flush()
                continue
            }
            do {
                try answer(line.split(separator: "\t").map(String.init), source, &output)
            } catch {
                output.putRefusal("\(error)")
            }
        }
        output.flush()
    }

    private func answer(
        _ parts: [String], _ source: SystemZones, _ output: inout AnswerOutput
    ) throws {
        let question = Array(parts.dropFirst())
        switch parts.first {
        case "doses": try ScheduleQuestion(question, source).answer(to: &output)
        case "given": try GivenQuestion(question, source).answer(to: &output)
        case "needed": try AsNeededQuestion(question).answer(to: &output)
        default: throw MalformedLine()
        }
    }
}

/// A line that does not say what it should.
struct MalformedLine: Error {}

/// A text as a person types it, by way of the text that is stored: the doses are those of what it
/// reads back as. The texts name their dates; when they are read does not matter.
func stored(_ text: String) throws -> Schedule {
    let read = try Schedule.parse(text, now: .earliest, zone: .utc)
    let schedule = try Schedule.parse(canonical: read.canonical)
    guard schedule == read else { throw ReadBackOtherwise(canonical: read.canonical) }
    return schedule
}

/// The canonical text reads back as another schedule.
private struct ReadBackOtherwise: Error {
    let canonical: String
}
