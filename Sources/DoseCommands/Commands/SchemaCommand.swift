package import ArgumentParser
import StrictJSON

/// `dose schema [COMMAND...]`
package struct SchemaCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of what commands print with --json.",
        discussion: """
            dose schema
            dose schema dental exam     that command, and how it fails

            The schema is of draft 2020-12. Its $id ends with its version, which changes when
            something is taken away or becomes another; what is only added leaves it.
            """)

    @Argument(help: "The command. Without it: all of them.")
    package var command: [String] = []

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let document = try SchemaDocument()
        guard let command = command.joinedText else {
            return try context.output.show(SchemaText(schema: document.whole))
        }
        guard let part = document.part(for: command) else {
            throw DoseFailure.usage(message: Self.unknown(command))
        }
        try context.output.show(SchemaText(schema: part))
    }

    private static func unknown(_ command: String) -> String {
        let near = CommandShapes.all.map(\.command).filter { $0.hasPrefix("\(command) ") }
        return near.isEmpty
            ? "there is no command \"\(command.prefix(40))\". All of them: dose --help"
            : "say which one: dose schema " + near.joined(separator: ", ")
    }
}

/// A schema as it is printed: in lines for people, in one for programs.
struct SchemaText: Tellable, Encodable {
    let schema: JSONValue

    func tell(on page: inout Page) {
        for line in JSONText.lines(schema) { page.verbatim(line) }
    }

    func encode(to encoder: any Encoder) throws { try schema.encode(to: encoder) }
}
