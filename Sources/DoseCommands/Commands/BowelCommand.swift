package import ArgumentParser
import DoseInterface

/// `dose bowel [HOW…]`
package struct BowelCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "bowel",
        abstract: "Record a bowel movement, or that there was none.",
        discussion: """
            dose bowel
            dose bowel hard --at 8 am
            dose bowel none
            dose bowel none for 3 days
            """)

    @Argument(help: "How it was; none, when there was none.")
    package var what: [String] = []

    @OptionGroup package var journal: JournalOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try journal.record(.bowel, what.joinedText, in: context)
    }
}
