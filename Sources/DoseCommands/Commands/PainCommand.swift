package import ArgumentParser
import DoseInterface

/// `dose pain SCORE`
package struct PainCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "pain",
        abstract: "Record pain, from 0 (none) to 10 (the worst).",
        discussion: """
            dose pain 6
            dose pain 6/10
            dose pain 3 --where back --at 20 minutes ago
            """)

    @Argument(help: "A number from 0 to 10.")
    package var score: PainScore

    @Option(
        name: .customLong("where"), parsing: .upToNextOption,
        help: ArgumentHelp("Where it hurts.", valueName: "place"))
    package var place: [String] = []

    @OptionGroup package var journal: JournalOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try journal.record(.pain, score: score.value, place: place.joinedText, in: context)
    }
}

/// `6`, or `6/10` as it is said at a clinic.
package struct PainScore: ExpressibleByArgument, Sendable {
    let value: Int

    package init?(argument: String) {
        let number = argument.hasSuffix("/10") ? String(argument.dropLast(3)) : argument
        guard let value = Int(number) else { return nil }
        self.value = value
    }
}
