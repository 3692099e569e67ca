package import ArgumentParser
import DoseInterface

/// `dose backup FILE`
package struct BackupCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the data to a file; it is read back and compared before it counts.",
        discussion: """
            dose backup my-doses.db
            dose backup --force /media/stick/my-doses.db

            The service writes the file, with its own rights. dosed also makes a copy a day by
            itself: dose status shows them.
            """)

    @Argument(help: "The file.", completion: .file())
    package var file: String

    @Flag(help: "Replace a file that is there.")
    package var force = false

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let request = BackUpData.Request(
            path: AbsolutePath.of(file), replace: force ? true : nil)
        var answer: BackUpData.Reply?
        try context.client.stream(
            BackUpData.self, request, deadlineSeconds: DataPatience.seconds, connected: {},
            each: { (reply: BackUpData.Reply) in answer = reply })
        guard let answer else {
            throw DoseFailure.unreadableReply(reason: "its end is missing")
        }
        try context.output.show(answer)
    }
}
