package import ArgumentParser
import DoseInterface

/// `dose use`
package struct UseCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "use",
        abstract: "Show what was taken as needed, day by day, beside the pain of the day.",
        discussion: """
            dose use
            dose use ibuprofen --days 30
            dose use --from 2026-11-01

            Without days: the last 14. As text, days without use and without an entry of pain are
            left out; --csv and --json have all of them.

            The columns of --csv: day, prescription, medicine, doses, amount, unit (UCUM), total,
            pain_entries, pain_low, pain_high.
            """)

    @OptionGroup package var options: HistoryOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws { try options.validate(beside: common) }

    package func perform(in context: CommandContext) async throws {
        let request = ListUse.Request(
            name: options.name, from: options.from, until: options.until, days: options.days)
        let parts = try context.client.gather(ListUse.self, request) { [$0] }
        guard let first = parts.first else { return }
        let days = parts.flatMap(\.days)
        guard options.csv else {
            return try context.output.show(
                UseReport(from: first.from, until: first.until, days: days), json: days)
        }
        let rows = [UseDay.columns] + days.flatMap(\.rows)
        context.output.write(text: rows.map(CSVText.row).joined())
    }
}
