import Testing

extension FaultTests {
    /// Building with the sanitizer takes a minute or two, and not every toolchain can.
    @Test(
        "no bytes at all make a reader crash or hang",
        .enabled(if: Campaign.hasFuzzer, "the toolchain has no libFuzzer"))
    func fuzz() throws {
        let outcome = try Campaign.run("fuzz.py", ["--runs", Campaign.size("FUZZ", 20_000)])
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["frames"] > 1_000)
        #expect(outcome["schedules"] > 1_000)
    }

    @Test(
        "a reader that reads one byte too many would be found out",
        .enabled(if: Campaign.hasFuzzer, "the toolchain has no libFuzzer"))
    func overread() throws {
        let outcome = try Campaign.run("fuzz.py", ["--runs", "50000", "--control", "overread"])
        #expect(!outcome.isOK)
        #expect(outcome["crashes"] > 0, "\(outcome)")
    }
}
