package import ArgumentParser
import DoseInterface

/// `dose history`
package struct HistoryCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Show what happened with the doses, newest first.",
        discussion: """
            dose history
            dose history naproxen --days 7
            dose history --state missed --state late --from 2026-11-01 --until 2026-11-15
            dose history --taken-back    also what was taken back or corrected

            Without days: the last 30, and at most 50 lines as text. A dose stands under the day on
            which it was due, also when it was taken after midnight. What was taken back or
            corrected is left out unless --taken-back is said; it stands under the day that it
            named, and says so.

            For a spreadsheet: dose history --all --csv > doses.csv

            The columns of --csv: day, due, at, prescription, medicine, state, amount, unit (UCUM),
            minutes_late, slot, number, moved, reason, minutes, place, note, taken_back (when),
            corrected. Times are ISO 8601 with offset. A text that a spreadsheet would run as a
            formula has an apostrophe before it.
            """)

    @OptionGroup package var options: HistoryOptions

    @Option(
        name: .customLong("state"),
        help: """
            One of \(Phrases.choice(HistoryFilter.allCases.map(\.rawValue))): only such doses; \
            can be repeated.
            """)
    package var states: [HistoryFilter] = []

    @Option(help: ArgumentHelp("At most so many.", valueName: "n"))
    package var limit: Int?

    @Flag(help: "Everything on record.")
    package var all = false

    @Flag(
        name: .customLong("taken-back"),
        help: "Also what was taken back or corrected, marked so.")
    package var takenBack = false

    @Flag(name: .customLong("oldest-first"), help: "Begin with the oldest.")
    package var oldestFirst = false

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        try options.validate(beside: common)
        if let limit, !(1...Limits.historyEntries).contains(limit) {
            throw ValidationError("--limit takes a number from 1 to \(Limits.historyEntries).")
        }
    }

    package func perform(in context: CommandContext) async throws {
        var printer = HistoryPrinter(
            output: context.output, isCSV: options.csv, isAll: all, limit: limit)
        let wanted = states.flatMap(\.states)
        let request = ListHistory.Request(
            name: options.name, from: options.from, until: options.until, days: options.days,
            all: all ? true : nil, states: wanted.isEmpty ? nil : wanted,
            oldestFirst: oldestFirst ? true : nil, limit: printer.asked,
            takenBack: takenBack ? true : nil)
        do {
            try context.client.stream(
                ListHistory.self, request, deadlineSeconds: context.client.patience.replySeconds,
                connected: {}, each: { (reply) throws(DoseFailure) in try printer.take(reply) })
        } catch {
            printer.breakOff()
            throw error
        }
        printer.finish()
    }
}

/// Which doses are meant.
package enum HistoryFilter: String, ExpressibleByArgument, CaseIterable, Sendable {
    case taken
    case onTime = "on-time"
    case late
    case missed
    case skipped
    case cancelled
    case given
    case asNeeded = "as-needed"

    /// The states that it covers.
    var states: [HistoryState] {
        switch self {
        case .taken: [.onTime, .late, .given, .asNeeded, .besidePlan]
        case .onTime: [.onTime]
        case .late: [.late]
        case .missed: [.missed]
        case .skipped: [.skipped, .cancelled]
        case .cancelled: [.cancelled]
        case .given: [.given]
        case .asNeeded: [.asNeeded]
        }
    }
}
