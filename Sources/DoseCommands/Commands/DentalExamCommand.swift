package import ArgumentParser
import DoseInterface

/// `dose dental exam [OUTCOME] [DAY]`
package struct DentalExamCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "exam",
        abstract: "Record a dental exam that was held, or one that is booked.",
        discussion: """
            dose dental exam clear yesterday
            dose dental exam work needed
            dose dental exam --on 2026-11-18 --outcome clear --dentist Dr. Ito
            dose dental exam --booked monday
            """)

    /// What the dentist found.
    package enum Finding: String, ExpressibleByArgument, CaseIterable, Sendable {
        case clear
        case workNeeded = "work-needed"
        case treated

        var outcome: ExamOutcome {
            switch self {
            case .clear: .clear
            case .workNeeded: .workNeeded
            case .treated: .treated
            }
        }
    }

    @Argument(
        help: ArgumentHelp(
            "What the dentist found (clear, work-needed or treated) and the day, in any order.",
            valueName: "outcome day"))
    package var words: [String] = []

    @Option(help: ArgumentHelp("The day of the exam, if not today.", valueName: "date"))
    package var on: String?

    @Option(help: "What the dentist found.")
    package var outcome: Finding?

    @Option(help: ArgumentHelp("The day for which an exam is booked.", valueName: "date"))
    package var booked: String?

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Who.", valueName: "name"))
    package var dentist: [String] = []

    @OptionGroup package var noted: NoteOption
    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    private var typed: ExamWords { ExamWords(words) }

    package func validate() throws {
        guard typed.finding == nil || outcome == nil, typed.day == nil || on == nil else {
            throw ValidationError(
                "Say what came out and the day once each: OUTCOME DAY, or --outcome and --on.")
        }
        switch (typed.finding ?? outcome, booked) {
        case (nil, nil):
            throw ValidationError(
                "Say what came out (--outcome clear, work-needed or treated), "
                    + "or when it is booked (--booked DATE).")
        case (_?, _?):
            throw ValidationError(
                "An exam is either held (--outcome) or still booked (--booked), not both.")
        default: break
        }
        if booked != nil, on != nil || typed.day != nil {
            throw ValidationError("--on is for an exam that was held. A booked one has --booked.")
        }
    }

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = RecordDentalExam.Request(
            requestId: id.text, on: on ?? typed.day,
            outcome: (outcome ?? typed.finding)?.outcome, booked: booked,
            dentist: dentist.joinedText, note: noted.text)
        try context.output.show(
            context.client.change(RecordDentalExam.self, request, requestID: id))
    }
}
