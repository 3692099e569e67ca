package import ArgumentParser
import DoseInterface

/// `dose drug NAME`
package struct DrugCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "drug",
        abstract: "Show what is published about a medicine, each fact with its source.",
        discussion: """
            dose drug denosumab
            dose drug Tylenol
            """)

    @Argument(help: "The medicine or brand.", completion: .drug)
    package var name: [String]

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try context.output.show(
            context.client.ask(GetDrug.self, .init(name: name.joined(separator: " "))))
    }
}
