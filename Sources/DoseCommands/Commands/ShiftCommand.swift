package import ArgumentParser
import DoseInterface

/// `dose shift NAME LENGTH... [--earlier]`
package struct ShiftCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "shift",
        abstract: "Move the next dose and all that follow.",
        discussion: """
            dose shift zoledronic-acid 4d
            dose shift naproxen 1 hour --earlier

            To move one dose alone: dose move.
            """)

    @Argument(help: "The prescription.", completion: .prescription)
    package var name: String

    @Argument(help: "How far: 4d, 1 week, 2 hours.")
    package var length: [String]

    @Flag(help: "Move them to earlier times, not to later ones.")
    package var earlier = false

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = ShiftSchedule.Request(
            requestId: id.text, name: name, length: length.joined(separator: " "),
            earlier: earlier ? true : nil)
        try context.output.show(
            context.client.change(ShiftSchedule.self, request, requestID: id))
    }
}
