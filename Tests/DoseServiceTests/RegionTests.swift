import DoseInterface
import Testing

@Suite("What holds where a person is treated")
struct RegionTests {
    private func desk(in region: String?) async throws -> Desk {
        let desk = try await Desk()
        if let region {
            _ = try await desk.call(
                ChangeSetting.self,
                .init(requestId: desk.fresh(), name: "region", value: region))
        }
        return desk
    }

    private func facts(of part: String, in region: String?) async throws -> [DrugFact] {
        let desk = try await desk(in: region)
        let reply = try await desk.call(GetDrug.self, .init(name: "denosumab"))
        return reply.facts.filter { $0.part == part }
    }

    @Test("an entry shows what every region says, that of the person first")
    func entry() async throws {
        let american = try await facts(of: "during-treatment", in: nil)
        let european = try await facts(of: "during-treatment", in: "EU")
        #expect(Set(american.map(\.text)) == Set(european.map(\.text)))
        #expect(american.first?.sources.first?.region == "US")
        #expect(european.first?.sources.first?.region == "EU")
        #expect(european.first?.text.contains("500 mg of calcium") == true)
        let notes = try await facts(of: "regional", in: "EU").flatMap(\.sources).map(\.region)
        #expect(notes.first == "EU" && Set(notes).isSuperset(of: ["US", "EU", "UK"]))
        #expect(try await facts(of: "regional", in: nil).first?.sources.first?.region == "US")
    }

    @Test("topics of an entry stand together, and no sentence is lost or said twice")
    func whole() async throws {
        let desk = try await desk(in: "EU")
        for name in ["zoledronic acid", "pamidronate", "denosumab", "tramadol"] {
            let parts = try await desk.call(GetDrug.self, .init(name: name)).facts.map(\.part)
            let runs = parts.reduce(into: [String]()) { runs, part in
                if runs.last != part { runs.append(part) }
            }
            #expect(Set(runs).count == runs.count, "\(name): \(runs)")
        }
    }

    @Test("a letter names the sources of the region first, and what the regions say")
    func letter() async throws {
        func paper(_ kind: PaperKind, _ region: String?) async throws -> Paper {
            let desk = try await desk(in: region)
            try await desk.add("Xgeva 120 mg every 4 weeks from 2026-11-24 10:00")
            return try await desk.call(GetPaper.self, .init(kind: kind)).paper
        }
        for region in ["US", "EU"] {
            let sheet = try await paper(.infusion, region)
            let ready = try #require(sheet.parts.first { $0.id == "readiness" })
            let said = ready.remarks.filter {
                $0.text.hasPrefix("Calcium: The US label asks")
                    || $0.text.hasPrefix("Calcium: The EU label asks")
            }
            #expect(said.first?.text.hasPrefix("Calcium: The \(region) label asks") == true)
            #expect(said.count == 2)
        }
        let healed = try #require(
            try await paper(.dentist, "EU").parts.flatMap(\.remarks)
                .first { $0.text.hasPrefix("Wounds in the mouth") })
        #expect(healed.sources.map(\.region) == ["EU", "UK"])
    }

    @Test("a country says where the region does not go with it, and how to change that")
    func country() async throws {
        func said(_ country: String?, in region: String?) async throws -> [String] {
            try await desk(in: region).call(
                ChangeSetting.self,
                .init(requestId: "c", name: "country", value: country)
            ).remarks.map(\.text)
        }
        let german = try await said("Germany", in: nil)
        #expect(german.count == 2)
        #expect(german.last?.hasPrefix("The region is still US:") == true)
        #expect(german.last?.hasSuffix("dose settings region EU") == true)
        let american = try await said("US", in: "EU")
        #expect(american.last?.hasPrefix("The region is still EU:") == true)
        #expect(american.last?.hasSuffix("dose settings region US") == true)
        #expect(try await said("Germany", in: "EU").count == 1)
        #expect(try await said("US", in: nil).count == 1)
    }

    @Test("a region that we have nothing for is refused, and nothing changes")
    func refused() async throws {
        let desk = try await Desk()
        _ = try await desk.refusal(
            ChangeSetting.self, .init(requestId: "r", name: "region", value: "Mars"),
            as: Invalid.self)
        let fact = try await desk.call(GetDrug.self, .init(name: "denosumab")).facts
            .first { $0.part == "during-treatment" }
        #expect(fact?.sources.first?.region == "US")
    }
}
