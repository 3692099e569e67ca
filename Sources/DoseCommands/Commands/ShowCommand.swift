package import ArgumentParser
import DoseInterface

/// `dose show NAME`
package struct ShowCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one prescription: what was ordered, what comes, what was recorded.",
        discussion: "dose show zoledronic-acid")

    @Argument(help: "The prescription: its name, a part of it from the front, or a brand.")
    package var name: String

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try context.output.show(
            context.client.ask(ShowPrescription.self, .init(name: name)))
    }
}
