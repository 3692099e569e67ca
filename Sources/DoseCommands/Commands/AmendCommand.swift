package import ArgumentParser
import DoseInterface

/// `dose amend NAME [AMOUNT or TIME...]`
package struct AmendCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "amend",
        abstract: "Correct what was recorded about a dose. What was there before is kept.",
        discussion: """
            dose amend naproxen 440 mg
            dose amend naproxen 20:15
            dose amend naproxen --record yesterday 08:00 --note took it with food
            dose amend naproxen --outcome skipped --reason I was sick

            The dose that was recorded last is meant, unless --record names another by the time
            of its plan or of its record. What you do not say stays as it is.
            """)

    /// What happened, as a person may say it.
    package enum Happened: String, ExpressibleByArgument, CaseIterable, Sendable {
        case taken, skipped, given, cancelled

        var outcome: Outcome {
            switch self {
            case .taken: .taken
            case .skipped: .skipped
            case .given: .given
            case .cancelled: .cancelled
            }
        }
    }

    @Argument(help: "The prescription.", completion: .prescription)
    package var name: String

    @Argument(
        help: ArgumentHelp("How much it was, and when.", valueName: "amount or time"))
    package var words: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Another record than the last one: the planned or recorded time of it.",
            valueName: "time"))
    package var record: [String] = []

    @Option(help: "What happened with it.")
    package var outcome: Happened?

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Why it was left out.", valueName: "text"))
    package var reason: [String] = []

    @Option(help: ArgumentHelp("How long an infusion ran.", valueName: "n"))
    package var minutes: Int?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Where.", valueName: "text"))
    package var place: [String] = []

    @OptionGroup package var noted: NoteOption
    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        let said = words + reason + place + noted.note
        guard !said.isEmpty || outcome != nil || minutes != nil else {
            throw ValidationError("Say what was different: an amount, a time, --outcome or --note.")
        }
    }

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = AmendDose.Request(
            requestId: id.text, name: name, record: record.joinedText, words: words.joinedText,
            outcome: outcome?.outcome, reason: reason.joinedText, minutes: minutes,
            place: place.joinedText, note: noted.text)
        try context.output.show(context.client.change(AmendDose.self, request, requestID: id))
    }
}

/// What else to know about a record.
package struct NoteOption: ParsableArguments {
    @Option(parsing: .upToNextOption, help: ArgumentHelp("What else to know.", valueName: "text"))
    package var note: [String] = []

    package init() {}

    var text: String? { note.joinedText }
}
