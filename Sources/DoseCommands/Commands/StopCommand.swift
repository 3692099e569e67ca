package import ArgumentParser
import DoseInterface

/// `dose stop NAME --reason TEXT`
package struct StopCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "Stop a prescription. Its history stays.",
        discussion: "dose stop naproxen --reason the doctor changed it to ibuprofen")

    @Argument(help: "The prescription.", completion: .prescription)
    package var name: [String]

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Why it stops.", valueName: "text"))
    package var reason: [String]

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = StopPrescription.Request(
            requestId: id.text, name: name.joined(separator: " "),
            reason: reason.joined(separator: " "))
        try context.output.show(
            context.client.change(StopPrescription.self, request, requestID: id))
    }
}
