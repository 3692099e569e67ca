package import ArgumentParser
import DoseInterface

/// `dose report`
package struct ReportCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "The list of medicines and the history, for any visit.",
        discussion: """
            dose report
            dose report --html report.html

            --html writes a page to print, with charts. It needs no network, and only you can
            read it.
            """)

    @OptionGroup package var page: PageOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try page.show(.init(kind: .report), in: context)
    }
}
