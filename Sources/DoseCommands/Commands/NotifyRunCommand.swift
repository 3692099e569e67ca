package import ArgumentParser
import DoseInterface

/// `dose notify run`
package struct NotifyRunCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Tell reminders by your channels, until it is ended.",
        discussion: """
            dose notify run
            dose notify --command ./tell-me
            dose notify --channel mail --deadline 60 --command /usr/bin/mail-me -- -v

            A change of your channels is followed at once. With --command it tells by one
            program instead, which gets the reminder as one JSON object on its standard
            input, and DOSE_REMINDER_NUMBER, DOSE_REMINDER_ID and DOSE_REMINDER_REPEATED
            (1 if you may have had it) in its environment. Exit 0 means: told. Anything else
            is tried again, first after 1 second, at last every 5 minutes. No shell is used.
            """)

    @Option(help: ArgumentHelp("Tell by this program alone.", valueName: "program"))
    package var command: String?

    @Argument(help: "Its arguments. Put -- before those that begin with a dash.")
    package var arguments: [String] = []

    @Option(
        help: ArgumentHelp(
            "With --command: the name under which dosed knows it.", valueName: "name"))
    package var channel = "command"

    @Option(
        help: ArgumentHelp("With --command: how long one run may take.", valueName: "seconds"))
    package var deadline = ChannelSetup.usualDeadline

    @OptionGroup package var place: ChannelsOption
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        if command == nil, !arguments.isEmpty {
            throw ValidationError(
                "there is no \"notify \(arguments[0])\". See: dose notify --help")
        }
        if channel.isEmpty || channel.count > Limits.nameCharacters {
            throw ValidationError(
                "--channel takes a name of up to \(Limits.nameCharacters) characters.")
        }
        if deadline < 1 || deadline > ChannelSetup.longestDeadline {
            throw ValidationError(
                "--deadline takes 1 to \(ChannelSetup.longestDeadline) seconds.")
        }
    }

    package func perform(in context: CommandContext) async throws {
        let maker = TellerMaker(
            surroundings: context.surroundings, client: context.client, output: context.output)
        guard let command else {
            let fleet = ChannelFleet(file: try place.file(context.surroundings), maker: maker)
            return try await Interruption.cancelling { await fleet.run() }
        }
        let path = try ProgramPath.find(command, variable: context.surroundings.variable)
        let agent = NotificationAgent(
            client: context.client,
            teller: ProgramTeller(
                path: path, arguments: arguments, deadline: .seconds(deadline)),
            channel: channel, origin: maker.origin, output: context.output)
        try await Interruption.cancelling { try await agent.run() }
    }
}
