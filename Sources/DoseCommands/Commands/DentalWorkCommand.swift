package import ArgumentParser
import DoseInterface

/// `dose dental work planned|done|healed [WHAT...]`
package struct DentalWorkCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "work",
        abstract: "Record dental work: planned, done or healed.",
        discussion: """
            dose dental work planned root canal
            dose dental work done --on 2026-11-10
            dose dental work healed
            """)

    /// How far the work is.
    package enum Progress: String, ExpressibleByArgument, CaseIterable, Sendable {
        case planned
        case done
        case healed

        var status: WorkStatus {
            switch self {
            case .planned: .planned
            case .done: .done
            case .healed: .healed
            }
        }
    }

    @Argument(help: "How far it is.")
    package var progress: Progress

    @Argument(help: "Which work.")
    package var what: [String] = []

    @Option(help: ArgumentHelp("The day, if not today.", valueName: "date"))
    package var on: String?

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = RecordDentalWork.Request(
            requestId: id.text, status: progress.status, what: what.joinedText, on: on)
        try context.output.show(
            context.client.change(RecordDentalWork.self, request, requestID: id))
    }
}
