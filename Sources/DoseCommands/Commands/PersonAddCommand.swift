package import ArgumentParser
import DoseInterface

/// `dose person add`
package struct PersonAddCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add somebody for whom you keep records too.",
        discussion: """
            dose person add Ana
            dose person add Grandma Rose --zone Europe/Lisbon
            """)

    @Argument(help: "The name.")
    package var name: [String]

    @Option(help: ArgumentHelp("Where the person lives, if not with you.", valueName: "zone"))
    package var zone: String?

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = AddPerson.Request(
            requestId: id.text, name: name.joinedText ?? "", zone: zone)
        try context.output.show(context.client.change(AddPerson.self, request, requestID: id))
    }
}
