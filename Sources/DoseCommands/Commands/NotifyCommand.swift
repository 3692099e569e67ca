package import ArgumentParser

/// `dose notify`: the channels, and the agent that tells reminders by them.
package struct NotifyCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "notify",
        abstract: "Tell reminders by desktop, phone, e-mail or a program.",
        discussion: """
            dose notify add desk desktop
            dose notify add phone ntfy https://ntfy.sh/a-name-nobody-guesses
            dose notify add letter mail ana@example.org --say nothing-personal
            dose notify list
            dose test-reminder

            The channels are told by dose notify run, which dose install --user starts.
            """,
        subcommands: [
            NotifyAddCommand.self, NotifyListCommand.self, NotifyRemoveCommand.self,
            NotifyRunCommand.self,
        ],
        defaultSubcommand: NotifyRunCommand.self)

    package init() {}
}

/// Where the channels are.
package struct ChannelsOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The file of your channels, if not the usual one in ~/.config/dosed.",
            valueName: "path"))
    package var channels: String?

    package init() {}

    /// The file.
    func file(_ surroundings: Surroundings) throws(DoseFailure) -> ChannelsFile {
        if let channels { return ChannelsFile(path: channels) }
        return try .usual(variable: surroundings.variable)
    }
}
