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
        if !yes, !dryRun { try Confirmation.ofReplacing(by: path) }
        let id = write.requestID
        let request = RestoreData.Request(
            requestId: id.text, path: path, dryRun: dryRun ? true : nil)
        var answer: RestoreData.Reply?
        do {
            try context.client.stream(
                RestoreData.self, request, deadlineSeconds: DataPatience.seconds, connected: {},
                each: { (reply: RestoreData.Reply) in answer = reply })
        } catch DoseFailure.connectionLost {
            throw DoseFailure.outcomeUnknown(requestID: id.text)
        }
        guard let answer else { throw DoseFailure.outcomeUnknown(requestID: id.text) }
        try context.output.show(RestoreAnswer(reply: answer, isDry: dryRun), json: answer)
    }
}

/// What is said after a restore.
struct RestoreAnswer: Tellable {
    let reply: RestoreData.Reply
    let isDry: Bool

    func tell(on page: inout Page) {
        let newest = reply.newest.map { " The last thing on record in it is of \($0.words)." } ?? ""
        if isDry {
            page.say("\(reply.path) is good.\(newest) Nothing was changed.")
            return
        }
        page.say("Restored from \(reply.path).\(newest)")
        page.say("Look through it, and enter what is missing: dose")
        if let before = reply.before {
            page.say("The data from before is kept at \(before). To go back to it:")
            page.verbatim("dose restore \(before)", indent: 2)
        }
    }
}
