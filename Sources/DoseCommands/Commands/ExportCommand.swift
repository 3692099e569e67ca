package import ArgumentParser
import DoseInterface

/// `dose export`
package struct ExportCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write everything that is kept in a form for other programs.",
        discussion: "dose export json my-doses.jsonl",
        subcommands: [ExportJSONCommand.self])

    package init() {}
}

/// `dose export json [FILE]`
package struct ExportJSONCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "json",
        abstract: "Write everything as JSON, one object a line; dose import json reads it.",
        discussion: """
            dose export json my-doses.jsonl
            dose export json > my-doses.jsonl

            The first line says what it is, the last one that it is whole. The lines between are
            the rows of every table, for everyone whose records are kept. It is the same with and
            without --json. Keep it where others cannot read it.

            Each line ends with "sum", which also counts the line before. So a line that is changed
            or lost is found. What each line looks like: dose schema export json
            """)

    @Argument(
        help: "The file. Without it, or with -: standard output.", completion: .file())
    package var file: String?

    @Flag(help: "Replace a file that is there already.")
    package var force = false

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        if force, file == nil || file == WrittenFile.standardOutput {
            throw ValidationError("--force goes with a file.")
        }
    }

    package func perform(in context: CommandContext) async throws {
        guard let file, file != WrittenFile.standardOutput else {
            return try parts(of: context.client) { context.output.write(data: $0) }
        }
        let growing = try GrowingFile(file, replacing: force)
        try parts(of: context.client) { (part) throws(DoseFailure) in try growing.add(part) }
        try context.output.show(growing.finish())
    }

    private func parts(
        of client: DaemonClient, each: (String) throws(DoseFailure) -> Void
    ) throws(DoseFailure) {
        try client.stream(
            ExportData.self, .init(), deadlineSeconds: DataPatience.seconds, connected: {},
            each: { (reply: ExportData.Reply) throws(DoseFailure) in
                // What goes to a terminal as it came must not be able to steer it.
                guard reply.text.utf8.allSatisfy({ $0 == 0x0A || (0x20..<0x7F).contains($0) })
                else { throw .unreadableReply(reason: "it is not plain text") }
                try each(reply.text)
            })
    }
}
