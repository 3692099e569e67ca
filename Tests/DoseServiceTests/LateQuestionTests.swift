import DoseInterface
import Testing

@Suite("How late a bone medicine is")
struct LateQuestionTests {
    /// A dose that fell due now and is not given.
    private func due(_ text: String) async throws -> Desk {
        let desk = try await Desk.examined()
        try await desk.add(text, since: "2026-01-05")
        try await desk.passTime()
        return desk
    }

    private func titles(_ remarks: [Remark]) -> [String] {
        remarks.first?.sources.map(\.title) ?? []
    }

    @Test("120 mg of denosumab: after 7, 14 and 28 days more is said, and then every 21 days")
    func cancerProduct() async throws {
        let desk = try await due("Xgeva 120 mg every 8 weeks from now")
        try await desk.letPass(days: 7)
        let days = try await desk.answer("late-injection", .no)
        #expect(days.first?.text.hasPrefix("It was due 7 days ago, on Mon 2026-11-23.") == true)
        #expect(days.first?.text.contains("fractures") == false)
        try await desk.letPass(days: 6)
        #expect(try await desk.askedCount("late-injection") == 0)
        try await desk.letPass(days: 1)
        let weeks = try await desk.answer("late-injection", .no)
        #expect(weeks.first?.text.contains("ask for a new day") == true)
        #expect(weeks.first?.text.contains("fractures") == false)
        try await desk.letPass(days: 14)
        let month = try await desk.answer("late-injection", .no)
        #expect(month.first?.text.contains("after denosumab 120 mg was stopped") == true)
        #expect(month.first?.text.contains("They decide what comes next") == true)
        #expect(
            titles(month) == ["US label of denosumab 120 mg", "EU label of denosumab 120 mg"])
        try await desk.letPass(days: 20)
        #expect(try await desk.askedCount("late-injection") == 0)
        try await desk.letPass(days: 1)
        #expect(try await desk.askedCount("late-injection") == 1)
        try await desk.record(.given, "denosumab")
        #expect(try await desk.questions(all: true).allSatisfy { $0.id != "late-injection" })
        try await desk.undo()
        #expect(try await desk.askedCount("late-injection") == 1)
    }

    @Test("60 mg has words of its own: the label, regulators, and a study of very late doses")
    func osteoporosisProduct() async throws {
        let desk = try await due("Prolia 60 mg every 6 months from now")
        try await desk.letPass(days: 1)
        #expect(try await desk.questions().map(\.id) == ["late-injection-60"])
        let soon = try await desk.answer("late-injection-60", .no)
        #expect(soon.first?.text.hasPrefix("It was due yesterday, on Mon 2026-11-23.") == true)
        #expect(titles(soon) == ["US label of denosumab 60 mg"])
        try await desk.letPass(days: 27)
        let month = try await desk.answer("late-injection-60", .no)
        #expect(month.first?.text.contains("as early as 7 months after the last dose") == true)
        #expect(
            titles(month) == [
                "UK safety update on denosumab 60 mg, 2020", "TGA on denosumab 60 mg, 2025",
            ])
        try await desk.letPass(days: 84)
        let long = try await desk.answer("late-injection-60", .no)
        #expect(long.first?.text.hasPrefix("It was due 16 weeks ago") == true)
        #expect(long.first?.text.contains("more than 16 weeks late") == true)
        #expect(titles(long).contains("Study of late denosumab doses, 2020"))
        #expect(try await desk.questions(all: true).allSatisfy { $0.id != "late-injection" })
    }

    @Test("an infusion is asked about once after 14 days; the yearly product is not")
    func infusion() async throws {
        let desk = try await due("zoledronic acid 4 mg IV every 12 weeks from now")
        try await desk.letPass(days: 13)
        #expect(try await desk.askedCount("late-infusion") == 0)
        try await desk.letPass(days: 1)
        let said = try await desk.answer("late-infusion", .no)
        #expect(said.first?.text.contains("Ask your team when it can be given") == true)
        #expect(said.first?.text.contains("fractures") == false)
        #expect(titles(said).contains("ASCO 2017"))
        try await desk.letPass(days: 60)
        #expect(try await desk.questions(all: true).allSatisfy { $0.id != "late-infusion" })
        let yearly = try await due("Reclast 5 mg IV every 12 months from now")
        #expect(try await yearly.questions(all: true).allSatisfy { $0.id != "late-infusion" })
    }

    @Test("who does not answer is asked anew at each step, by one question and one reminder")
    func withoutAnswer() async throws {
        let desk = try await due("Xgeva 120 mg every 8 weeks from now")
        var told: [String] = []
        for day in 1...30 {
            try await desk.letPass(days: 1)
            let count = try await desk.askedCount("late-injection")
            #expect(count == (day < 7 ? 0 : 1), "day \(day)")
            let open = try await desk.reminders(of: "late-injection")
            #expect(open.count == count, "day \(day)")
            told += open.filter { !told.contains($0) }
        }
        #expect(told.count == 3)
        let said = try await desk.answer("late-injection", .no)
        #expect(said.first?.text.contains("spine fractures") == true)
    }

    @Test("each of its steps can be chosen, and what was planned by one moves with it")
    func chosen() async throws {
        let desk = try await due("Xgeva 120 mg every 8 weeks from now")
        func set(_ name: String, _ value: String) async throws -> ChangeSetting.Reply {
            try await desk.call(
                ChangeSetting.self, .init(requestId: desk.fresh(), name: name, value: value))
        }
        try await desk.letPass(days: 7)
        try await desk.answer("late-injection", .no)
        let moved = try await set("ask-late-injection-2", "10 days")
        #expect(moved.setting.meaning.hasSuffix("asked again 10 days after it was due"))
        #expect(moved.remarks.contains { $0.text.contains("to Thu 2026-12-03") })
        #expect(try await set("ask-late-injection-3", "12 days").remarks.count == 1)
        try await desk.letPass(days: 3)
        #expect(try await desk.askedCount("late-injection") == 1)
        try await desk.letPass(days: 2)
        let said = try await desk.answer("late-injection", .no)
        #expect(said.first?.text.contains("spine fractures") == true)
        let refusal = try await desk.refusal(
            ChangeSetting.self,
            .init(requestId: desk.fresh(), name: "ask-late-injection-2", value: "soon"),
            as: Invalid.self)
        #expect(refusal.parameter == "value")
    }
}
