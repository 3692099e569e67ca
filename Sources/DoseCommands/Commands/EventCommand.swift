package import ArgumentParser
import DoseInterface

/// `dose event`
package struct EventCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "event",
        abstract: "Record radiation, surgery, a broken bone or a stay at a hospital.",
        discussion: """
            dose event add radiation --on 2026-11-02 --days 5 --where spine
            dose event add fracture --on yesterday --where left wrist
            dose event list
            """,
        subcommands: [EventListCommand.self, EventAddCommand.self],
        defaultSubcommand: EventListCommand.self)

    package init() {}
}

/// `dose event add WHAT…`
package struct EventAddCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Record an event with its day, also one that is planned.",
        discussion: """
            dose event add radiation --on 2026-11-02 --days 5 --where spine
            dose event add surgery tomorrow
            """)

    @Argument(help: "What it was, and its day, if not today.")
    package var what: [String]

    @Option(help: ArgumentHelp("Its first day, if not today.", valueName: "date"))
    package var on: String?

    @Option(help: ArgumentHelp("How many days it took.", valueName: "number"))
    package var days: Int?

    @Option(
        name: .customLong("where"), parsing: .upToNextOption,
        help: ArgumentHelp("Where: of the body, or the hospital.", valueName: "place"))
    package var place: [String] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("What else to know.", valueName: "text"))
    package var note: [String] = []

    @Flag(help: "Keep a name that only looks like a known one.")
    package var asWritten = false

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = RecordJournal.Request(
            requestId: id.text, kind: .event, what: what.joined(separator: " "),
            at: on, days: days, place: place.joinedText, note: note.joinedText,
            asWritten: asWritten ? true : nil)
        try context.output.show(
            context.client.change(RecordJournal.self, request, requestID: id))
    }
}

/// `dose event list`, which is also `dose event`.
package struct EventListCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show events, newest first.",
        discussion: "dose event list --from 2026-01-01")

    @Option(help: ArgumentHelp("From this day on.", valueName: "date"))
    package var from: String?

    @Option(help: ArgumentHelp("Up to this day.", valueName: "date"))
    package var to: String?

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let entries = try context.client.gather(
            ListJournal.self, .init(kind: .event, from: from, to: to)
        ) { $0.entries }
        try context.output.show(JournalList(entries: entries, kind: .event), json: entries)
    }
}
