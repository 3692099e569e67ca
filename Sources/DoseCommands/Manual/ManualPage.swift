import CLinux

/// The manual page of one of the two programs, made of what the program says of itself.
struct ManualPage: Sendable {
    /// Options of nearly every command: told once and not with each.
    static let shared = ["json", "socket", "person", "request-id", "version", "help"]
    /// The day on which this version was built: `2026-11-26`. It stands at the foot of a page.
    static var date: String {
        let day = "\(dosed_build_day())"
        return "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))"
    }

    let program: ManualProgram
    let info: ProgramInfo

    /// The page.
    var text: String {
        var roff = Roff()
        roff.title(
            info.commandName, section: program.section, version: "dosed \(DoseCommand.version)",
            date: Self.date)
        roff.section("Name")
        roff.add(Roff.escaped(info.commandName) + " \\- " + Roff.escaped(abstract(of: info)))
        roff.section("Synopsis")
        roff.add(program == .dose ? Self.synopsis : synopsis(of: info))
        let discussion = Discussion(info.discussion ?? "")
        roff.section("Description")
        for text in discussion.paragraphs { roff.paragraph(text) }
        roff.section("Examples")
        roff.examples(discussion.examples)
        roff.section("Options")
        options(of: info.subcommands == nil ? info : sharing ?? info, all: true, in: &roff)
        for group in program.groups { commands(group, in: &roff) }
        for section in program.closing {
            roff.section(section.title)
            for entry in section.entries { roff.item(Roff.bold(entry.term), entry.text) }
        }
        roff.section("See also")
        roff.add("\(Roff.bold(program.other.rawValue))(\(program.other.section))")
        return roff.text
    }

    private static let synopsis =
        "\(Roff.bold("dose")) \(Roff.italic("command")) [\(Roff.italic("word"))...] "
        + "[\(Roff.italic("options"))]"

    private func abstract(of info: ProgramInfo) -> String {
        let words = info.abstract ?? ""
        return words.hasSuffix(".") ? String(words.dropLast()) : words
    }

    /// A command that has every shared option.
    private var sharing: ProgramInfo? {
        info.subcommands?.first { command in
            let names = (command.arguments ?? []).flatMap { $0.names ?? [] }.map(\.name)
            return Self.shared.allSatisfy(names.contains)
        }
    }

    private func commands(_ group: ManualGroup, in roff: inout Roff) {
        let commands = group.commands.compactMap { name in
            info.subcommands?.first { $0.commandName == name }
        }
        roff.section(group.title)
        for command in commands { describe(command, in: &roff) }
    }

    private func describe(_ command: ProgramInfo, in roff: inout Roff) {
        guard command.shouldDisplay != false else { return }
        roff.subsection(synopsis(of: command))
        roff.paragraph(command.abstract ?? "")
        let discussion = Discussion(command.discussion ?? "")
        roff.examples(discussion.examples)
        for text in discussion.paragraphs { roff.paragraph(text) }
        options(of: command, all: false, in: &roff)
        for nested in command.subcommands ?? [] { describe(nested, in: &roff) }
    }

    private func synopsis(of command: ProgramInfo) -> String {
        let words = (command.arguments ?? []).filter { $0.kind == .positional && shows($0) }
            .map { word in
                let name = Roff.italic(word.valueName ?? "word")
                let repeated = word.isRepeating == true ? name + "..." : name
                return word.isOptional == true ? "[\(repeated)]" : repeated
            }
        let hasOptions = (command.arguments ?? []).contains {
            $0.kind != .positional && shows($0) && !isShared($0)
        }
        let options = hasOptions ? ["[\(Roff.italic("options"))]"] : []
        return ([Roff.bold(command.words)] + words + options).joined(separator: " ")
    }

    /// - Parameter all: whether the shared ones are meant, and words not.
    private func options(of command: ProgramInfo, all: Bool, in roff: inout Roff) {
        let isDose = program == .dose
        for argument in command.arguments ?? [] where shows(argument) {
            guard let abstract = argument.abstract, !abstract.isEmpty else { continue }
            let names = (argument.names ?? []).map { Roff.bold($0.text) }
            if isDose, all != isShared(argument) { continue }
            let value = Roff.italic(argument.valueName ?? "value")
            switch argument.kind {
            case .positional: roff.item(value, abstract)
            case .flag: roff.item(names.joined(separator: ", "), abstract)
            case .option: roff.item(names.joined(separator: ", ") + " " + value, abstract)
            }
        }
    }

    private func shows(_ argument: ArgumentInfo) -> Bool { argument.shouldDisplay != false }

    private func isShared(_ argument: ArgumentInfo) -> Bool {
        (argument.names ?? []).contains { Self.shared.contains($0.name) }
    }
}
