package import ArgumentParser
import DoseInterface

/// `dose may NAME [AMOUNT...]`
package struct MayCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "may",
        abstract: "Say whether one more dose fits now by what is on record, and if not, when.",
        discussion: """
            dose may acetaminophen
            dose may ibuprofen 400 mg

            It counts what is on record and stores nothing. Ends with 1 for "not yet" and for
            "ask first". A dose that you took can always be recorded: dose take NAME
            """)

    @Argument(help: "The prescription or medicine.", completion: .prescriptionOrDrug)
    package var name: String

    @Argument(help: "How much. Without it: as prescribed.")
    package var amount: [String] = []

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let reply = try context.client.ask(
            AskDose.self, .init(name: name, amount: amount.joinedText))
        try context.output.show(reply)
        if reply.answer != .yes { throw DoseFailure.blockingItemOpen }
    }
}
