package import ArgumentParser
import DoseInterface

/// Options of every command that records an entry of the journal.
package struct JournalOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "When, if not now: yesterday, 20 minutes ago, 08:15.", valueName: "time"))
    package var at: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("What else to know.", valueName: "text"))
    package var note: [String] = []

    @OptionGroup package var write: WriteOptions

    package init() {}

    /// Records an entry and shows it.
    func record(
        _ kind: JournalKind, _ what: String? = nil, score: Int? = nil, place: String? = nil,
        in context: CommandContext
    ) throws(DoseFailure) {
        let id = write.requestID
        let request = RecordJournal.Request(
            requestId: id.text, kind: kind, what: what, score: score, at: at.joinedText,
            place: place, note: note.joinedText)
        try context.output.show(
            context.client.change(RecordJournal.self, request, requestID: id))
    }
}
