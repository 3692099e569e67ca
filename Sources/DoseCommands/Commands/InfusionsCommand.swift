package import ArgumentParser
import DoseInterface

/// `dose infusions`
package struct InfusionsCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "infusions",
        abstract: "Show upcoming infusions and clinic injections: ready, or what is open.",
        discussion: """
            dose infusions
            dose infusions --days 90
            """)

    @OptionGroup package var horizon: HorizonOption
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let parts = try context.client.gather(
            ListInfusions.self, .init(days: horizon.days)
        ) { [$0] }
        let list = InfusionList(
            infusions: parts.flatMap(\.infusions), remarks: parts.flatMap(\.remarks))
        try context.output.show(
            list, json: ListInfusions.Reply(infusions: list.infusions, remarks: list.remarks))
    }
}
