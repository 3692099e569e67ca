import Testing

extension FaultTests {
    @Test(
        "on a full disk doses are recorded and told, and all of it is there after a kill",
        .enabled(if: SmallDisk.isWanted, "\(SmallDisk.reason)"))
    func fullDisk() throws {
        let outcome = try Campaign.run("full.py", ["--full", Campaign.size("FULL", 2)])
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["acknowledged"] > 10)
    }

    @Test(
        "a daemon that holds no room back is found out",
        .enabled(if: SmallDisk.isWanted, "\(SmallDisk.reason)"))
    func noReserve() throws {
        let outcome = try Campaign.run("full.py", ["--full", "1", "--control", "bare"])
        #expect(!outcome.isOK)
        #expect(outcome["refused"] > 0, "\(outcome)")
    }
}
