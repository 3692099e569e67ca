import Testing

extension FaultTests {
    @Test("hostile clients delay no reminder, and an honest client is answered")
    func hostile() throws {
        let outcome = try Campaign.run(
            "hostile.py", ["--hostile", Campaign.size("HOSTILE", 2_000)])
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["reminders"] == 26)
    }

    @Test(
        "a lost reminder, a doubled one and a refused client would be found out",
        arguments: [("deaf", "lost"), ("echo", "doubled"), ("same-user", "refused")])
    func hostileControls(control: String, found: String) throws {
        let outcome = try Campaign.run(
            "hostile.py", ["--hostile", "100", "--control", control])
        #expect(!outcome.isOK)
        #expect(outcome[Substring(found)] > 0, "\(outcome)")
    }
}
