import DoseInterface
import Testing

/// What is asked of a person whose treatment ended.
@Suite("Questions after a treatment")
struct StoppedQuestionTests {
    private let infusion = "zoledronic acid 4 mg IV every 12 weeks from 2027-01-05 10:00"

    /// A recheck of which it is asked, as the exam was nearly half a year ago.
    private func recheckAsked(_ texts: [String]) async throws -> Desk {
        let desk = try await Desk()
        try await desk.exam(on: "2026-06-10")
        for text in texts { try await desk.add(text, since: "2026-06-15") }
        try await desk.letPass(days: 4)
        #expect(try await desk.askedCount("dental-recheck") == 1)
        return desk
    }

    @Test("a dental recheck is advised during treatment: the question ends with it")
    func recheck() async throws {
        let desk = try await recheckAsked([infusion])
        try await desk.stop("zol")
        #expect(try await desk.questions(all: true).isEmpty)
        #expect(try await desk.reminders(of: "dental-recheck").isEmpty)
        try await desk.undo()
        #expect(try await desk.askedCount("dental-recheck") == 1)
    }

    @Test("while another bone medicine goes on, so does the question")
    func anotherOne() async throws {
        let desk = try await recheckAsked([
            infusion, "Xgeva 120 mg every 4 weeks from 2026-12-10 10:00",
        ])
        try await desk.stop("zol")
        #expect(try await desk.askedCount("dental-recheck") == 1)
        try await desk.stop("denosumab")
        #expect(try await desk.questions(all: true).map(\.id) == ["stopped-denosumab"])
    }

    @Test("a course that came to its end is asked about no more, but for what its dose leads to")
    func completed() async throws {
        let desk = try await Desk()
        try await desk.exam(on: "2026-06-20")
        try await desk.add("zoledronic acid 4 mg IV once now")
        try await desk.record(.given, "zol")
        let planned = try await desk.questions(all: true).map(\.id)
        #expect(planned.contains("jaw") && planned.contains("dental-recheck"))
        try await desk.letPass(days: 40)
        let asked = try await desk.questions().map(\.id)
        #expect(asked.contains("after-dose"))
        let all = try await desk.questions(all: true).map(\.id)
        for id in ["jaw", "falls", "dental-recheck"] { #expect(!all.contains(id), "\(id)") }
        #expect(try await desk.reminders(of: "jaw").isEmpty)
    }

    @Test("low calcium comes from the injection that was given, and is asked about all the same")
    func calcium() async throws {
        let desk = try await Desk()
        try await desk.add("Xgeva 120 mg every 4 weeks from now")
        try await desk.record(.given, "denosumab")
        try await desk.letPass(days: 1)
        try await desk.stop("denosumab")
        let kept = try await desk.questions(all: true).map(\.id)
        #expect(Set(kept) == ["low-calcium", "calcium-test", "stopped-denosumab"])
        try await desk.letPass(days: 13)
        let asked = try await desk.questions().map(\.id)
        #expect(asked.contains("low-calcium") && asked.contains("calcium-test"))
        let said = try await desk.answer("calcium-test", .no)
        #expect(said.first?.sources.first?.region == "EU")
    }
}
