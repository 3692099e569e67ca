package import ArgumentParser

/// `dose person`: the people whose treatments are kept.
package struct PersonCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "Show and change for whom you keep records.",
        discussion: """
            dose person list
            dose person add Ana --zone Europe/Lisbon
            dose person set --person ana --birth 1958-04-02 --sex female
            dose person default ana

            Every other command is about the default person. For somebody else add --person NAME, or
            set DOSE_PERSON.
            """,
        subcommands: [
            PersonListCommand.self, PersonAddCommand.self, PersonSetCommand.self,
            PersonDefaultCommand.self,
        ],
        defaultSubcommand: PersonListCommand.self)

    package init() {}
}
