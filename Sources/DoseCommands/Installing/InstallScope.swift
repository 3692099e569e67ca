package import ArgumentParser

/// For whom dosed is installed.
package enum InstallScope: String, Sendable, EnumerableFlag {
    /// The person who types it.
    case user
    /// The whole machine.
    case system

    package static func help(for value: InstallScope) -> ArgumentHelp? {
        switch value {
        case .user: "For you alone: below your home folder, as a service of your own."
        case .system: "For the whole machine, below /usr/local and /etc. It needs root."
        }
    }
}

/// Options of both `dose install` and `dose uninstall`.
package struct InstallOptions: ParsableArguments {
    @Flag(exclusivity: .exclusive)
    package var scope: InstallScope

    @Option(
        help: ArgumentHelp(
            "Work below this folder, as on the disk of another machine; nothing is started.",
            valueName: "dir"))
    package var root: String?

    @Flag(name: .customLong("dry-run"), help: "Say the steps, and change nothing.")
    package var isDryRun = false

    package init() {}
}
