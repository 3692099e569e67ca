import Testing

extension FaultTests {
    @Test("no bit that turns changes what the data says in silence")
    func flips() throws {
        let outcome = try Campaign.run("flips.py", ["--flips", Campaign.size("FLIPS", 240)])
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["changed"] > 40, "\(outcome)")
        #expect(outcome["silent"] == 0)
    }

    @Test("the checks of pages alone would let some of them pass")
    func flipsUnsealed() throws {
        let outcome = try Campaign.run("flips.py", ["--flips", "240", "--control", "pages"])
        #expect(!outcome.isOK)
        #expect(outcome["silent"] > 0, "\(outcome)")
    }
}
