package import ArgumentParser
import DoseInterface

/// `dose person default NAME`
package struct PersonDefaultCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "default",
        abstract: "Choose who is meant when nobody is named.",
        discussion: "dose person default ana")

    @Argument(help: "The name.", completion: .person)
    package var name: [String]

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        try context.output.show(
            context.client.about(name.joinedText).change(
                ChooseDefaultPerson.self, .init(requestId: id.text), requestID: id))
    }
}
