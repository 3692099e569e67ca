import Foundation
import TestSupport
import Testing

/// The daemon's own logic lives through simulated years beside a small model.
@Suite("simulated years", .serialized)
struct SimulationTests {
    private static let years =
        ProcessInfo.processInfo.environment["DOSED_SIMULATION_SEEDS"].flatMap { Int($0) }
        ?? (HardWorkers.isCI ? 100 : 8)

    @Test("nothing is lost, doubled or early, whatever happens to the machine")
    func years() throws {
        let outcome = try Campaign.run(
            program: "dose-simulation", ["--years", "\(Self.years)"])
        #expect(outcome.isOK, "\(outcome)")
        #expect(outcome["count"] == Self.years)
        #expect(outcome["reminders"] > 20 * Self.years)
        #expect(outcome["tellings"] > Self.years)
        #expect(outcome["faults"] > Self.years)
        #expect(outcome["holds"] > Self.years / 2)
    }

    @Test(
        "without one of the protections the loss is found",
        arguments: [
            ("oversleeping", 8, ["lost"]), ("hasty", 8, ["early"]),
            ("forgetful", 8, ["lost", "wrong"]), ("gullible", 8, ["doubled", "early"]),
            ("distrustful", 8, ["lost", "doubled"]), ("unwritten", 12, ["doubled"]),
            ("faceless", 8, ["doubled", "lost"]), ("uncared", 8, ["lost"]), ("mute", 8, ["lost"]),
            ("impatient", 8, ["doubled", "wrong"]), ("scattered", 8, ["doubled", "wrong"]),
            ("loud", 12, ["lost", "doubled"]), ("unprepared", 8, ["lost"]),
            ("heedless", 8, ["doubled", "early", "wrong"]), ("dormant", 8, ["lost", "wrong"]),
            ("fleeting", 8, ["lost", "wrong"]), ("insistent", 8, ["doubled", "early", "wrong"]),
        ])
    func controls(control: String, years: Int, kinds: [String]) throws {
        let outcome = try Campaign.run(
            program: "dose-simulation", ["--years", "\(years)", "--control", control])
        #expect(!outcome.isOK, "\(outcome)")
        #expect(kinds.contains { outcome[Substring($0)] > 0 }, "\(outcome)")
    }

    @Test("the model knows nothing of the daemon's code")
    func independence() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Support/Simulation")
        let model = [
            "Model", "ModelDigests", "ModelDisk", "ModelHolds", "ModelLeads", "SimulatedPlan",
            "QuietTime", "LocalTime",
        ]
        for file in model.map({ "\($0).swift" }) {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            let imports = text.split(separator: "\n").filter { $0.contains("import ") }
            #expect(imports.allSatisfy { $0 == "import Foundation" }, "\(file)")
        }
    }
}
