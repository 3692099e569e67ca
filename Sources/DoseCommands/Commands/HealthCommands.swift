package import ArgumentParser
package import DoseInterface

/// What three commands differ in that are alike otherwise: `condition`, `allergy`, `risk`.
package protocol HealthTopic {
    static var kind: HealthKind { get }
    static var command: String { get }
    static var words: String { get }
    static var example: String { get }
    /// How it is said that it is over.
    static var ending: String { get }
}

/// `dose condition add NAME…`, and the same of an allergy and a risk factor.
package struct HealthAddCommand<Topic: HealthTopic>: DaemonCommand {
    package static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "add", abstract: "Record \(Topic.words).",
            discussion: "dose \(Topic.command) add \(Topic.example)")
    }

    @Argument(help: "What it is.")
    package var name: [String]

    @Option(help: ArgumentHelp("Since when.", valueName: "date"))
    package var since: String?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("What else to know.", valueName: "text"))
    package var note: [String] = []

    @Flag(help: "Keep a name that is close to one that checks know.")
    package var asWritten = false

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = AddHealthFact.Request(
            requestId: id.text, kind: Topic.kind, name: name.joined(separator: " "), since: since,
            note: note.joinedText, asWritten: asWritten ? true : nil)
        try context.output.show(
            context.client.change(AddHealthFact.self, request, requestID: id))
    }
}

/// `dose condition end NAME…`, `dose allergy remove NAME…`.
package struct HealthEndCommand<Topic: HealthTopic>: DaemonCommand {
    package static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Topic.ending, abstract: "Say that it has ended; it stays on record.",
            discussion: "dose \(Topic.command) \(Topic.ending) \(Topic.example)")
    }

    @Argument(help: "Which one: its name, or the start of it.")
    package var name: [String]

    @Option(help: ArgumentHelp("Since when, if not today.", valueName: "date"))
    package var on: String?

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = EndHealthFact.Request(
            requestId: id.text, kind: Topic.kind, name: name.joined(separator: " "), on: on)
        try context.output.show(
            context.client.change(EndHealthFact.self, request, requestID: id))
    }
}

/// `dose condition list`, which is also `dose condition`.
package struct HealthListCommand<Topic: HealthTopic>: DaemonCommand {
    package static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: "List them, oldest first.",
            discussion: """
                dose \(Topic.command) list
                dose \(Topic.command) list --all      ended ones too
                """)
    }

    @Flag(help: "Ended ones too.")
    package var all = false

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let facts = try context.client.gather(
            ListHealthFacts.self, .init(kind: Topic.kind, all: all ? true : nil)
        ) { $0.facts }
        try context.output.show(HealthFactList(facts: facts, of: Topic.self), json: facts)
    }
}
