package import ArgumentParser
import DoseInterface

/// `dose formulas`
package struct FormulasCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "formulas",
        abstract: "Show clearance and corrected calcium as worked out, and what went in.",
        discussion: """
            dose formulas
            """)

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let list = FormulaList(formulas: try context.client.ask(GetFormulas.self, .init()).formulas)
        try context.output.show(list, json: list.formulas)
    }
}
