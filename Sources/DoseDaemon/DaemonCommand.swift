package import ArgumentParser
import DoseService
import Glibc

/// The command line of `dosed`.
package struct DaemonCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "dosed",
        abstract: "Keeps prescriptions, doses, dental exams and lab results, and reminds of them.",
        discussion: """
            EXAMPLES:
              dosed
              dosed --socket /tmp/trial.sock --database /tmp/trial.db --zone Europe/Berlin
              sudo dosed --system --allow-uid 1000

            dosed is the service behind the command dose. It needs no settings: a person's daemon
            listens at $XDG_RUNTIME_DIR/dosed/dosed.sock and keeps its data in
            $XDG_DATA_HOME/dosed/dosed.db (~/.local/share/dosed/dosed.db).
            It takes a socket that systemd hands over. It opens no network and runs no programs.
            """,
        version: ProductVersion.current)

    @Option(help: "Listen here. Default: DOSED_SOCKET, then the person's own place.")
    package var socket: String?

    @Option(help: "Keep the data here. Default: DOSED_DATABASE, then the person's own place.")
    package var database: String?

    @Option(
        help: "The home zone of a new database, such as Europe/Berlin. Default: the machine's.")
    package var zone: String?

    @Flag(help: "Serve the whole machine: /run/dosed.sock and /var/lib/dosed/dosed.db.")
    package var system = false

    @Option(
        name: .customLong("allow-uid"),
        help: "With --system: a user who may call, besides root. Can be repeated.")
    package var allowedUIDs: [UInt32] = []

    package init() {}

    package func validate() throws {
        if !allowedUIDs.isEmpty, !system {
            throw ValidationError("--allow-uid goes with --system.")
        }
    }

    package func run() async throws {
        do {
            let places = DaemonPlaces(
                socket: socket, database: database, system: system, environment: environment())
            let owner = geteuid()
            let settings = DaemonSettings(
                places: places, zone: zone,
                allowedUIDs: system ? Set(allowedUIDs + [0, owner]) : [owner])
            try await Daemon(settings: settings, environment: environment()).run()
        } catch let failure as DaemonFailure {
            let line = Array("dosed: \(failure.message)\n".utf8)
            _ = write(STDERR_FILENO, line, line.count)
            throw ExitCode(failure.exitCode)
        }
    }

    private func environment() -> [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let pointer = entry.pointee {
            let text = String(cString: pointer)
            if let equals = text.firstIndex(of: "=") {
                variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            entry += 1
        }
        return variables
    }
}
