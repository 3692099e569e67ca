package import ArgumentParser
import DoseInterface

/// `dose person list`, which is also `dose person`.
package struct PersonListCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show everyone, and who is meant when nobody is named.",
        discussion: "dose person list")

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let people = try context.client.gather(ListPeople.self, .init()) { $0.people }
        try context.output.show(PersonList(people: people), json: people)
    }
}
