package import ArgumentParser
import DoseInterface

/// `dose start NAME`
package struct StartCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Begin a planned treatment, once its checks are on record.",
        discussion: """
            dose start zoledronic-acid
            dose start zoledronic-acid --override dental-exam \\
                --reason "no dentist before Monday" --decided-by "Dr. Abara"

            Ends with 1 while a check holds the start. An override is kept for good.
            """)

    @Argument(help: "The prescription.", completion: .prescription)
    package var name: [String]

    @Option(
        help: ArgumentHelp("Pass over this check. May be repeated.", valueName: "check"),
        completion: .check)
    package var override: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Why it is passed over.", valueName: "text"))
    package var reason: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Who decided it.", valueName: "who"))
    package var decidedBy: [String] = []

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        if override.isEmpty {
            guard reason.isEmpty, decidedBy.isEmpty else {
                throw ValidationError("--reason and --decided-by go with --override CHECK.")
            }
        } else if reason.isEmpty || decidedBy.isEmpty {
            throw ValidationError("--override needs --reason TEXT and --decided-by WHO.")
        }
    }

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let overrides = override.map {
            OverrideRequest(
                check: $0, reason: reason.joined(separator: " "),
                decidedBy: decidedBy.joined(separator: " "))
        }
        let request = StartPrescription.Request(
            requestId: id.text, name: name.joined(separator: " "),
            overrides: overrides.isEmpty ? nil : overrides)
        try context.output.show(
            context.client.change(StartPrescription.self, request, requestID: id))
    }
}
