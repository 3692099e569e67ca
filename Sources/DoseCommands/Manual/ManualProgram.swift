import ArgumentParser

/// A program that has a manual page.
package enum ManualProgram: String, Sendable, CaseIterable, ExpressibleByArgument {
    case dose
    case dosed

    /// The part of the manual: 1 for commands of everybody, 8 for services (man-pages(7)).
    var section: Int { self == .dose ? 1 : 8 }
    var other: ManualProgram { self == .dose ? .dosed : .dose }

    /// The commands as `dose --help` groups them.
    var groups: [ManualGroup] {
        guard self == .dose else { return [] }
        return DoseCommand.configuration.groupedSubcommands.map { group in
            ManualGroup(
                title: group.name,
                commands: group.subcommands.compactMap { $0.configuration.commandName })
        }
    }

    /// What is told after the options and commands.
    var closing: [ManualSection] {
        switch self {
        case .dose: [.exits, .doseEnvironment, .places]
        case .dosed: [.dosedEnvironment, .places]
        }
    }
}

/// Commands under one heading.
struct ManualGroup: Sendable {
    let title: String
    let commands: [String]
}

/// A list at the end of a page.
struct ManualSection: Sendable {
    let title: String
    let entries: [(term: String, text: String)]

    static let exits = ManualSection(
        title: "Exit status",
        entries: DoseExit.allCases.map { (term: "\($0.rawValue)", text: $0.meaning) })

    static let doseEnvironment = ManualSection(
        title: "Environment",
        entries: [
            ("DOSED_SOCKET", "Where dosed listens, when --socket does not say it."),
            ("DOSE_PERSON", "Whom commands are about, when --person does not say it."),
            ("NO_COLOR", "When it is set, nothing is colored."),
            ("COLUMNS", "How wide text is, when the terminal does not say it."),
        ])

    static let dosedEnvironment = ManualSection(
        title: "Environment",
        entries: [
            ("DOSED_SOCKET", "Where to listen, when --socket does not say it."),
            ("DOSED_DATABASE", "Where the data is, when --database does not say it."),
            ("TZDIR", "The folder of the time zones, instead of /usr/share/zoneinfo."),
        ])

    static let places = ManualSection(
        title: "Files",
        entries: [
            ("$XDG_RUNTIME_DIR/dosed/dosed.sock", "The socket of a person's own service."),
            ("~/.local/share/dosed/dosed.db", "Its data. Copies are in backups beside it."),
            ("~/.config/dosed/channels.json", "The channels by which dose notify tells."),
            ("/run/dosed.sock", "The socket of the machine's service."),
            ("/var/lib/dosed/dosed.db", "Its data."),
        ])
}
