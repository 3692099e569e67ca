import Testing

extension FaultTests {
    @Test("a clock that is set while the next alarm is worked out makes no reminder late")
    func clocks() throws {
        let outcome = try Campaign.run("clocks.py", ["--clocks", Campaign.size("CLOCKS", 2)])
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["count"] >= 2)
    }

    @Test("a daemon that listens for a set clock only after that is found out")
    func unlisteningClock() throws {
        let outcome = try Campaign.run(
            "clocks.py", ["--clocks", "1", "--control", "unlistening"])
        #expect(!outcome.isOK)
        #expect(outcome["lost"] > 0, "\(outcome)")
    }
}
