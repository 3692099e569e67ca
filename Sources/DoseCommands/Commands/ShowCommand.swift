package import ArgumentParser
import DoseInterface

/// `dose show NAME`
package struct ShowCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one prescription: what was ordered, what comes, what was recorded.",
        discussion: """
            dose show zoledronic-acid
            dose show zoledronic-acid --facts    what is published about it, with sources
            """)

    @Argument(
        help: "The prescription: its name, a part of it from the front, or a brand.",
        completion: .prescription)
    package var name: [String]

    @Flag(help: "Show what labels, guidelines and patient pages say, with their sources.")
    package var facts = false

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let reply = try context.client.ask(
            ShowPrescription.self, .init(name: name.joined(separator: " ")))
        if facts {
            try context.output.show(PublishedFacts(reply: reply), json: reply.remarks)
        } else {
            try context.output.show(reply)
        }
    }
}
