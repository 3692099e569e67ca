package import ArgumentParser
import DoseInterface

/// `dose preview TEXT...`
package struct PreviewCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show what a text would make. Nothing is stored.",
        discussion: """
            dose preview every 12 weeks from 2026-12-01 09:30
            dose preview naproxen 220 mg at 8 am and 20:00 --from 2026-03-28 --count 6
            dose preview prednisone one and a half tablets mon, wed and fri at 8:00
            dose preview every 3 weeks on Monday at 10:00 --zone America/New_York
            """)

    @Argument(help: "A schedule, or a whole prescription as for: dose add.")
    package var text: [String]

    @Option(
        help: ArgumentHelp(
            "Read it as on this day, and show the doses from then on. Past days will do too.",
            valueName: "date"))
    package var from: String?

    @Option(help: ArgumentHelp("How many doses to show (5 without it).", valueName: "n"))
    package var count: Int?

    @Option(
        help: ArgumentHelp(
            "In this time zone, such as Europe/Berlin. Without it: your home zone.",
            valueName: "zone"))
    package var zone: String?

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        if let count, !(1...Limits.previewedDoses).contains(count) {
            throw ValidationError("--count takes a number from 1 to \(Limits.previewedDoses).")
        }
    }

    package func perform(in context: CommandContext) async throws {
        let reply = try context.client.ask(
            PreviewSchedule.self,
            .init(text: text.joined(separator: " "), from: from, count: count, zone: zone))
        try context.output.show(reply, json: PreviewReport(reply))
    }
}
