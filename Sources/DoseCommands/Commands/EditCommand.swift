package import ArgumentParser
package import DoseInterface

/// `dose edit NAME [TEXT...]`
package struct EditCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Record that your team ordered something else from now on.",
        discussion: """
            dose edit naproxen 440 mg
            dose edit naproxen at 9:00 and 21:00
            dose edit zoledronic-acid every 4 weeks
            dose edit naproxen --late 6 hours
            dose edit zoledronic-acid --lead 7 days, 1 day
            dose edit naproxen --nag 10 minutes, 5 times --escalate 2 hours

            What the text does not say stays. Doses that were due before stay as they were.
            """)

    @Argument(help: "The prescription.", completion: .prescription)
    package var name: String

    @Argument(help: "What is new: an amount, times, a rhythm.")
    package var text: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "How late a dose may be before it counts as missed: 6 hours, half, never, default.",
            valueName: "time"))
    package var late: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "How long ahead you are told: 7 days, 2 hours; none, default.", valueName: "times"))
    package var lead: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "How you are asked again without an answer: 15 minutes, 3 times; never, default.",
            valueName: "how"))
    package var nag: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "When a carer is told that there is no answer: 1 hour, never, default.",
            valueName: "time"))
    package var escalate: [String] = []

    @Option(
        name: [.customLong("follow"), .customLong("follows")],
        help: ArgumentHelp("Stay in the zone of home, or go with the device.", valueName: "zone"))
    package var follows: ZoneFollowed?

    @OptionGroup package var write: WriteOptions
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        if (text + late + lead + nag + escalate).isEmpty, follows == nil {
            throw ValidationError("Say what is new: an amount, times, a rhythm.")
        }
    }

    package func perform(in context: CommandContext) async throws {
        let id = write.requestID
        let request = EditPrescription.Request(
            requestId: id.text, name: name, text: text.joinedText, late: late.joinedText,
            lead: lead.joinedText, nag: nag.joinedText, escalate: escalate.joinedText,
            follows: follows?.rawValue)
        try context.output.show(
            context.client.change(EditPrescription.self, request, requestID: id))
    }
}

extension ZoneFollowed: ExpressibleByArgument {}
