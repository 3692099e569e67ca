package import ArgumentParser
import DoseInterface

/// Of which prescription, over which days and in which form a list of the past is.
package struct HistoryOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Only one prescription, by its name, its start or a brand.", valueName: "name"),
        completion: .prescription)
    package var words: [String] = []

    @Option(help: ArgumentHelp("From this day on.", valueName: "date"))
    package var from: String?

    @Option(
        name: [.customLong("until"), .customLong("to")],
        help: ArgumentHelp("Up to this day.", valueName: "date"))
    package var until: String?

    @Option(help: ArgumentHelp("So many days, today or --until included.", valueName: "n"))
    package var days: Int?

    @Flag(help: "Print rows for a spreadsheet (RFC 4180).")
    package var csv = false

    package init() {}

    /// The prescription; nil for all.
    var name: String? { words.joinedText }

    func validate(beside common: CommonOptions) throws {
        if csv, common.json { throw ValidationError("Either --csv or --json, not both.") }
        if from != nil, days != nil { throw ValidationError("Either --from or --days, not both.") }
        if let days, !(1...Limits.historyDays).contains(days) {
            throw ValidationError("--days takes a number from 1 to \(Limits.historyDays).")
        }
    }
}
