package import ArgumentParser
import DoseInterface

/// `dose lab NAME VALUE UNIT`
package struct LabCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "lab",
        abstract: "Record a lab result.",
        discussion: """
            dose lab creatinine 0.9 mg/dL
            dose lab calcium 2.3 mmol/L --on 2026-11-20
            """)

    @Argument(help: "What was measured.")
    package var name: String

    @Argument(help: "The number on the paper.")
    package var value: String

    @Argument(help: "Its unit.")
    package var unit: String

    @Option(help: ArgumentHelp("The day of the test, if not today.", valueName: "date"))
    package var on: String?

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = RecordObservation.Request(
            requestId: id.text, name: name, value: value, unit: unit, on: on)
        try context.output.show(
            context.client.change(RecordObservation.self, request, requestID: id))
    }
}
