package import ArgumentParser
import DoseInterface

/// `dose fall [HOW…]`
package struct FallCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "fall",
        abstract: "Record a fall.",
        discussion: """
            dose fall
            dose fall on the stairs yesterday --note "my hip hurts"
            """)

    @Argument(help: "How or where.")
    package var what: [String] = []

    @OptionGroup package var journal: JournalOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try journal.record(.fall, what.joinedText, in: context)
    }
}
