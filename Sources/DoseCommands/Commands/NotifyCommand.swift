package import ArgumentParser
import DoseInterface

/// `dose notify --command PROGRAM [ARG...]`
package struct NotifyCommand: DaemonCommand {
    /// The longest deadline of one run, in seconds.
    package static let longestDeadline = 3_600

    package static let configuration = CommandConfiguration(
        commandName: "notify",
        abstract: "Run a program for each reminder, and tell dosed whether it worked.",
        discussion: """
            dose notify --command ./tell-me
            dose notify --channel mail --deadline 60 --command /usr/local/bin/mail-me -- -v

            The program gets the reminder as one JSON object on its standard input, and its
            number in DOSE_REMINDER_NUMBER. Exit 0 means: told. Anything else is tried again,
            first after 1 second, at last every 5 minutes. No shell is used.
            """)

    @Option(help: ArgumentHelp("The program to run.", valueName: "program"))
    package var command: String

    @Argument(help: "Its arguments. Put -- before those that begin with a dash.")
    package var arguments: [String] = []

    @Option(help: ArgumentHelp("The name under which dosed knows this agent.", valueName: "name"))
    package var channel = "command"

    @Option(help: ArgumentHelp("How long one run may take.", valueName: "seconds"))
    package var deadline = 30

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        if channel.isEmpty || channel.count > Limits.nameCharacters {
            throw ValidationError(
                "--channel takes a name of up to \(Limits.nameCharacters) characters.")
        }
        if deadline < 1 || deadline > Self.longestDeadline {
            throw ValidationError("--deadline takes 1 to \(Self.longestDeadline) seconds.")
        }
    }

    package func perform(in context: CommandContext) async throws {
        let path = try ProgramPath.find(command, variable: context.surroundings.variable)
        let agent = NotificationAgent(
            client: context.client,
            program: NotifyProgram(path: path, arguments: arguments, deadline: .seconds(deadline)),
            channel: channel, output: context.output)
        try await Interruption.cancelling { try await agent.run() }
    }
}
