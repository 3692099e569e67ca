import ArgumentParser

/// A shell that can complete what is typed.
package enum ShellName: String, Sendable, CaseIterable, ExpressibleByArgument {
    case bash
    case zsh
    case fish

    /// What the shell reads to complete commands, options and their values.
    var script: String {
        let shell: CompletionShell =
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        return DoseCommand.completionScript(for: shell) + "\n"
    }
}
