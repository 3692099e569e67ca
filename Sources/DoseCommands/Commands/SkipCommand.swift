package import ArgumentParser
import DoseInterface

/// `dose skip NAME --reason TEXT`
package struct SkipCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "skip",
        abstract: "Record that a dose was left out, and why.",
        discussion: """
            dose skip naproxen --reason stomach upset
            dose skip naproxen yesterday 20:00 --reason I forgot it
            """)

    @Argument(help: "The prescription.", completion: .prescription)
    package var name: String

    @Argument(
        help: ArgumentHelp(
            "Which one, by its day and time, if not the oldest.", valueName: "time"))
    package var words: [String] = []

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Why it was left out.", valueName: "text"))
    package var reason: [String]

    @OptionGroup package var noted: NoteOption
    @OptionGroup package var chosen: SlotOption
    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = RecordDose.Request(
            requestId: id.text, name: name, outcome: .skipped, slot: chosen.slot.joinedText,
            reason: reason.joined(separator: " "), words: words.joinedText,
            note: noted.text)
        try context.output.show(context.client.change(RecordDose.self, request, requestID: id))
    }
}
