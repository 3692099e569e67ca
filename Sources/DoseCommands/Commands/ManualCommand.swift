package import ArgumentParser

/// `dose manual [PROGRAM]`
package struct ManualCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Print the manual page of dose or dosed, as man reads it.",
        discussion: """
            dose manual
            dose manual dosed

            To read it: dose manual | man -l -
            dose install puts both where man finds them: man dose, man dosed.
            """)

    @Argument(help: "The program: dose or dosed.")
    package var program = ManualProgram.dose

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let beside = DaemonProgram.beside(context.surroundings.program)
        let text = try await program.page(dosed: beside, context.surroundings.variable)
        let printed = PrintedText(name: program.rawValue, text: text)
        try context.output.show(printed)
    }
}

extension ManualProgram {
    /// The text of the page.
    ///
    /// - Parameter dosed: the daemon's program, which describes itself.
    func page(
        dosed: String, _ variable: (String) -> String?
    ) async throws(DoseFailure) -> String {
        let info =
            switch self {
            case .dose: try ProgramInfo.ofDose()
            case .dosed: try await ProgramInfo.asking(ProgramPath.find(dosed, variable: variable))
            }
        return ManualPage(program: self, info: info).text
    }
}

/// A text for another program, printed as it is.
struct PrintedText: Encodable, Tellable, Sendable {
    var name: String
    var text: String

    func tell(on page: inout Page) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            page.add(String(line))
        }
    }
}
