import Foundation
import Testing

/// Against the manager of the person who runs the tests, so only where nothing of theirs is in the
/// way.
@Suite(
    "dose install on a living manager",
    .enabled(
        if: LivingManager.isFree,
        "needs a user's systemd that answers and no dosed of theirs, and a release build"))
struct LiveInstallTests {
    @Test("it is installed, answers, and goes without a trace when that is asked for")
    func whole() throws {
        let environment = ProcessInfo.processInfo.environment
        let installed = try CommandResult.running(
            Release.dose, ["install", "--user"], environment: environment)
        let again = try CommandResult.running(
            Release.dose, ["install", "--user"], environment: environment)
        let gone = try CommandResult.running(
            Release.dose, ["uninstall", "--user", "--delete-data", "--yes"],
            environment: environment)
        #expect(installed.exit == 0, "\(installed)")
        #expect(installed.out.contains("answers"))
        #expect(again.exit == 0, "\(again)")
        #expect(gone.exit == 0, "\(gone)")
    }
}

/// The manager of the person who runs the tests.
enum LivingManager {
    /// Whether it answers and knows of no dosed, and there is no data of one.
    static let isFree: Bool = {
        guard let systemctl = Programs.find("systemctl"), Release.isThere else { return false }
        let environment = ProcessInfo.processInfo.environment
        let answer = try? CommandResult.running(
            systemctl, ["--user", "show", "--property=Version"], environment: environment)
        let unit = try? CommandResult.running(
            systemctl, ["--user", "cat", "dosed.service"], environment: environment)
        let home = environment["HOME"] ?? ""
        let data = environment["XDG_DATA_HOME"] ?? home + "/.local/share"
        let taken = [data + "/dosed", home + "/.local/bin/dose", home + "/.local/bin/dosed"]
        return answer?.exit == 0 && unit?.exit != 0 && !taken.contains(where: exists)
    }()
}
