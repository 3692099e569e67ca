package import ArgumentParser
import DoseInterface

/// `dose snooze NAME LENGTH...`
package struct SnoozeCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "snooze",
        abstract: "Ask again later about a dose that is due.",
        discussion: """
            dose snooze naproxen
            dose snooze naproxen 2 hours
            """)

    @Argument(help: "The prescription.", completion: .prescription)
    package var name: String

    @Argument(help: "How long: 15m, 3s, 2 hours (without: dose settings snooze).")
    package var length: [String] = []

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = SnoozeDose.Request(
            requestId: id.text, name: name,
            length: length.isEmpty ? nil : length.joined(separator: " "))
        try context.output.show(context.client.change(SnoozeDose.self, request, requestID: id))
    }
}
