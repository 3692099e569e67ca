package import ArgumentParser
import DoseInterface

/// `dose move NAME TIME... [--slot SLOT]`
package struct MoveCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Move one dose to another time. All others stay.",
        discussion: """
            dose move zoledronic-acid 2026-12-05 10:00
            dose move naproxen 1 hour --slot 2026-12-01 20:00
            dose move zoledronic-acid 4d          4 days after its time; from now: in 4d

            The next dose moves, unless --slot names another. A day alone keeps the clock
            time. Moved to its own time again, it is as it was.
            """)

    @Argument(help: "The prescription.", completion: .prescription)
    package var name: String

    @Argument(help: "When: 2026-12-05 10:00, friday, 21:30; or how much later: 4d.")
    package var time: [String]

    @OptionGroup package var chosen: SlotOption
    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = MoveDose.Request(
            requestId: id.text, name: name, to: time.joined(separator: " "),
            slot: chosen.slot.joinedText)
        try context.output.show(context.client.change(MoveDose.self, request, requestID: id))
    }
}
