package import ArgumentParser
import DoseInterface

/// `dose clock`
package struct ClockCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "Show whether the machine's clock is trusted, or say that it is right.",
        discussion: """
            dose clock
            dose clock --right    the clock is right as it is now
            """)

    @Flag(help: "Say that the clock is right, where no time server can.")
    package var right = false

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        if right {
            let id = write.requestID
            let reply = try context.client.change(
                ConfirmClock.self, .init(requestId: id.text), requestID: id)
            try context.output.show(reply.clock)
        } else {
            try context.output.show(context.client.ask(GetStatus.self, .init()).clock)
        }
    }
}
