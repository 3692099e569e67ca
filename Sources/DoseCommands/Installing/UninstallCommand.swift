package import ArgumentParser

/// `dose uninstall`
package struct UninstallCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "uninstall",
        abstract: "Stop the service and take away what dose install put there; keep the data.",
        discussion: """
            dose uninstall --user
            sudo dose uninstall --system
            dose uninstall --user --delete-data

            Your data stays, unless --delete-data is given. That asks first.
            """)

    @OptionGroup package var options: InstallOptions

    @Flag(
        name: .customLong("delete-data"),
        help: "Also delete everything that was recorded. It cannot be brought back.")
    package var deletesData = false

    @Flag(help: "Do not ask.")
    package var yes = false

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        let surroundings = context.surroundings
        let places = try options.places(surroundings)
        var control: SystemControl?
        if !options.isDryRun {
            let conditions = InstallConditions(
                places: places, surroundings: surroundings, command: "uninstall")
            try conditions.checkRights()
            let systemctl = try SystemControl(places: places, variable: surroundings.variable)
            try await conditions.checkManager(systemctl)
            if deletesData, !yes { try confirm(places, context.output) }
            control = systemctl
        }
        let steps = InstallPlan(places: places).uninstalling(deletingData: deletesData)
        var run = InstallRun(context: context, places: places, isDryRun: options.isDryRun)
        try await run.carryOut(
            steps, control: control,
            closing: [
                deletesData
                    ? "dosed is gone, and its data with it."
                    : "dosed is gone. To delete the data too, add --delete-data."
            ])
    }

    private func confirm(_ places: InstallPlaces, _ output: Output) throws(DoseFailure) {
        let data = places.now(places.data)
        switch Confirmation.ask("This deletes everything in \(data). Type yes to go on: ") {
        case .yes: return
        case .no: throw .installing(.init(.badInput, "nothing was changed."))
        case .noTerminal:
            throw .usage(
                message: "this deletes everything in \(data). To go on without being asked, add "
                    + "--yes")
        }
    }
}
