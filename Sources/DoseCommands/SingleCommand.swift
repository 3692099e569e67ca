import ArgumentParser

/// A command by itself, for a parse of nothing else.
///
/// The parser asks every root whether a completion script is wanted, by two parses of their own,
/// which take longer than that of the command. A part of a larger program, as each command is one
/// of `dose`, it does not ask.
struct SingleCommand<Command: ParsableCommand>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Command.configuration.commandName, _superCommandName: "dose")
    }

    @OptionGroup var command: Command

    /// Reads the words after the command's name.
    ///
    /// - Returns: nil when they ask for something else, such as help.
    static func parsed(_ words: [String]) throws -> Command? {
        try (parseAsRoot(words) as? SingleCommand)?.command
    }
}
