package import ArgumentParser
import DoseInterface

/// `dose check [NAME]`
package struct CheckCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Show what is on record before a dose, and what is still open.",
        discussion: """
            dose check
            dose check zoledronic-acid

            Ends with 1 while an item that holds a start or a dose is open.
            """)

    @Argument(help: "The prescription. Without it: everything that is coming.")
    package var name: String?

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let reply = try context.client.ask(CheckReadiness.self, .init(name: name))
        let reports = ReadinessReports(reports: reply.reports)
        try context.output.show(reports, json: reply.reports)
        if reports.hasBlockingItem { throw DoseFailure.blockingItemOpen }
    }
}
