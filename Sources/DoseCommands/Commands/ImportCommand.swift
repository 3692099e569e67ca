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
        if replace, !yes, !dryRun { try Confirmation.ofReplacing(by: path) }
        let id = write.requestID
        let request = ImportData.Request(
            requestId: id.text, path: path, replace: replace ? true : nil,
            dryRun: dryRun ? true : nil)
        var answer: ImportData.Reply?
        do {
            try context.client.stream(
                ImportData.self, request, deadlineSeconds: DataPatience.seconds, connected: {},
                each: { (reply: ImportData.Reply) in answer = reply })
        } catch DoseFailure.connectionLost {
            throw DoseFailure.outcomeUnknown(requestID: id.text)
        }
        guard let answer else { throw DoseFailure.outcomeUnknown(requestID: id.text) }
        try context.output.show(ImportAnswer(reply: answer, isDry: dryRun), json: answer)
    }
}

/// What is said after an import.
struct ImportAnswer: Tellable {
    let reply: ImportData.Reply
    let isDry: Bool

    func tell(on page: inout Page) {
        let newest = reply.newest.map { " The last thing on record in it is of \($0.words)." } ?? ""
        if isDry {
            page.say("\(reply.path) can be read.\(newest) Nothing was changed.")
            return
        }
        page.say("Imported from \(reply.path).\(newest)")
        page.say("Look through it: dose")
        if let before = reply.before {
            page.say("The data from before is kept at \(before). To go back to it:")
            page.verbatim("dose restore \(before)", indent: 2)
        }
    }
}
