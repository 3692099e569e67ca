package import ArgumentParser
import DoseInterface

/// `dose answer [WHICH] [yes|no]`
package struct AnswerCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Show the questions after doses and exams, and answer them.",
        discussion: """
            dose answer                    what is asked
            dose answer no                 the only one that is asked
            dose answer jaw yes --note "left side"
            dose answer jaw --later 2 hours
            dose answer jaw --off          asked no more
            dose settings follow-ups all   asked again
            """)

    @Argument(help: "Which question, and: yes or no.", completion: .question)
    package var words: [String] = []

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Ask again after this.", valueName: "length"))
    package var later: [String] = []

    @Flag(help: "Do not ask this any more.")
    package var off = false

    @Flag(help: "Show those to come too.")
    package var all = false

    @Option(parsing: .upToNextOption, help: ArgumentHelp("What else to know.", valueName: "text"))
    package var note: [String] = []

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    private var answer: FollowUpAnswer? {
        words.last.flatMap { FollowUpAnswer(rawValue: $0.lowercased()) }
    }

    private var which: String? {
        (answer == nil ? words : Array(words.dropLast())).joinedText
    }

    private var isQuestion: Bool { words.isEmpty && later.isEmpty && !off }

    package func validate() throws {
        guard !isQuestion else { return }
        let ways = [answer != nil, !later.isEmpty, off].filter { $0 }.count
        guard ways == 1, !all else {
            throw ValidationError("Write one of: yes, no, --later LENGTH, --off.")
        }
    }

    package func perform(in context: CommandContext) async throws {
        guard !isQuestion else {
            let followUps = try context.client.gather(
                ListFollowUps.self, .init(all: all ? true : nil)
            ) { $0.followUps }
            return try context.output.show(FollowUpList(followUps: followUps), json: followUps)
        }
        let id = write.requestID
        let request = AnswerFollowUp.Request(
            requestId: id.text, id: which, answer: answer, later: later.joinedText,
            off: off ? true : nil, note: note.joinedText)
        try context.output.show(
            context.client.change(AnswerFollowUp.self, request, requestID: id))
    }
}
