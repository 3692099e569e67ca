package import ArgumentParser
import DoseInterface

/// `dose drugs`
package struct DrugsCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "drugs",
        abstract: "List the medicines that are known, with their brands.",
        discussion: """
            dose drugs
            dose drugs opioid
            """)

    @Argument(help: "Only those with this word in their name, brand or kind.")
    package var word: [String] = []

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let all = try context.client.ask(ListDrugs.self, .init()).drugs
        let typed = word.joined(separator: " ").lowercased()
        let list = DrugList(
            drugs: all.filter { drug in
                typed.isEmpty
                    || ([drug.name, drug.className] + drug.otherNames + drug.brands)
                        .contains { $0.lowercased().contains(typed) }
            })
        try context.output.show(list, json: list.drugs)
    }
}
