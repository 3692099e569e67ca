import Foundation
import Glibc

/// The programs as another user runs them. Needs root, to become somebody else.
struct OtherUser {
    static let uid: uid_t = 65_534
    static var isPossible: Bool { Programs.runsAsRoot && Programs.find("setpriv") != nil }
    static let reason = "needs root and setpriv, to become another user"

    private let programs: PrivateDirectory

    /// Copies both programs to where everyone may run them.
    init() throws {
        programs = try PrivateDirectory()
        // By another process: a file that this one has open for writing while some test starts a
        // program would be "busy" for whoever wants to run it.
        let copied = try CommandResult.running(
            "/bin/cp", [Programs.dose, Programs.dosed, programs.path], environment: [:])
        guard copied.exit == 0 else { throw HarnessFailure("\(copied)") }
        guard chmod(programs.path, 0o755) == 0 else { throw HarnessFailure("chmod: \(errno)") }
    }

    /// The words that run a program as that user.
    func command(_ program: String) -> [String] {
        [
            Programs.find("setpriv") ?? "setpriv", "--reuid=\(Self.uid)", "--regid=\(Self.uid)",
            "--clear-groups", programs.file(program),
        ]
    }

    func dose(_ words: String..., in daemon: PrivateDaemon) throws -> CommandResult {
        let line = command("dose") + words
        return try CommandResult.running(
            line[0], Array(line.dropFirst()), environment: daemon.environment)
    }
}
