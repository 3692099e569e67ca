import Testing

extension FaultTests {
    /// Building with the sanitizer takes a minute or two, and not every toolchain can.
    @Test(
        "no bytes at all make a reader crash or hang, and one that reads too many is found out",
        .enabled(if: Campaign.hasFuzzer, "the toolchain has no libFuzzer"))
    func fuzz() throws {
        let outcome = try Campaign.run(
            "fuzz.py", ["--runs", Campaign.size("FUZZ", 20_000), "--control", "50000"])
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["frames"] > 1_000)
        #expect(outcome["schedules"] > 1_000)
        #expect(outcome["crashes"] == 0)
        #expect(outcome["overreads"] > 0, "\(outcome)")
    }
}
