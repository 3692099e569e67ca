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
            dose due --everyone  of everyone for whom you keep records
            """)

    @OptionGroup package var horizon: HorizonOption
    @OptionGroup package var scope: ScopeOption
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws { try scope.validate(beside: common) }

    package func perform(in context: CommandContext) async throws {
        try DueQuestion(days: horizon.days, everyone: scope.everyone).ask(in: context)
    }
}

/// What `dose due` asks.
struct DueQuestion: Question {
    var days: Int?
    var everyone = false

    func ask(in context: CommandContext) throws {
        let request = ListDue.Request(days: days, everyone: everyone ? true : nil)
        let parts = try context.client.gather(ListDue.self, request) { [$0] }
        let list = DueList(doses: parts.flatMap(\.doses), zone: parts.first?.zone)
        try context.output.show(list, json: list.doses)
    }
}

/// Whose list it is.
package struct ScopeOption: ParsableArguments {
    @Flag(help: "Show what concerns everyone, each in their own home zone.")
    package var everyone = false

    package init() {}

    func validate(beside common: CommonOptions) throws {
        guard everyone, common.person != nil else { return }
        throw ValidationError("Either --everyone or --person, not both.")
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
