import Testing

extension FaultTests {
    @Test("a commit that fails is unknown; the same request repeated tells what happened")
    func unknown() throws {
        let outcome = try Campaign.run("unknown.py", ["--unknown", Campaign.size("UNKNOWN", 6)])
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["unknown"] > 0)
    }

    @Test("a daemon that does not know a repeat again after an unknown one is found out")
    func forgottenAnswers() throws {
        let outcome = try Campaign.run(
            "unknown.py", ["--unknown", "4", "--control", "forgetful"])
        #expect(!outcome.isOK)
        #expect(outcome["doubled"] > 0, "\(outcome)")
    }

    @Test("a daemon that stays after a commit that failed is found out")
    func stays() throws {
        let outcome = try Campaign.run("unknown.py", ["--unknown", "1", "--control", "stubborn"])
        #expect(!outcome.isOK)
        #expect(outcome["wrong"] > 0, "\(outcome)")
    }
}
