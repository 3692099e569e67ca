package import ArgumentParser

/// `dose install`
package struct InstallCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "install",
        abstract: "Install dosed as a service of systemd, start it and call it.",
        discussion: """
            dose install --user
            sudo dose install --system --allow-uid 1000
            dose install --user --dry-run

            Copies dose and dosed to ~/.local/bin or /usr/local/bin, with manual pages and
            completions for bash, zsh and fish, writes the units, starts them, and calls
            dosed. What is right already stays as it is.
            """)

    @OptionGroup package var options: InstallOptions

    @Option(
        name: .customLong("allow-uid"),
        help: ArgumentHelp(
            "With --system: a user who may call dosed, besides root. Can be repeated.",
            valueName: "uid"))
    package var allowedUIDs: [UInt32] = []

    @Option(help: ArgumentHelp("The dosed to install, if not the one of dose.", valueName: "path"))
    package var dosed: String?

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        if !allowedUIDs.isEmpty, options.scope == .user {
            throw ValidationError(
                "--allow-uid goes with --system: your own dosed serves you alone.")
        }
    }

    package func perform(in context: CommandContext) async throws {
        let surroundings = context.surroundings
        let places = try options.places(surroundings)
        let dose = surroundings.program
        let daemon = try ProgramPath.find(
            dosed ?? DaemonProgram.beside(dose), variable: surroundings.variable)
        let steps = try InstallPlan(places: places).installing(
            dose: dose, dosed: daemon, allowedUIDs: allowedUIDs,
            texts: await SharedText.all(dosed: daemon, surroundings.variable))
        var control: SystemControl?
        if !options.isDryRun {
            let conditions = InstallConditions(
                places: places, surroundings: surroundings, command: "install")
            try conditions.checkRights()
            let systemctl = try SystemControl(places: places, variable: surroundings.variable)
            try await conditions.checkManager(systemctl)
            try await conditions.checkNobodyServes(systemctl)
            control = systemctl
        }
        var run = InstallRun(context: context, places: places, isDryRun: options.isDryRun)
        try await run.carryOut(steps, control: control, closing: closing(places, surroundings))
    }

    private func closing(_ places: InstallPlaces, _ surroundings: Surroundings) -> [String] {
        guard places.root == nil else { return ["Installed below \(places.root ?? "/")."] }
        var lines = ["dosed is installed and running."]
        let path = (surroundings.variable("PATH") ?? "").split(separator: ":").map(String.init)
        if !path.contains(places.programs) {
            lines.append("To type dose, put \(places.programs) on your PATH.")
        }
        if places.scope == .user {
            lines += [
                "It runs while you are logged in. To run it always: loginctl enable-linger",
                "To be told on your desktop: dose notify add desk desktop",
            ]
            if surroundings.variable("SHELL")?.hasSuffix("/zsh") == true {
                lines.append(
                    "For completions in zsh, before compinit in ~/.zshrc: "
                        + "fpath=(\(places.shared)/zsh/site-functions $fpath)")
            }
        }
        return lines
    }
}

extension InstallOptions {
    /// The places that these options mean.
    func places(_ surroundings: Surroundings) throws(DoseFailure) -> InstallPlaces {
        try InstallPlaces(
            scope: scope, root: try root.map { path throws(DoseFailure) in try existing(path) },
            variable: surroundings.variable, userID: surroundings.userID)
    }

    private func existing(_ path: String) throws(DoseFailure) -> String {
        guard let real = RealPath.of(path), real != "/" else {
            throw .installing(
                .init(.badInput, "--root needs a folder that is there, and not / itself: \(path)"))
        }
        return real
    }
}
