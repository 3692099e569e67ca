package import ArgumentParser
import DoseInterface

/// `dose check [NAME]`
package struct CheckCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Show what is on record before a dose, and what is still open.",
        discussion: """
            dose check
            dose check --days 90
            dose check zoledronic-acid
            dose check zoledronic-acid --override creatinine \\
                --reason "test is on the way" --decided-by "Dr. Abara"

            Shows each infusion and injection at the clinic of the next 60 days (or --days), and
            at least the next one.

            Ends with 1 while an item that holds a start or a dose is open. An override ends with
            the dose that it was for, unless --lasting is said. It is kept for good.
            """)

    @Argument(
        help: "The prescription. Without it: everything that is coming.",
        completion: .prescription)
    package var name: [String] = []

    @Option(
        help: ArgumentHelp("Pass over this check of the next dose.", valueName: "check"),
        completion: .check)
    package var override: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Why it is passed over.", valueName: "text"))
    package var reason: [String] = []

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Who decided it.", valueName: "who"))
    package var decidedBy: [String] = []

    @Flag(help: "It holds for later doses too.")
    package var lasting = false

    @OptionGroup package var horizon: HorizonOption
    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        try horizon.validate()
        guard override != nil else {
            guard reason.isEmpty, decidedBy.isEmpty, !lasting else {
                throw ValidationError("--reason, --decided-by and --lasting go with --override.")
            }
            return
        }
        guard !name.isEmpty else {
            throw ValidationError("--override needs a prescription.")
        }
        guard !reason.isEmpty, !decidedBy.isEmpty else {
            throw ValidationError("--override needs --reason TEXT and --decided-by WHO.")
        }
    }

    package func perform(in context: CommandContext) async throws {
        if let override, let name = name.joinedText {
            let id = write.requestID
            let request = OverrideCheck.Request(
                requestId: id.text, name: name, check: override,
                reason: reason.joined(separator: " "),
                decidedBy: decidedBy.joined(separator: " "), lasting: lasting ? true : nil)
            try context.output.show(
                context.client.change(OverrideCheck.self, request, requestID: id))
            return
        }
        let reply = try context.client.ask(
            CheckReadiness.self, .init(name: name.joinedText, days: horizon.days))
        let reports = ReadinessReports(reports: reply.reports)
        try context.output.show(reports, json: reply.reports)
        if reports.hasBlockingItem { throw DoseFailure.blockingItemOpen }
    }
}
