package import ArgumentParser
package import DoseInterface

/// `dose adherence`
package struct AdherenceCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "adherence",
        abstract: "Count how the planned doses went, and say what the figures mean.",
        discussion: """
            dose adherence
            dose adherence naproxen --by week
            dose adherence --from 2026-01-01 --by month

            Without days: the last 28.

            The columns of --csv: from, until, prescription, medicine, clinic, counted, on_time,
            late, given, skipped, missed, open, beside_plan, on_hold, taken_percent,
            on_time_percent, skip_reasons, as_needed_doses, as_needed_days, as_needed_amount,
            as_needed_unit (UCUM), as_needed_total.
            """)

    @OptionGroup package var options: HistoryOptions

    @Option(help: "Split into weeks or months.")
    package var by: CalendarPeriod?

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws { try options.validate(beside: common) }

    package func perform(in context: CommandContext) async throws {
        let request = ListAdherence.Request(
            name: options.name, from: options.from, until: options.until, days: options.days, by: by
        )
        let parts = try context.client.gather(ListAdherence.self, request) { [$0] }
        guard let first = parts.first else { return }
        let reply = ListAdherence.Reply(
            from: first.from, until: first.until, rows: parts.flatMap(\.rows),
            remarks: parts.flatMap(\.remarks))
        guard options.csv else {
            return try context.output.show(
                AdherenceReport(reply: reply, isSplit: by != nil), json: reply)
        }
        let rows = [AdherenceRow.columns] + reply.rows.map(\.cells)
        context.output.write(text: rows.map(CSVText.row).joined())
    }
}

extension CalendarPeriod: ExpressibleByArgument {}
