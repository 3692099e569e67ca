import DoseInterface
import Testing

@Suite("Which prescription is meant")
struct FindingTests {
    @Test(
        "the name, the start of it, a brand and another spelling all work",
        arguments: ["zoledronic-acid", "zol", "Zometa", "Zoledronic Acid", "ZOLEDRONIC"])
    func found(typed: String) async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        #expect(try await desk.show(typed).prescription.name == "zoledronic-acid")
    }

    @Test("what fits two is refused with both names")
    func ambiguous() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        try await desk.add("naloxone 4 mg once on 2026-12-01 10:00", asWritten: true)
        let refusal: Ambiguous = try await desk.refusal(ShowPrescription.self, .init(name: "na"))
        #expect(refusal.choices == ["naproxen", "naloxone"])
    }

    @Test("the whole name wins over a longer one that starts alike")
    func exact() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg at 8 am")
        try await desk.add("ibuprofen 400 mg at 9 am")
        #expect(try await desk.show("ibuprofen").prescription.dose == "200 mg")
        #expect(try await desk.show("ibuprofen-2").prescription.dose == "400 mg")
    }

    @Test("an open one is meant before a stopped one")
    func openFirst() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        _ = try await desk.call(
            StopPrescription.self,
            .init(requestId: desk.fresh(), name: "naproxen", reason: "stomach"))
        try await desk.add("Naprosyn 500 mg at 8 am")
        #expect(try await desk.show("napr").prescription.name == "naproxen-2")
        // What changes something means the one that goes on; looking means the name itself.
        #expect(try await desk.record(.taken, "naproxen").record.prescription == "naproxen-2")
        #expect(try await desk.show("naproxen").prescription.state == .stopped)
    }

    @Test("what is not there is refused with what is close")
    func missing() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        let refusal: NotFound = try await desk.refusal(
            ShowPrescription.self, .init(name: "naproxin"))
        #expect(refusal.suggestions == ["naproxen"])
    }
}
