/// What a command asks. Where no other word stands beside its name it is asked at once: there is
/// nothing to parse then, which takes longer than all the rest.
protocol Question: Sendable {
    func ask(in context: CommandContext) throws
}

extension [String] {
    /// What a command line asks that has no more than the name of a command; nil for any other.
    var question: (any Question)? {
        switch self {
        case [], ["today"]: TodayQuestion()
        case ["due"]: DueQuestion()
        case ["infusions"]: InfusionsQuestion()
        case ["list"]: ListQuestion()
        case ["--version"]: VersionQuestion()
        default: nil
        }
    }
}

/// What `dose --version` asks.
struct VersionQuestion: Question {
    func ask(in context: CommandContext) throws {
        context.output.write(text: DoseCommand.version + "\n")
    }
}
