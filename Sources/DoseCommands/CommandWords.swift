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

    init(_ typed: [String]) {
        // An option that stands before the command belongs to it.
        let first = Self.optionCount(in: typed)
        arguments = Array(typed[first...])
        var place = 0
        while problem == nil, place < arguments.count, let last = path.last {
            let word = arguments[place]
            let commands = last.configuration.subcommands
            guard !commands.isEmpty, !word.hasPrefix("-"), place > 0 || word != "help" else {
                break
            }
            guard let found = find(word, among: commands, of: last) else { break }
            self.arguments[place] = found.configuration.commandName ?? word
            path.append(found)
            place += 1
        }
        arguments.insert(contentsOf: typed[..<first], at: place)
        if command == LabCommand.self { markNumbersBelowZero() }
    }

    /// How many words at the beginning are options that many commands have, with their values.
    private static func optionCount(in typed: [String]) -> Int {
        var count = 0
        while count < typed.count {
            let name = typed[count].prefix { $0 != "=" }
            if ["--json", "--plain", "--no-plain", "--everyone"].contains(name) {
                count += 1
            } else if ["--socket", "--person"].contains(name) {
                count += name.count < typed[count].count ? 1 : 2
            } else {
                break
            }
        }
        return min(count, typed.count)
    }

    /// A result can be below zero, and the parser takes "-2.5" for an option. With the minus sign
    /// of print it is a word like any other; `LabWords` writes it back.
    private mutating func markNumbersBelowZero() {
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        for place in arguments[..<end].indices where Self.isBelowZero(arguments[place]) {
            arguments[place] = LabWords.minus + arguments[place].dropFirst()
        }
    }

    private static func isBelowZero(_ word: String) -> Bool {
        word.hasPrefix("-")
            && (word.dropFirst().first.map { $0.isASCII && $0.isNumber || $0 == "." } ?? false)
    }

    /// The command that is nearest to a word, or that does what it says.
    private func meant(by word: String, among names: [String]) -> String? {
        (path.count == 1 ? Self.otherWords[word] : ending(meantBy: word, among: names))
            ?? NearestWord.of(word, among: names)
    }

    /// Of a thing that is over, one command says `end` and another one `remove`.
    private func ending(meantBy word: String, among names: [String]) -> String? {
        Self.endings.contains(word) ? names.first(where: Self.endings.contains) : nil
    }

    private static let endings: Set<String> = [
        "end", "remove", "stop", "delete", "rm", "erase", "drop",
    ]

    /// What people type first, and the command that does it.
    static let otherWords: [String: String] = [
        "took": "take", "log": "take", "record": "take", "medicines": "list", "medications": "list",
        "meds": "list", "prescriptions": "list", "next": "due", "schedule": "due",
        "upcoming": "due", "labs": "lab", "dentist": "dental", "appointments": "infusions",
        "side-effect": "symptom", "feel": "symptom", "reminders": "watch", "print": "report",
        "pause": "hold", "end": "stop", "change": "edit", "correct": "amend", "fix": "amend",
        "postpone": "move", "reschedule": "move", "refill": "stock", "people": "person",
        "config": "settings", "delete": "undo", "remove": "undo",
    ]

    /// The command that was named last.
    var command: any ParsableCommand.Type { path.last ?? DoseCommand.self }

    /// `dose dental exam`.
    var name: String {
        path.compactMap { $0.configuration.commandName }.joined(separator: " ")
    }

    /// Whether words without an option can stand behind a command.
    private static func takesWords(_ command: any ParsableCommand.Type) -> Bool {
        Mirror(reflecting: command.init()).children.contains { $0.value is any WordTaking }
    }

    private mutating func find(
        _ word: String, among commands: [any ParsableCommand.Type],
        of parent: any ParsableCommand.Type
    ) -> (any ParsableCommand.Type)? {
        if let exact = commands.first(where: { $0.isNamed(word) }) { return exact }
        // Where a name can stand in place of a command, every other word is one.
        if let usual = parent.configuration.defaultSubcommand, Self.takesWords(usual) { return nil }
        let start = word.lowercased()
        let begun = commands.filter {
            !start.isEmpty && $0.configuration.commandName?.hasPrefix(start) ?? false
        }
        if let only = begun.first, begun.count == 1 { return only }
        let shown = "\"\(word.prefix(40))\""
        let names = commands.compactMap { $0.configuration.commandName }
        if begun.count > 1 {
            let meant = begun.compactMap { $0.configuration.commandName }
            problem = "\(shown) can mean \(Phrases.choice(meant)). Write one of them."
        } else {
            let place = path.count > 1 ? " of \(name)" : ""
            let known = path.count > 1 ? names : names + ["help"]
            problem =
                "there is no command \(shown)\(place)."
                + (meant(by: start, among: known).map { " Did you mean \"\($0)\"?" } ?? "")
                + "\n  All commands: \(name) --help"
        }
        return nil
    }
}

/// A property that takes words which stand without an option.
private protocol WordTaking {}

extension Argument: WordTaking {}

extension ParsableCommand {
    fileprivate static func isNamed(_ word: String) -> Bool { configuration.commandName == word }
}
