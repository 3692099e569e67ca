package import ArgumentParser

/// `dose doctor`
package struct DoctorCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look whether all is well with dosed, and say what helps where it is not.",
        discussion: """
            dose doctor
            dose doctor --json

            It looks at the service, its files, the clock, time zones, channels, copies and the
            disk, also when dosed does not run. It changes nothing. Ends with 1 if there is a
            problem; a note is only worth knowing.
            """)

    @OptionGroup package var file: ChannelsOption
    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let survey = MachineSurvey(context: context, channels: try? file.file(context.surroundings))
        let examination = Examination(await survey.facts().findings)
        try context.output.show(examination)
        if examination.problems > 0 { throw DoseFailure.blockingItemOpen }
    }
}

extension DoctorFacts {
    /// All of them, in the order in which they are told.
    var findings: [Finding] {
        serviceFindings + fileFindings + timeFindings + unitFindings + tellingFindings
            + keepingFindings
    }
}
