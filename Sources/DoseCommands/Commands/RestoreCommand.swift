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
        if !yes, !dryRun {
            // What cannot be taken is said before anything is asked.
            let look = RequestID.fresh()
            _ = try DataReplacement.ask(
                RestoreData.self, .init(requestId: look.text, path: path, dryRun: true),
                id: look, of: context.client)
            try Confirmation.ofReplacing(by: path)
        }
        let id = write.requestID
        let request = RestoreData.Request(
            requestId: id.text, path: path, dryRun: dryRun ? true : nil)
        let answer = try DataReplacement.ask(
            RestoreData.self, request, id: id, of: context.client)
        let said = DataReplacementAnswer(
            path: answer.path, newest: answer.newest, before: answer.before,
            finding: "is good", deed: "Restored",
            advice: "Look through it, and enter what is missing", isDry: dryRun)
        try context.output.show(said, json: answer)
    }
}
