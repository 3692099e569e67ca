package import ArgumentParser
import DoseInterface

/// `dose hold NAME --reason TEXT [--until DATE]`
package struct HoldCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Record that a prescription is on hold. No dose of it falls due.",
        discussion: """
            dose hold zoledronic-acid --reason the dentist pulls a tooth
            dose hold ibuprofen --reason stomach --until 2026-12-14

            With --until it goes on by itself at the start of that day; without, with
            dose resume. Your team decides about a hold; this keeps what they decided.
            """)

    @Argument(help: "The prescription.", completion: .prescription)
    package var name: [String]

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Why it is on hold.", valueName: "text"))
    package var reason: [String]

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The day on which it goes on, if that is known.", valueName: "date"))
    package var until: [String] = []

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = HoldPrescription.Request(
            requestId: id.text, name: name.joined(separator: " "),
            reason: reason.joined(separator: " "),
            until: until.joinedText)
        try context.output.show(
            context.client.change(HoldPrescription.self, request, requestID: id))
    }
}
