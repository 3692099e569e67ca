import ArgumentParser

/// A first word that is no command, with the command that may have been meant.
enum UnknownCommand {
    /// What to say about it; nil when the first word is a command, an option or missing.
    static func message(for arguments: [String]) -> String? {
        guard let word = arguments.first, !word.hasPrefix("-"), word != "help" else { return nil }
        guard DoseCommand.subcommand(named: word) == nil else { return nil }
        let commands = DoseCommand.configuration.groupedSubcommands.flatMap(\.subcommands)
        let names = commands.compactMap { $0.configuration.commandName }
        let near = names.min { distance($0, word) < distance($1, word) }
        var message = "there is no command \"\(word.prefix(40))\"."
        if let near, distance(near, word) <= min(2, word.count - 1) {
            message += " Did you mean \"\(near)\"?"
        }
        return message + "\n  All commands: dose --help"
    }

    /// Letters to add, drop or change to get from one word to the other (Levenshtein).
    static func distance(_ first: String, _ second: String) -> Int {
        let second = Array(second.prefix(40))
        var row = Array(0...second.count)
        for (index, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in second.enumerated() {
                let changed = diagonal + (letter == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, row[column] + 1, diagonal + 1)
            }
        }
        return row[second.count]
    }
}
