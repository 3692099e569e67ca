import Foundation

/// A desktop session of its own: a message bus, an X server that shows nothing, and dunst, a real
/// notification daemon, whose menu of buttons a script answers.
final class Desktop {
    static var isWanted: Bool { Programs.isWanted(isThere) }
    private static let isThere = ["dbus-daemon", "Xvfb", "dunst", "dunstctl", "gdbus"]
        .allSatisfy { Programs.find($0) != nil }
    static let reason = "needs dbus, xvfb, dunst and libglib2.0-bin"

    let environment: [String: String]
    private let directory: PrivateDirectory
    private let bus: LiveCommand
    private let screen: LiveCommand
    private var dunst: LiveCommand

    init(in directory: PrivateDirectory, _ base: [String: String]) throws {
        guard Self.isThere else { throw HarnessFailure(Self.reason) }
        self.directory = directory
        let runtime = try directory.makeDirectory("session")
        var environment = base.merging(["XDG_RUNTIME_DIR": runtime]) { $1 }
        bus = try LiveCommand(
            Programs.find("dbus-daemon") ?? "", ["--session", "--nofork", "--print-address"],
            environment: environment)
        environment["DBUS_SESSION_BUS_ADDRESS"] = try bus.line()
        screen = try LiveCommand(
            Programs.find("Xvfb") ?? "", ["-displayfd", "1", "-nolisten", "tcp"],
            environment: environment)
        environment["DISPLAY"] = ":" + (try screen.line())
        let menu = directory.file("menu")
        let script = """
            #!/bin/sh
            cat > '\(directory.file("offered"))'
            grep -m 1 -F ",$(cat '\(directory.file("choice"))')]" '\(directory.file("offered"))'

            """
        let written = try CommandResult.running(
            "/bin/sh", ["-c", "printf %s \"$1\" > \"$0\" && chmod 700 \"$0\"", menu, script],
            environment: ["PATH": "/usr/bin:/bin"])
        guard written.exit == 0 else { throw HarnessFailure("\(written)") }
        try directory.write("dunstrc", "[global]\n    dmenu = \(menu)\n".utf8)
        self.environment = environment
        dunst = try Self.startDunst(directory, environment)
    }

    private static func startDunst(
        _ directory: PrivateDirectory, _ environment: [String: String]
    ) throws -> LiveCommand {
        let dunst = try LiveCommand(
            Programs.find("dunst") ?? "", ["-conf", directory.file("dunstrc")],
            environment: environment)
        let waited = try CommandResult.running(
            Programs.find("gdbus") ?? "",
            ["wait", "--session", "--timeout", "30", "org.freedesktop.Notifications"],
            environment: environment)
        guard waited.exit == 0 else { throw HarnessFailure("no dunst: \(waited)") }
        return dunst
    }

    /// Presses the button of that key, as with the mouse: dunst asks the menu which one.
    func press(_ key: String) throws {
        try directory.write("choice", key.utf8)
        try control("context")
    }

    /// How many notifications are shown.
    func displayed() throws -> String {
        try control("count", "displayed").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// What the menu of buttons offered when it was last asked.
    var offered: String {
        (try? String(decoding: directory.read("offered"), as: UTF8.self)) ?? ""
    }

    @discardableResult
    private func control(_ words: String...) throws -> String {
        let result = try CommandResult.running(
            Programs.find("dunstctl") ?? "", words, environment: environment)
        guard result.exit == 0 else { throw HarnessFailure("\(result)") }
        return result.out
    }
}
