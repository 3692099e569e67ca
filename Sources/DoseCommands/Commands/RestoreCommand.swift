package import ArgumentParser
import DoseInterface

/// `dose restore FILE`
package struct RestoreCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a copy in the place of the data; what was there is kept.",
        discussion: """
            dose restore my-doses.db
            dose restore --dry-run my-doses.db    only look whether the copy is good

            The copy is read whole first. It works too when the data is damaged. What was recorded
            after the copy was made is not in it.
            """)

    @Argument(help: "The copy.", completion: .file())
    package var file: String

    @Flag(help: "Do not ask.")
    package var yes = false

    @Flag(help: "Only look whether the copy is good.")
    package var dryRun = false

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let path = AbsolutePath.of(file)
        let replacement = DataReplacement<RestoreData> { id, dryRun in
            .init(requestId: id.text, path: path, dryRun: dryRun)
        }
        let answer = try replacement.perform(
            asking: yes ? nil : path, isDry: dryRun, id: write.requestID, of: context.client)
        let said = DataReplacementAnswer(
            data: answer, finding: "is good", deed: "Restored",
            advice: "Look through it, and enter what is missing", isDry: dryRun)
        try context.output.show(said, json: answer)
    }
}
