import ArgumentParser

/// What is wrong with a command line, in our words and with an example of the command. The parser's
/// own sentences come apart here and nowhere else; one that is not known is said as it is.
struct Misuse {
    /// One plain sentence, or two.
    let sentence: String
    /// The sentence with what helps on.
    let text: String

    init(_ error: any Error, in words: CommandWords) {
        let reading = MisuseReading(
            message: DoseCommand.message(for: error),
            whole: DoseCommand.fullMessage(for: error, columns: 1_000), words: words)
        sentence = reading.sentence
        var lines = [reading.sentence]
        if let example = reading.example { lines.append("  For example:  \(example)") }
        lines.append("  Everything about it:  \(words.name) --help")
        text = lines.joined(separator: "\n")
    }
}

/// Reads what the parser said about a command line.
private struct MisuseReading {
    let message: String
    /// The same with the line of help on the part that is meant.
    let whole: String
    let words: CommandWords

    var sentence: String {
        if let negative { return negative }
        let quoted = Self.quoted(in: message)
        let first = quoted.first ?? ""
        switch message {
        case let text where text.hasPrefix("Missing expected argument"): return missing(first)
        case let text where text.hasPrefix("Missing value for"):
            let option = Self.option(in: first) ?? first
            return "\(option) needs a word after it" + meaning(after: ": ")
        case let text where text.hasPrefix("Unknown option"): return unknown(first)
        case let text where text.contains("nexpected argument"):
            return tooMuch(quoted.isEmpty ? first : quoted.joined(separator: " "))
        case let text where text.hasPrefix("The value '"): return invalid(quoted)
        case let text where text.contains("does not take any value"):
            return "\(first) stands alone, without a value."
        case let text where text.hasPrefix("Missing required subcommand"):
            let names = words.command.configuration.subcommands
                .compactMap { $0.configuration.commandName }
            return "\(words.name) needs a word after it: \(Phrases.choice(names))."
        default: return Phrases.sentence(message)
        }
    }

    /// One of the command's own examples: one with the option that is meant, else the first.
    var example: String? {
        let lines = Discussion(words.command.configuration.discussion).examples.map(\.line)
            .filter { $0.hasPrefix(words.name) && !$0.contains("\n") }
        let option = Self.option(in: message)
        return option.flatMap { name in lines.first { $0.contains("\(name) ") } } ?? lines.first
    }

    private func missing(_ synopsis: String) -> String {
        guard let option = Self.option(in: synopsis) else {
            return "\(words.name) needs to know" + meaning(after: ": ")
        }
        let value = synopsis.split(separator: "<").dropFirst().first?.split(separator: ">").first
        return "\(words.name) needs \(option) \(value.map { $0.uppercased() } ?? "…")"
            + meaning(after: ": ")
    }

    /// What the help says of the part that is meant, as the end of a sentence.
    private func meaning(after mark: String) -> String {
        let line = whole.split(separator: "\n").first { $0.hasPrefix("Help:  ") }
        let parts = line.map { String($0.dropFirst("Help:  ".count)) } ?? ""
        guard let end = parts.firstRange(of: "  ")?.upperBound, end < parts.endIndex else {
            return "."
        }
        let text = String(parts[end...])
        // A name such as LOINC stays as it is written.
        let isName = text.dropFirst().first?.isUppercase ?? true
        let first = isName ? String(text.prefix(1)) : text.prefix(1).lowercased()
        return mark + Phrases.sentence(first + text.dropFirst())
    }

    private func unknown(_ option: String) -> String {
        let near = NearestWord.of(option, among: Self.options(of: words.command))
        return "\(words.name) has no option \(option)."
            + (near.map { " Did you mean \($0)?" } ?? "")
    }

    private func tooMuch(_ extra: String) -> String {
        let shown = "\"\(extra.prefix(60))\" is more than \(words.name) can use."
        guard Self.options(of: words.command).contains("--where"), !extra.hasPrefix("-") else {
            return shown
        }
        return "\(shown) Is that the place? Write: --where \(extra.prefix(60))"
    }

    private func invalid(_ quoted: [String]) -> String {
        let value = quoted.first ?? ""
        let option = quoted.dropFirst().first.flatMap { Self.option(in: $0) }
        let choices = Array(quoted.dropFirst(2))
        var sentence = "\"\(value.prefix(60))\" does not fit"
        sentence += option.map { " \($0)" } ?? " here"
        guard !choices.isEmpty else { return sentence + meaning(after: ". Write ") }
        let near = NearestWord.of(value, among: choices)
        return "\(sentence). Write \(Phrases.choice(choices))."
            + (near.map { " Did you mean \"\($0)\"?" } ?? "")
    }

    /// A number below zero looks like an option to the parser.
    private var negative: String? {
        let typed = words.arguments.prefix { $0 != "--" }
        guard
            message.hasPrefix("Unknown option") || message.hasPrefix("Missing value for")
                || message.contains("nexpected argument"),
            let number = typed.first(where: Self.isNegative)
        else { return nil }
        // The opposite is never meant where there is a word for it.
        let hint =
            Self.options(of: words.command).contains("--earlier")
            ? "To an earlier time: --earlier" : "Did you mean \(number.dropFirst().prefix(40))?"
        return "\"\(number.prefix(40))\" cannot be below zero. \(hint)"
    }

    private static func isNegative(_ word: String) -> Bool {
        word.hasPrefix("-") && (word.dropFirst().first.map { $0.isNumber || $0 == "." } ?? false)
    }

    /// The parts of a sentence in single quotes.
    private static func quoted(in text: String) -> [String] {
        let parts = text.split(separator: "'", omittingEmptySubsequences: false)
        return parts.indices.filter { $0 % 2 == 1 && $0 < parts.count - 1 }
            .map { String(parts[$0]) }
    }

    /// The first option that a text names.
    private static func option(in text: String) -> String? {
        text.split { " '[]=.,".contains($0) }.first { $0.hasPrefix("--") }.map(String.init)
    }

    /// The options of a command, by its help.
    private static func options(of command: any ParsableCommand.Type) -> [String] {
        command.helpMessage().split(separator: "\n")
            .filter { $0.drop { $0 == " " }.hasPrefix("-") }
            .flatMap { $0.split { " ,/".contains($0) } }
            .filter { $0.hasPrefix("--") && $0.count > 3 }.map(String.init)
    }
}
