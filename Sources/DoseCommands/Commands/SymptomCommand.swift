package import ArgumentParser
import DoseInterface

/// `dose symptom WHAT…`
package struct SymptomCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "symptom",
        abstract: "Record what you feel.",
        discussion: """
            dose symptom tingling in my fingers
            dose symptom fever and chills --at yesterday --note "after the infusion"
            """)

    @Argument(help: "What it is.")
    package var what: [String]

    @OptionGroup package var journal: JournalOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try journal.record(.symptom, what.joined(separator: " "), in: context)
    }
}
