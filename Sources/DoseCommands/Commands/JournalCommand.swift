package import ArgumentParser
package import DoseInterface

/// `dose journal`
package struct JournalCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Show symptoms, pain, bowel movements, falls and events, newest first.",
        discussion: """
            dose journal
            dose journal --kind pain --from 2wk
            """)

    @Option(help: "Only one kind.")
    package var kind: JournalKind?

    @Option(help: ArgumentHelp("From this day on.", valueName: "date"))
    package var from: String?

    @Option(help: ArgumentHelp("Up to this day.", valueName: "date"))
    package var to: String?

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let entries = try context.client.gather(
            ListJournal.self, .init(kind: kind, from: from, to: to)
        ) { $0.entries }
        try context.output.show(JournalList(entries: entries, kind: kind), json: entries)
    }
}

extension JournalKind: ExpressibleByArgument {}
