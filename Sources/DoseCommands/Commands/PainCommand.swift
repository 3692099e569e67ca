package import ArgumentParser
import DoseInterface

/// `dose pain SCORE`
package struct PainCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "pain",
        abstract: "Record pain, from 0 (none) to 10 (the worst).",
        discussion: """
            dose pain 6
            dose pain 3 --where back --at 20 minutes ago
            """)

    @Argument(help: "A number from 0 to 10.")
    package var score: Int

    @Option(
        name: .customLong("where"), parsing: .upToNextOption,
        help: ArgumentHelp("Where it hurts.", valueName: "place"))
    package var place: [String] = []

    @OptionGroup package var journal: JournalOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try journal.record(.pain, score: score, place: place.joinedText, in: context)
    }
}
