package import ArgumentParser
import DoseInterface

/// `dose dental`: the status, and what can be recorded.
package struct DentalCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "dental",
        abstract: "Show and record dental exams and dental work.",
        discussion: """
            dose dental
            dose dental exam clear yesterday --dentist Dr. Ito
            dose dental exam --booked monday
            dose dental work planned root canal
            """,
        subcommands: [
            DentalStatusCommand.self, DentalExamCommand.self, DentalWorkCommand.self,
        ],
        defaultSubcommand: DentalStatusCommand.self)

    package init() {}
}

/// `dose dental status`, which is also `dose dental`.
package struct DentalStatusCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show exams, dental work and the next recheck.",
        discussion: "dose dental")

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try context.output.show(context.client.ask(GetDental.self, .init()))
    }
}
