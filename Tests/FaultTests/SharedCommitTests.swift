import Testing

extension FaultTests {
    @Test("64 clients that write at the same time share syncs: at most one for 8 answers")
    func sharedCommits() throws {
        let outcome = try Campaign.run("shared.py", ["--writes", Campaign.size("WRITES", 512)])
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["count"] >= 512)
        #expect(outcome["syncs"] > 0)
    }

    @Test("a daemon that gives each write a commit of its own is found out")
    func ownCommits() throws {
        let outcome = try Campaign.run("shared.py", ["--writes", "64", "--control", "alone"])
        #expect(!outcome.isOK)
        #expect(outcome["syncs"] >= 64, "\(outcome)")
    }
}
