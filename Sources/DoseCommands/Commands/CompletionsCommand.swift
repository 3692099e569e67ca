package import ArgumentParser

/// `dose completions SHELL`
package struct CompletionsCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print what bash, zsh or fish needs to complete what you type.",
        discussion: """
            dose completions bash
            dose completions zsh
            dose completions fish

            dose install puts them where the shells look. By hand, in bash:
            source <(dose completions bash)
            Names of prescriptions, medicines, checks and labs come from dosed as it is then.
            """)

    @Argument(help: "The shell: bash, zsh or fish.")
    package var shell: ShellName

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        try context.output.show(PrintedText(name: shell.rawValue, text: shell.script))
    }
}
