package import ArgumentParser
import DoseInterface

/// `dose status`
package struct StatusCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show how the service is: its version, data, next reminder and channels.",
        discussion: "dose status")

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try context.output.show(context.client.ask(GetStatus.self, .init()))
    }
}
