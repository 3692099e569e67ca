import Foundation
import Testing

@Suite("where things are without a login session, as in a container")
struct PlacesTests {
    private static let hasSession = access("/run/user/\(getuid())", F_OK) == 0

    @Test(
        "the socket is in ~/.local/state, and dose finds it there",
        .enabled(if: !hasSession, "this user has a login session"))
    func stateHome() throws {
        try withDaemon(starting: false) { daemon in
            daemon.arguments = ["--zone", PrivateDaemon.zone]
            daemon.variables = ["XDG_RUNTIME_DIR": "", "DOSED_SOCKET": ""]
            try daemon.start()
            let state = daemon.directory.file(".local/state/dosed")
            #expect(exists(state + "/dosed.sock"))
            #expect(permissions(of: state) == 0o700)
            let environment = daemon.environment.filter {
                $0.key != "XDG_RUNTIME_DIR" && $0.key != "DOSED_SOCKET"
            }
            let found = try CommandResult.running(
                Programs.dose, ["list"], environment: environment)
            #expect(found.exit == 0, "\(found)")
            try daemon.stop()
        }
    }
}
