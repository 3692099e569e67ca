package import ArgumentParser
import DoseInterface

/// `dose` alone, or `dose today`
package struct TodayCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "today",
        abstract: "Show the picture of today. The same as dose alone.",
        discussion: """
            dose today
            dose --everyone    of everyone for whom you keep records
            dose --plain       one line for each thing

            dose alone, without any word, is the same as dose today. It fits one screen, and says
            what shows the rest.
            """)

    @OptionGroup package var scope: ScopeOption
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws { try scope.validate(beside: common) }

    package func perform(in context: CommandContext) async throws {
        try TodayQuestion(everyone: scope.everyone).ask(in: context)
    }
}

/// What `dose` alone asks.
struct TodayQuestion: Question {
    var everyone = false

    func ask(in context: CommandContext) throws {
        try context.output.show(
            context.client.ask(GetToday.self, .init(everyone: everyone ? true : nil)))
    }
}
