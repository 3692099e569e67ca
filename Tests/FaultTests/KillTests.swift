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

    @Test("a daemon that answers before its commit is found out")
    func lateWrites() throws {
        let outcome = try Campaign.run(
            "kills.py", ["--kills", "4", "--loads", "0", "--control", "late"])
        #expect(!outcome.isOK)
        #expect(outcome["lost"] > 0, "\(outcome)")
    }

    @Test("a daemon that does not know a repeat again is found out")
    func forgottenRequests() throws {
        let outcome = try Campaign.run(
            "kills.py", ["--kills", "4", "--loads", "0", "--control", "forgetful"])
        #expect(!outcome.isOK)
        #expect(outcome["doubled"] > 0, "\(outcome)")
    }

    @Test("a daemon that tells from memory and writes down nobody who was told is found out")
    func toldFromMemory() throws {
        let outcome = try Campaign.run(
            "kills.py", ["--kills", "1", "--loads", "0", "--control", "remembering"])
        #expect(!outcome.isOK)
        #expect(outcome["lost"] > 0, "\(outcome)")
    }
}
