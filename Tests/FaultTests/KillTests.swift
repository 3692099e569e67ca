import Testing

extension FaultTests {
    @Test("kill -9 at system calls and under load loses nothing and doubles nothing")
    func kills() throws {
        let outcome = try Campaign.run(
            "kills.py",
            ["--kills", Campaign.size("KILLS", 16), "--loads", Campaign.size("LOADS", 3)])
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["at_calls"] >= 12)
        #expect(outcome["renames"] > 0 && outcome["exchanges"] > 0, "\(outcome)")
        #expect(outcome["after_telling"] >= 3)
        #expect(outcome["acknowledged_under_load"] > 20)
    }

    @Test(
        "a daemon without one of the protections is found out",
        arguments: [
            ("late", "4", "lost"), ("forgetful", "4", "doubled"), ("remembering", "1", "lost"),
        ])
    func controls(control: String, kills: String, fault: String) throws {
        let outcome = try Campaign.run(
            "kills.py", ["--kills", kills, "--loads", "0", "--control", control])
        #expect(!outcome.isOK)
        #expect(outcome[fault[...]] > 0, "\(outcome)")
    }
}
