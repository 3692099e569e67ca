package import ArgumentParser
import DoseInterface

/// `dose given NAME`
package struct GivenCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "given",
        abstract: "Record that the clinic gave an infusion or injection.",
        discussion: """
            dose given zoledronic-acid
            dose given zoledronic acid yesterday 10:00
            dose given zoledronic-acid --on today --minutes 15 --place Ward 3
            """)

    @Argument(help: "The prescription.", completion: .prescription)
    package var name: String

    @Argument(
        help: ArgumentHelp(
            "When it was, and how much, if it was another amount than planned.",
            valueName: "time or amount"))
    package var words: [String] = []

    @Option(help: ArgumentHelp("The day, if not today.", valueName: "date"))
    package var on: String?

    @OptionGroup package var time: TimeOption

    @Option(help: ArgumentHelp("How long it ran.", valueName: "n"))
    package var minutes: Int?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Where.", valueName: "text"))
    package var place: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The amount, if it was another than planned.", valueName: "amount"))
    package var amount: [String] = []

    @OptionGroup package var noted: NoteOption
    @OptionGroup package var chosen: SlotOption
    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        if on != nil, !time.at.isEmpty {
            throw ValidationError("Give --on DATE or --at TIME, not both.")
        }
        if let minutes, minutes < 1 || minutes > Limits.infusionMinutes {
            throw ValidationError("--minutes takes a number from 1 to \(Limits.infusionMinutes).")
        }
    }

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = RecordDose.Request(
            requestId: id.text, name: name, outcome: .given, amount: amount.joinedText,
            at: on ?? time.at.joinedText, slot: chosen.slot.joinedText, minutes: minutes,
            place: place.joinedText, words: words.joinedText,
            note: noted.text)
        try context.output.show(context.client.change(RecordDose.self, request, requestID: id))
    }
}
