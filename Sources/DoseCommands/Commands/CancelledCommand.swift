package import ArgumentParser
import DoseInterface

/// `dose cancelled NAME --reason TEXT`
package struct CancelledCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "cancelled",
        abstract: "Record that the clinic cancelled an infusion or injection.",
        discussion: "dose cancelled zoledronic-acid --reason the clinic was closed")

    @Argument(help: "The prescription.", completion: .prescription)
    package var name: [String]

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Why.", valueName: "text"))
    package var reason: [String]

    @OptionGroup package var noted: NoteOption
    @OptionGroup package var chosen: SlotOption
    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = RecordDose.Request(
            requestId: id.text, name: name.joined(separator: " "), outcome: .cancelled,
            slot: chosen.slot.joinedText,
            reason: reason.joined(separator: " "),
            note: noted.text)
        try context.output.show(context.client.change(RecordDose.self, request, requestID: id))
    }
}
