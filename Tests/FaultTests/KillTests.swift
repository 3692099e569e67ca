import Testing

extension FaultTests {
    @Test("kill -9 at system calls and under load loses nothing and doubles nothing")
    func kills() throws {
        let outcome = try Campaign.run(
            "kills.py",
            ["--kills", Campaign.size("KILLS", 24), "--loads", Campaign.size("LOADS", 5)])
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["at_calls"] >= 24)
        #expect(outcome["acknowledged_under_load"] > 20)
    }

    @Test("a daemon that answered before its commit would be found out")
    func eagerAnswers() throws {
        let outcome = try Campaign.run(
            "kills.py", ["--kills", "12", "--loads", "0", "--control", "eager"])
        #expect(!outcome.isOK)
        #expect(outcome["lost"] > 0, "\(outcome)")
    }

    @Test("a repeat that the daemon did not know again would be found out")
    func forgottenRequests() throws {
        let outcome = try Campaign.run(
            "kills.py", ["--kills", "8", "--loads", "0", "--control", "forgetful"])
        #expect(!outcome.isOK)
        #expect(outcome["doubled"] > 0, "\(outcome)")
    }
}
