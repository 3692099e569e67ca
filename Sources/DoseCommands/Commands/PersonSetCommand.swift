package import ArgumentParser
package import DoseInterface

/// `dose person set`
package struct PersonSetCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Say something of a person: date of birth, sex, another name, where home is.",
        discussion: """
            dose person set --birth 1958-04-02 --sex female
            dose person set --person me --name Bert
            dose person set --person ana --zone Europe/Lisbon

            Some lab results are judged by age and sex.
            """)

    @Option(help: ArgumentHelp("The date of birth.", valueName: "date"))
    package var birth: String?

    @Option(help: "female or male, as laboratories ask.")
    package var sex: Sex?

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Another name.", valueName: "name"))
    package var name: [String] = []

    @Option(help: ArgumentHelp("Where the person lives from now on.", valueName: "zone"))
    package var zone: String?

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        guard birth == nil, sex == nil, name.isEmpty, zone == nil else { return }
        throw ValidationError("Say what to set: --birth, --sex, --name or --zone.")
    }

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = ChangePerson.Request(
            requestId: id.text, name: name.joinedText, birth: birth, sex: sex, zone: zone)
        try context.output.show(context.client.change(ChangePerson.self, request, requestID: id))
    }
}

extension Sex: ExpressibleByArgument {}
