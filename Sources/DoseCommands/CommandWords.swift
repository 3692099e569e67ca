import ArgumentParser

/// The words of a command line that name a command: they can be cut short as long as one command
/// alone is meant.
struct CommandWords {
    /// The command line with the full names of its commands.
    private(set) var arguments: [String]
    /// The commands that were named, from the root on.
    private(set) var path: [any ParsableCommand.Type] = [DoseCommand.self]
    /// What to say when a word names no command, or several; nil when all is well.
    private(set) var problem: String?

    init(_ arguments: [String]) {
        self.arguments = arguments
        var place = 0
        while problem == nil, place < arguments.count, let last = path.last {
            let word = arguments[place]
            let commands = last.configuration.subcommands
            guard !commands.isEmpty, !word.hasPrefix("-"), place > 0 || word != "help" else {
                break
            }
            if takesWords(last, Array(arguments[place...])) { break }
            guard let found = find(word, among: commands) else { break }
            self.arguments[place] = found.configuration.commandName ?? word
            path.append(found)
            place += 1
        }
    }

    /// Whether the words are those of the command that is meant when none is named: `dose stock
    /// naproxen`.
    private func takesWords(_ group: any ParsableCommand.Type, _ words: [String]) -> Bool {
        let names = group.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let meant = group.configuration.defaultSubcommand, let word = words.first,
            !names.contains(where: { $0.hasPrefix(word.lowercased()) })
        else { return false }
        return (try? meant.parse(words)) != nil
    }

    /// The command that was named last.
    var command: any ParsableCommand.Type { path.last ?? DoseCommand.self }

    /// `dose dental exam`.
    var name: String {
        path.compactMap { $0.configuration.commandName }.joined(separator: " ")
    }

    private mutating func find(
        _ word: String, among commands: [any ParsableCommand.Type]
    ) -> (any ParsableCommand.Type)? {
        if let exact = commands.first(where: { $0.isNamed(word) }) { return exact }
        let start = word.lowercased()
        let begun = commands.filter { $0.configuration.commandName?.hasPrefix(start) ?? false }
        if let only = begun.first, begun.count == 1 { return only }
        let shown = "\"\(word.prefix(40))\""
        let names = commands.compactMap { $0.configuration.commandName }
        if begun.count > 1 {
            let meant = begun.compactMap { $0.configuration.commandName }
            problem = "\(shown) can mean \(Phrases.choice(meant)). Write one of them."
        } else {
            let place = path.count > 1 ? " of \(name)" : ""
            problem =
                "there is no command \(shown)\(place)."
                + (NearestWord.of(word, among: names).map { " Did you mean \"\($0)\"?" } ?? "")
                + "\n  All commands: \(name) --help"
        }
        return nil
    }
}

extension ParsableCommand {
    fileprivate static func isNamed(_ word: String) -> Bool { configuration.commandName == word }
}
