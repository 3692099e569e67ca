import Testing

extension FaultTests {
    @Test("no bit that turns changes what the data says in silence")
    func flips() throws {
        let outcome = try Campaign.run("flips.py", ["--flips", Campaign.size("FLIPS", 150)])
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["changed"] > 40, "\(outcome)")
        #expect(outcome["silent"] == 0)
    }

    @Test(
        "the checks of pages alone, or without a mark beside the data, let some of them pass",
        arguments: ["pages", "mark"])
    func flipsUnprotected(control: String) throws {
        let outcome = try Campaign.run("flips.py", ["--flips", "90", "--control", control])
        #expect(!outcome.isOK)
        #expect(outcome["silent"] > 0, "\(outcome)")
    }
}
