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

/// Lines: `doses` and a ``ScheduleQuestion``, or `needed` and an ``AsNeededQuestion``; after an
/// empty one, whoever asked waits for the answers.
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
                let parts = line.split(separator: "\t").map(String.init)
                if parts.first == "doses" {
                    try ScheduleQuestion(Array(parts.dropFirst()), source).answer(to: &output)
                } else {
                    try AsNeededQuestion(Array(parts.dropFirst())).answer(to: &output)
                }
            } catch {
                output.putRefusal("\(error)")
            }
        }
        output.flush()
    }
}
