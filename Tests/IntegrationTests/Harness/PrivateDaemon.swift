import Foundation
import Glibc
import Testing

/// A real `dosed` on data of its own, for one test. Whatever happens it ends with the test.
final class PrivateDaemon {
    let directory: PrivateDirectory
    /// The zone of a new database: one with summer time.
    static let zone = "Europe/Berlin"

    /// The command line of `dosed`; nil for the usual places below the directory.
    var arguments: [String]?
    /// Variables of `dosed` besides those of `environment`; an empty one is left out.
    var variables: [String: String] = [:]
    /// What starts the daemon, as another user for example; its path follows.
    var launcher: [String] = []

    private let readiness: ReadinessSocket
    private var child: Child?

    var socket: String { directory.file("dosed.sock") }
    var database: String { directory.file("data/dosed.db") }
    var log: String {
        (try? String(contentsOfFile: directory.file("log"), encoding: .utf8)) ?? ""
    }
    var pid: pid_t? { child?.pid }

    /// Makes the directory; `start` starts the daemon in it.
    init(starting: Bool = true) throws {
        directory = try PrivateDirectory()
        readiness = try ReadinessSocket(path: directory.file("notify"))
        if starting { try start() }
    }

    deinit { kill() }

    /// The environment that programs of a test get: nothing from the person who runs it.
    var environment: [String: String] {
        [
            "PATH": "/usr/bin:/bin", "HOME": directory.path, "LANG": "C.UTF-8",
            "DOSED_SOCKET": socket,
        ]
    }

    /// Starts `dosed` and waits until it is ready.
    ///
    /// - Throws: ``HarnessFailure`` with the log when it ends instead.
    func start(_ extra: [String] = []) throws {
        let child = try launch(extra)
        guard try readiness.waitForReady(of: child, Deadline()) else {
            let ending = try child.waitForEnd()
            throw HarnessFailure("dosed ended (\(ending)) instead of getting ready: \(log)")
        }
        self.child = child
    }

    /// Starts `dosed` where it is not going to get ready, and waits for its end.
    func startRefused(_ extra: [String] = []) throws -> (ending: Ending, log: String) {
        let before = log.count
        let child = try launch(extra)
        if try readiness.waitForReady(of: child, Deadline()) {
            child.signal(SIGKILL)
            throw HarnessFailure("dosed got ready")
        }
        return (try child.waitForEnd(), String(log.dropFirst(before)))
    }

    private func launch(_ extra: [String]) throws -> Child {
        let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC
        let errors = open(directory.file("log"), flags, 0o600)
        guard errors >= 0 else { throw HarnessFailure("no log: \(errno)") }
        defer { close(errors) }
        var environment = environment.merging(variables) { $1 }
        environment["NOTIFY_SOCKET"] = readiness.path
        environment = environment.filter { !$0.value.isEmpty }
        let usual = ["--socket", socket, "--database", database, "--zone", Self.zone]
        let line = (launcher.isEmpty ? [Programs.dosed] : launcher) + (arguments ?? usual) + extra
        return try Child(
            line[0], Array(line.dropFirst()), environment: environment,
            streams: .init(errors: errors))
    }

    /// Asks it to end (SIGTERM) and waits.
    @discardableResult
    func stop(_ signal: Int32 = SIGTERM) throws -> Ending {
        guard let child else { throw HarnessFailure("no daemon runs") }
        child.signal(signal)
        defer { self.child = nil }
        return try child.waitForEnd()
    }

    /// Waits until it ends by itself.
    func waitForEnd() throws -> Ending {
        guard let child else { throw HarnessFailure("no daemon runs") }
        defer { self.child = nil }
        return try child.waitForEnd()
    }

    /// Ends it as a power cut would (SIGKILL).
    func kill() {
        guard let child else { return }
        child.signal(SIGKILL)
        _ = try? child.waitForEnd()
        self.child = nil
    }

    /// Runs `dose` to its end; an argument with spaces is one word, as after a shell's quotes.
    func dose(_ words: String...) throws -> CommandResult { try dose(words) }

    func dose(_ words: [String]) throws -> CommandResult {
        try CommandResult.running(Programs.dose, words, environment: environment)
    }

    /// Runs `dose` as a person types it: split at spaces.
    func say(_ line: String) throws -> CommandResult {
        try dose(line.split(separator: " ").map(String.init))
    }

    /// Runs `dose … --json` and reads its answer.
    func json(_ line: String) throws -> JSON {
        let result = try say(line + " --json")
        guard result.exit == 0 else { throw HarnessFailure("\(result)") }
        return try result.json
    }

    /// The rows of `dose infusions`.
    func infusions(_ options: String = "") throws -> JSON {
        try #require(json("infusions " + options)["infusions"])
    }

    /// Starts a `dose` that keeps running.
    func live(_ words: String...) throws -> LiveCommand {
        try LiveCommand(Programs.dose, words, environment: environment)
    }

    /// Waits until so many clients follow the reminders.
    func waitForWatchers(_ count: Int) throws {
        let connection = try connect()
        let deadline = Deadline()
        while try connection.call("io.dosed.GetStatus")["parameters"]?["watchers"]?.int != count {
            if deadline.hasPassed { throw HarnessFailure("never \(count) watchers") }
        }
    }

    /// Asks again and again until an answer is as it should be.
    func waitFor(
        _ what: String, _ method: String, _ parameters: JSON = [:], _ isThere: (JSON) -> Bool
    ) throws {
        let connection = try connect()
        let deadline = Deadline()
        while true {
            let reply = try connection.call(method, parameters)
            if let parameters = reply["parameters"], isThere(parameters) { return }
            if deadline.hasPassed { throw HarnessFailure("never: \(what), but \(reply)") }
        }
    }

    func connect() throws -> RawConnection { try RawConnection(socket) }
}

/// Runs a test with a daemon that lives as long as the body.
func withDaemon<Result>(
    starting: Bool = true, _ body: (PrivateDaemon) throws -> Result
) throws -> Result {
    let daemon = try PrivateDaemon(starting: starting)
    return try withExtendedLifetime(daemon) { try body(daemon) }
}

/// The words of a line, split at spaces.
func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

extension PrivateDaemon {
    /// A date that lies so many days from today, in the home zone of the data.
    func date(daysFromToday days: Int) throws -> String {
        guard let zone = TimeZone(identifier: Self.zone) else {
            throw HarnessFailure("no zone \(Self.zone)")
        }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        guard let day = calendar.date(byAdding: .day, value: days, to: Date()) else {
            throw HarnessFailure("no date")
        }
        let parts = calendar.dateComponents([.year, .month, .day], from: day)
        return String(
            format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }
}
