package import ArgumentParser
import DoseInterface

/// `dose due`
package struct DueCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "Show what is overdue or due now.",
        discussion: """
            dose due
            dose due --days 7    and what comes within 7 days
            """)

    @OptionGroup package var horizon: HorizonOption
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let doses = try context.client.gather(ListDue.self, .init(days: horizon.days)) {
            $0.doses
        }
        try context.output.show(DueList(doses: doses), json: doses)
    }
}

/// How far a list looks ahead.
package struct HorizonOption: ParsableArguments {
    @Option(help: ArgumentHelp("Look this many days ahead.", valueName: "n"))
    package var days: Int?

    package init() {}

    package func validate() throws {
        if let days, days < 0 || days > Limits.horizonDays {
            throw ValidationError("--days takes a number from 0 to \(Limits.horizonDays).")
        }
    }
}
