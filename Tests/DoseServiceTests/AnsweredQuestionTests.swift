import DoseInterface
import Testing

@Suite("What answers change of later questions")
struct AnsweredQuestionTests {
    @Test("a reaction after the second infusion is asked about after the third, and not for good")
    func reactionAgain() async throws {
        let desk = try await Desk()
        try await desk.add("zoledronic acid 4 mg IV every 4 weeks from now")
        let answers: [FollowUpAnswer] = [.no, .yes, .no]
        for (index, answer) in answers.enumerated() {
            try await desk.record(.given, "zol")
            try await desk.letPass(days: 2)
            #expect(try await desk.askedCount("after-dose") == 1, "dose \(index + 1)")
            try await desk.answer("after-dose", answer)
            try await desk.letPass(days: 26)
        }
        try await desk.record(.given, "zol")
        try await desk.letPass(days: 2)
        #expect(try await desk.askedCount("after-dose") == 0)
    }

    @Test("an answer that was taken back does not count")
    func takenBack() async throws {
        let desk = try await Desk()
        try await desk.add(
            "zoledronic acid 4 mg IV every 4 weeks from now", since: "2026-10-01", dosesBefore: 1)
        try await desk.record(.given, "zol")
        try await desk.letPass(days: 2)
        try await desk.answer("after-dose", .yes)
        try await desk.undo()
        try await desk.letPass(days: 26)
        try await desk.record(.given, "zol")
        #expect(try await desk.questions(all: true).allSatisfy { $0.id != "after-dose" })
    }

    @Test("a calcium result of a later day than the injection answers whether it was tested")
    func tested() async throws {
        let desk = try await Desk()
        func isAsked() async throws -> Bool {
            try await desk.questions(all: true).contains { $0.id == "calcium-test" }
        }
        try await desk.add("Xgeva 120 mg every 4 weeks from now")
        try await desk.record(.given, "denosumab")
        try await desk.lab("calcium", "9.1", "mg/dL", range: "8.5-10.5")
        #expect(try await isAsked(), "that sample was for the injection")
        try await desk.letPass(days: 10)
        try await desk.lab("creatinine", "0.9", "mg/dL", range: "0.5-1.1")
        #expect(try await isAsked())
        try await desk.lab("calcium", "9.0", "mg/dL", range: "8.5-10.5")
        #expect(try await !isAsked())
        #expect(try await desk.questions(all: true).contains { $0.id == "low-calcium" })
        try await desk.undo()
        #expect(try await isAsked())
        try await desk.letPass(days: 4)
        #expect(try await desk.askedCount("calcium-test") == 1)
        try await desk.lab("calcium", "9.0", "mg/dL", range: "8.5-10.5")
        #expect(try await desk.reminders(of: "calcium-test").isEmpty)
    }
}
