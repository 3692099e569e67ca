import Glibc
import Testing

@Suite("dose install where it cannot be done")
struct InstallRefusalTests {
    private static let isBooted = access("/run/systemd/system", F_OK) == 0

    private func dose(_ line: String, path: String = "/usr/bin:/bin") throws -> CommandResult {
        let home = try PrivateDirectory()
        let result = try CommandResult.running(
            Programs.dose, words(line), environment: ["PATH": path, "HOME": home.path])
        #expect(try contents(of: home).isEmpty, "something was left behind")
        return result
    }

    private func contents(of directory: PrivateDirectory) throws -> [String] {
        let listed = try CommandResult.running("/bin/ls", ["-A", directory.path], environment: [:])
        return listed.out.split(separator: "\n").map(String.init)
    }

    @Test(
        "it must be said for whom, and only once",
        arguments: [
            "install", "install --user --system", "uninstall", "install --user --allow-uid 5",
        ])
    func scope(line: String) throws {
        let result = try dose(line)
        #expect(result.exit == 64, "\(result)")
    }

    @Test("--root wants a folder that is there", arguments: ["/nowhere/at/all", "/"])
    func root(path: String) throws {
        let result = try dose("install --system --root \(path)")
        #expect(result.exit == 65, "\(result)")
    }

    @Test(
        "only root installs for the machine",
        .enabled(if: OtherUser.isPossible, "\(OtherUser.reason)"),
        arguments: ["install", "uninstall"])
    func rights(command: String) throws {
        let other = try OtherUser()
        let line = other.command("dose") + [command, "--system"]
        let result = try CommandResult.running(
            line[0], Array(line.dropFirst()), environment: ["PATH": "/usr/bin:/bin", "HOME": "/"])
        #expect(result.exit == 77, "\(result)")
        #expect(result.err.inOneLine.contains("sudo dose \(command) --system"))
    }

    @Test(
        "a folder that may not be changed is named",
        .enabled(if: OtherUser.isPossible, "\(OtherUser.reason)"))
    func folder() throws {
        let other = try OtherUser()
        let machine = try PrivateDirectory()
        chmod(machine.path, 0o755)
        let line = other.command("dose") + ["install", "--system", "--root", machine.path]
        let result = try CommandResult.running(
            line[0], Array(line.dropFirst()), environment: ["PATH": "/usr/bin:/bin", "HOME": "/"])
        #expect(result.exit == 77, "\(result)")
        #expect(result.err.contains(machine.path))
    }

    @Test(
        "without a running systemd it says what to do instead",
        .enabled(if: !isBooted, "systemd runs here"),
        arguments: ["install --user", "uninstall --user", "install --user --json"])
    func notBooted(line: String) throws {
        let result = try dose(line)
        #expect(result.exit == 69, "\(result)")
        if line.hasSuffix("--json") {
            #expect(try result.json["error"]?["exitCode"] == 69)
        } else {
            #expect(result.err.inOneLine.contains("systemd does not run"))
            #expect(result.err.contains("dosed"))
        }
    }

    @Test("without systemctl it says what to do instead")
    func noSystemctl() throws {
        let result = try dose("install --user", path: "/nowhere")
        #expect(result.exit == 69, "\(result)")
        #expect(result.err.contains("systemctl"))
    }
}
