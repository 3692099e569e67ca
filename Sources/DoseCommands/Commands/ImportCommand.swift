package import ArgumentParser
import DoseInterface

/// `dose import`
package struct ImportCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take over everything that dose export wrote.",
        discussion: "dose import json my-doses.jsonl",
        subcommands: [ImportJSONCommand.self])

    package init() {}
}

/// `dose import json FILE`
package struct ImportJSONCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "json",
        abstract: "Take over all that dose export json wrote, or nothing.",
        discussion: """
            dose import json my-doses.jsonl
            dose import json --dry-run my-doses.jsonl    only look whether it can be read

            This is for a service in which nobody has recorded anything, on a new machine for
            example. With --replace the export takes the place of what is on record; that is kept
            beside it, as after dose restore.

            Every line is read and checked before anything changes. A file that was changed or cut
            off is refused with the line; so is that of a newer dosed. The service reads the file,
            with its own rights.
            """)

    @Argument(help: "The file.", completion: .file())
    package var file: String

    @Flag(help: "Put it in the place of what is on record.")
    package var replace = false

    @Flag(help: "Do not ask.")
    package var yes = false

    @Flag(help: "Only look whether it can be read.")
    package var dryRun = false

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let path = AbsolutePath.of(file)
        let replacement = DataReplacement<ImportData> { [replace] id, dryRun in
            .init(
                requestId: id.text, path: path, replace: replace ? true : nil, dryRun: dryRun)
        }
        let answer = try replacement.perform(
            asking: replace && !yes ? path : nil, isDry: dryRun, id: write.requestID,
            of: context.client)
        let said = DataReplacementAnswer(
            data: answer, finding: "can be read", deed: "Imported", advice: "Look through it",
            isDry: dryRun)
        try context.output.show(said, json: answer)
    }
}
