import Testing

extension FaultTests {
    /// Here other tests keep the machine busy; by itself the campaign allows 1 second.
    private static let patience = ["--filling", "500", "--late", "15"]

    @Test("hostile clients delay no reminder, and an honest client is answered")
    func hostile() throws {
        let outcome = try Campaign.run(
            "hostile.py", ["--hostile", Campaign.size("HOSTILE", 2_000)] + Self.patience)
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["reminders"] == 26)
    }

    @Test(
        "without an alarm in time, a memory of what was told, or a bound for each it is found out",
        arguments: [
            ("asleep", "lost"), ("tardy", "late"), ("repetitive", "doubled"),
            ("faceless", "refused"),
        ])
    func hostileControls(control: String, found: String) throws {
        let outcome = try Campaign.run(
            "hostile.py", ["--hostile", "100", "--control", control] + Self.patience)
        #expect(!outcome.isOK)
        #expect(outcome[Substring(found)] > 0, "\(outcome)")
    }
}
