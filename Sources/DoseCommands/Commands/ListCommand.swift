package import ArgumentParser
import DoseInterface

/// `dose list`
package struct ListCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List prescriptions, oldest first.",
        discussion: """
            dose list
            dose list --all      stopped and completed ones too
            """)

    @Flag(help: "Stopped and completed ones too.")
    package var all = false

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try ListQuestion(all: all).ask(in: context)
    }
}

/// What `dose list` asks.
struct ListQuestion: Question {
    var all = false

    func ask(in context: CommandContext) throws {
        let prescriptions = try context.client.gather(
            ListPrescriptions.self, .init(all: all ? true : nil)
        ) { $0.prescriptions }
        try context.output.show(
            PrescriptionList(prescriptions: prescriptions, all: all), json: prescriptions)
    }
}
