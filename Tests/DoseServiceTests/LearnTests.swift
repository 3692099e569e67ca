import DoseInterface
import Testing

@Suite("Short pages to read")
struct LearnTests {
    @Test("are listed, and each one is read by its name or another one, with sources")
    func pages() async throws {
        let desk = try await Desk()
        let all = try await desk.call(Learn.self, .init())
        #expect(all.topics.count > 10)
        #expect(all.title == nil && all.remarks.isEmpty)
        for topic in all.topics {
            let page = try await desk.call(Learn.self, .init(topic: topic.name))
            #expect(page.title == topic.title)
            #expect(!page.remarks.isEmpty && page.remarks.allSatisfy { !$0.sources.isEmpty })
        }
        let teeth = try await desk.call(Learn.self, .init(topic: "Teeth"))
        #expect(teeth.topics.map(\.name) == ["jaw"])
    }

    @Test("that are not there are refused with those that are near")
    func none() async throws {
        let desk = try await Desk()
        let refusal: NotFound = try await desk.refusal(Learn.self, .init(topic: "fractions"))
        #expect(refusal.suggestions == ["fractures"])
        #expect(
            refusal.message == "There is no page called \"fractions\". Did you mean fractures? "
                + "All pages: dose learn")
    }
}
