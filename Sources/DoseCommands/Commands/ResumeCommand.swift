package import ArgumentParser
import DoseInterface

/// `dose resume NAME`
package struct ResumeCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Record that a prescription on hold goes on.",
        discussion: """
            dose resume zoledronic-acid

            The plan goes on with its first dose from now on. What fell into the hold is not
            made up for.
            """)

    @Argument(help: "The prescription.", completion: .prescription)
    package var name: [String]

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = ResumePrescription.Request(
            requestId: id.text, name: name.joined(separator: " "))
        try context.output.show(
            context.client.change(ResumePrescription.self, request, requestID: id))
    }
}
