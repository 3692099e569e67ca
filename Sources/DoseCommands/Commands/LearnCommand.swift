package import ArgumentParser
import DoseInterface

/// `dose learn [TOPIC]`
package struct LearnCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "learn",
        abstract: "Short pages about the illness and its treatment, with sources.",
        discussion: """
            dose learn              all pages
            dose learn jaw
            dose learn constipation
            """)

    @Argument(help: "The page to read. Without it: a list of all.", completion: .page)
    package var topic: [String] = []

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try context.output.show(context.client.ask(Learn.self, .init(topic: topic.joinedText)))
    }
}

extension Learn.Reply: Tellable {
    package func tell(on page: inout Page) {
        guard let title else {
            var table = Table(headings: ["PAGE", "WHAT IT IS ABOUT"], wrapping: 1)
            for topic in topics { table.row(.init(topic.name), .init(topic.title)) }
            table.write(on: &page)
            page.gap()
            return page.verbatim("Read one: dose learn NAME")
        }
        page.heading(title)
        page.gap()
        page.remarks(remarks)
        guard !commands.isEmpty else { return }
        page.gap()
        page.say("See also:")
        for command in commands { page.verbatim(command, indent: 2) }
    }
}
