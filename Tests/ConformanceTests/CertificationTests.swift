import Foundation
import Testing

@Suite(
    "our varlink server under the official test of another maker's client",
    .enabled(if: ForeignClient.isWanted, Comment(rawValue: ForeignClient.reason)))
struct CertificationTests {
    private static let server = Programs.directory + "/VarlinkCertification"
    private static let test = "varlink.tests.test_certification"

    @Test("the client passes its certification on a socket that the server opened")
    func ownSocket() throws {
        try withServer { address in
            let result = try ForeignClient.run("-m", Self.test, "--client", "--varlink=\(address)")
            expectPassed(result)
            // The server takes the next client as it took the first.
            expectPassed(
                try ForeignClient.run("-m", Self.test, "--client", "--varlink=\(address)"))
        }
    }

    @Test("the client passes its certification on a socket that it hands over")
    func handedOver() throws {
        expectPassed(
            try ForeignClient.run("-m", Self.test, "--client", "--activate=\(Self.server)"))
    }

    /// What a client may get wrong, each once; without these the server could pass anything.
    @Test(
        "the server tells a wrong call, and the run is over then",
        arguments: [
            "c.Test02(i, True)",
            "c.Test01('nobody')",
            "[c.Test01(i), c.Test02(i, False)]",
            "[c.Test01(i), c.Test01(i)]",
            "list(c.Test01(i, _more=True))",
        ])
    func wrongCall(calls: String) throws {
        let script = """
            import sys, varlink
            with varlink.Client(sys.argv[1]) as client, client.open("\(Self.interface)") as c:
                i = c.Start()["client_id"]
                for attempt in (lambda: \(calls), lambda: c.Test01(i)):
                    try:
                        attempt()
                        print("accepted")
                    except varlink.VarlinkError as error:
                        print(error.error())
            """
        try withServer { address in
            let result = try ForeignClient.run("-c", script, address)
            let answers = result.out.split(separator: "\n")
            #expect(answers.count == 2, "\(result)")
            let stranger = calls.contains("nobody")
            #expect(
                answers.first
                    == (stranger ? "\(Self.interface).ClientIdError" : Self.wrong), "\(result)")
            #expect(
                answers.last == (stranger ? "accepted" : "\(Self.interface).ClientIdError"),
                "\(result)")
        }
    }

    private static let interface = "org.varlink.certification"
    private static let wrong: Substring = "org.varlink.certification.CertificationError"

    private func expectPassed(_ result: CommandResult) {
        #expect(result.exit == 0, "\(result)")
        #expect(result.out.hasSuffix("Certification passed\n"), "\(result)")
        #expect(result.out.contains("'string': 'Reply number 10'"), "\(result)")
        #expect(result.out.contains("End: {'all_ok': True}"), "\(result)")
    }

    /// Runs the server on a socket of its own around the body.
    private func withServer(_ body: (_ address: String) throws -> Void) throws {
        let directory = try PrivateDirectory()
        let socket = directory.file("certification.sock")
        let server = try LiveCommand(Self.server, ["--socket", socket], environment: [:])
        _ = try server.remark(with: "serving")
        try body("unix:\(socket)")
        #expect(try server.end() == .exited(0))
    }
}
