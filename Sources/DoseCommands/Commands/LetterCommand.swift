package import ArgumentParser
import DoseInterface

/// `dose letter`: papers to take along.
package struct LetterCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "letter",
        abstract: "Make a letter to take along to the dentist or to an infusion.",
        discussion: """
            dose letter dentist
            dose letter dentist --html dentist.html
            dose letter infusion
            dose letter infusion zoledronic-acid --html sheet.html

            --html writes a page to print. It needs no network, and only you can read it.
            """,
        subcommands: [DentistLetterCommand.self, InfusionLetterCommand.self])

    package init() {}
}

/// `dose letter dentist`
package struct DentistLetterCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "dentist",
        abstract: "Which bone medicines are on record, and what is published about the mouth.",
        discussion: """
            dose letter dentist
            dose letter dentist --html dentist.html
            """)

    @OptionGroup package var page: PageOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try page.show(.init(kind: .dentist), in: context)
    }
}

/// `dose letter infusion [NAME]`
package struct InfusionLetterCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "infusion",
        abstract: "The sheet for the day: what is ready, what to ask and what to bring.",
        discussion: """
            dose letter infusion
            dose letter infusion zoledronic-acid --html sheet.html
            """)

    @Argument(
        help: "The prescription. Without it: the one that comes next.",
        completion: .prescription)
    package var name: [String] = []

    @OptionGroup package var page: PageOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try page.show(.init(kind: .infusion, name: name.joinedText), in: context)
    }
}

/// Where a page to print goes.
package struct PageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write a page to print into this file; - for standard output.", valueName: "file"),
        completion: .file())
    package var html: String?

    @Flag(help: "Replace a file that is there already.")
    package var force = false

    package init() {}

    package func validate() throws {
        if force, html == nil { throw ValidationError("--force goes with --html.") }
    }

    /// Shows a paper in the terminal, or writes it.
    func show(_ request: GetPaper.Request, in context: CommandContext) throws {
        let paper = try context.client.ask(GetPaper.self, request).paper
        guard let html else { return try context.output.onPaper.show(paper) }
        try Delivery.deliver(
            PaperPage(paper).text, to: html, replacing: force, on: context.output)
    }
}
