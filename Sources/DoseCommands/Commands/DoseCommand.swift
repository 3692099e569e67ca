package import ArgumentParser

/// The root of the command line: every command has its own file beside this one.
package struct DoseCommand: ParsableCommand {
    package static let version = "0.1.0"

    package static let configuration = CommandConfiguration(
        commandName: "dose",
        abstract: "Keeps track of prescriptions, doses, dental exams and lab results.",
        discussion: """
            dose add zoledronic acid 4 mg IV every 12 weeks from tomorrow 09:30
            dose check zoledronic-acid
            dose take --help              every command explains itself, with examples

            Every command takes --json and --plain. Exit codes: 0 done, 1 held by a
            check, 64 usage, 65 bad input, 66 no such thing, 69 dosed not reachable,
            74 answer not written, 75 outcome unknown: repeat it with the --request-id
            that the message gives, 77 not allowed.
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(
                name: "Prescriptions",
                subcommands: [
                    AddCommand.self,
                    PreviewCommand.self,
                    ListCommand.self,
                    ShowCommand.self,
                    StartCommand.self,
                    EditCommand.self,
                    ShiftCommand.self,
                    HoldCommand.self,
                    ResumeCommand.self,
                    StopCommand.self,
                ]),
            CommandGroup(
                name: "Doses",
                subcommands: [
                    TodayCommand.self, DueCommand.self, TakeCommand.self, SkipCommand.self,
                    SnoozeCommand.self, MoveCommand.self, MayCommand.self, AmendCommand.self,
                    NoteCommand.self, StockCommand.self,
                    UndoCommand.self,
                ]),
            CommandGroup(
                name: "Looking back",
                subcommands: [HistoryCommand.self, AdherenceCommand.self, UseCommand.self]),
            CommandGroup(
                name: "At the clinic",
                subcommands: [
                    InfusionsCommand.self, CheckCommand.self, DentalCommand.self,
                    LabCommand.self, EventCommand.self, GivenCommand.self, CancelledCommand.self,
                ]),
            CommandGroup(
                name: "About you",
                subcommands: [
                    SymptomCommand.self, PainCommand.self, BowelCommand.self, FallCommand.self,
                    JournalCommand.self, AnswerCommand.self, ConditionCommand.self,
                    AllergyCommand.self,
                    RiskCommand.self, ContactCommand.self,
                ]),
            CommandGroup(
                name: "What is known",
                subcommands: [DrugCommand.self, DrugsCommand.self, FormulasCommand.self]),
            CommandGroup(
                name: "Paper",
                subcommands: [LetterCommand.self, ReportCommand.self, LearnCommand.self]),
            CommandGroup(
                name: "Your data",
                subcommands: [
                    BackupCommand.self, RestoreCommand.self, VerifyCommand.self,
                    ExportCommand.self, ImportCommand.self, SchemaCommand.self,
                ]),
            CommandGroup(
                name: "Reminders and service",
                subcommands: [
                    WatchCommand.self, NotifyCommand.self, TestReminderCommand.self,
                    StatusCommand.self, DoctorCommand.self, ClockCommand.self,
                    SettingsCommand.self, PersonCommand.self, DemoCommand.self,
                    ManualCommand.self, CompletionsCommand.self,
                    InstallCommand.self, UninstallCommand.self,
                ]),
        ],
        defaultSubcommand: TodayCommand.self)

    /// The command of that name.
    static func subcommand(named word: String) -> (any ParsableCommand.Type)? {
        configuration.groupedSubcommands.flatMap(\.subcommands)
            .first { $0.configuration.commandName == word }
    }

    package init() {}
}

/// A command that runs with a client and an output.
package protocol DaemonCommand: AsyncParsableCommand {
    var common: CommonOptions { get }

    /// Does the work.
    ///
    /// - Throws: `DoseFailure`, or `CancellationError` when a signal ended it.
    func perform(in context: CommandContext) async throws
}

/// Options of every command.
package struct CommonOptions: ParsableArguments {
    @Flag(help: "Print JSON: one object or one array.")
    package var json = false

    @Flag(
        inversion: .prefixedNo,
        help: "Print plain lines, for a screen reader. Without it: DOSE_PLAIN, then in a pipe.")
    package var plain: Bool?

    @Option(
        help: ArgumentHelp(
            "Where dosed listens. Without it: DOSED_SOCKET, then the user's, then the system's.",
            valueName: "path"),
        completion: .file())
    package var socket: String?

    @Option(
        help: ArgumentHelp(
            "Whom it is about. Without it: DOSE_PERSON, then the default person.",
            valueName: "name"),
        completion: .person)
    package var person: String?

    package init() {}
}

/// Options of every command that changes something.
package struct WriteOptions: ParsableArguments {
    @Option(
        name: .customLong("request-id"),
        help: ArgumentHelp(
            "Repeat a command whose outcome is unknown, with the id that it named.",
            valueName: "id"))
    package var given: String?

    package init() {}

    package func validate() throws {
        guard let given, RequestID(given) == nil else { return }
        throw ValidationError("--request-id takes up to 64 letters, digits and hyphens.")
    }

    /// The id given, or a new one.
    package var requestID: RequestID {
        return given.flatMap { RequestID($0) } ?? .fresh()
    }
}

extension [String] {
    /// Words of a command line as one text; nil when there are none.
    var joinedText: String? {
        isEmpty ? nil : joined(separator: " ")
    }
}
