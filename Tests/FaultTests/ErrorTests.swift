import Testing

extension FaultTests {
    @Test("an I/O error at any call leads to a right answer or to unknown, never to a wrong one")
    func errors() throws {
        let outcome = try Campaign.run("errors.py", ["--errors", Campaign.size("IO", 28)])
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["count"] > 20)
        #expect(outcome["of_calls"] >= 5_000, "\(outcome)")
        #expect(outcome["halves"] > 100, "\(outcome)")
    }

    @Test("writes of half of the bytes that say they wrote all are found out")
    func torn() throws {
        let outcome = try Campaign.run("errors.py", ["--errors", "1", "--control", "torn"])
        #expect(!outcome.isOK)
        #expect(outcome["lost"] > 0, "\(outcome)")
    }

    @Test("a service that hears of no error is found out")
    func deaf() throws {
        let outcome = try Campaign.run("errors.py", ["--errors", "6", "--control", "deaf"])
        #expect(!outcome.isOK)
        #expect(outcome["lost"] > 0, "\(outcome)")
    }
}
