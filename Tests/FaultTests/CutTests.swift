import Testing

extension FaultTests {
    @Test("a power cut at any moment leaves data that opens and holds what was acknowledged")
    func cuts() throws {
        let outcome = try Campaign.run("cuts.py", ["--cuts", Campaign.size("CUTS", 500)])
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["count"] > 400)
        #expect(outcome["upgrade"] > 40)
        #expect(outcome["recovery"] > 30)
        #expect(outcome["restore"] > 60)
    }

    @Test(
        "power cuts take commits that did not wait for the disk, and none that did",
        arguments: ["normal", "full"])
    func synchronous(setting: String) throws {
        let outcome = try Campaign.run("cuts.py", ["--cuts", "80", "--control", setting])
        #expect(outcome.isOK == (setting == "full"), "\(outcome)")
        #expect((outcome["lost"] > 0) == (setting == "normal"), "\(outcome)")
        #expect(outcome["corrupt"] == 0)
    }
}
