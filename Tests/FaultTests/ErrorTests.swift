import Testing

extension FaultTests {
    @Test("an I/O error at any call leads to a right answer or to unknown, never to a wrong one")
    func errors() throws {
        let outcome = try Campaign.run("errors.py", ["--errors", Campaign.size("IO", 28)])
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["count"] > 20)
    }

    @Test("a service that called a failed commit rolled back would be found out")
    func rolledBack() throws {
        let outcome = try Campaign.run(
            "errors.py", ["--errors", "12", "--control", "rolled-back"])
        #expect(!outcome.isOK)
        #expect(outcome["wrong"] > 0, "\(outcome)")
    }
}
