import DoseInterface
import Testing

@Suite("When questions are asked is a choice")
struct AskTimeTests {
    private func set(
        _ desk: Desk, _ name: String, _ value: String?
    ) async throws -> ChangeSetting.Reply {
        try await desk.call(
            ChangeSetting.self, .init(requestId: desk.fresh(), name: name, value: value))
    }

    private func planned(_ desk: Desk, _ id: String) async throws -> FollowUp {
        let all = try await desk.call(ListFollowUps.self, .init(all: true)).followUps
        return try #require(all.first { $0.id == id })
    }

    @Test("a number that was chosen holds for questions from then on, and says whose it is")
    func chosen() async throws {
        let desk = try await Desk()
        let reply = try await set(desk, "ask-jaw", "14 days")
        #expect(reply.changed && !reply.setting.ours && reply.setting.value == "14")
        #expect(reply.remarks.first?.text.hasPrefix("Questions that are planned from now") == true)
        try await desk.add(
            "Xgeva 120 mg every 4 weeks from 2026-12-03 10:00", since: "2026-01-05")
        let jaw = try await planned(desk, "jaw")
        #expect(jaw.day.date == "2026-12-07")
        #expect(jaw.setting == "your setting: asked every 14 days")
        #expect(try await planned(desk, "falls").setting == "our setting: asked every 30 days")
        #expect(try await planned(desk, "falls").day.date == "2026-12-23")
    }

    @Test("hours after a dose can be chosen, and undo brings ours back")
    func hours() async throws {
        let desk = try await Desk()
        _ = try await set(desk, "ask-opioid-first-day", "3 hours")
        try await desk.add("oxycodone 5 mg as needed every 6 hours")
        try await desk.record(.taken, "oxycodone")
        // Before the quiet hours, in which no question is asked.
        desk.clock.advance(hours: 3)
        try await desk.passTime()
        let asked = try await desk.call(ListFollowUps.self, .init()).followUps
        #expect(asked.map(\.id) == ["opioid-first-day"])
        let settings = { try await desk.call(GetSettings.self, .init()).settings }
        let chosen = try #require(
            try await settings().first { $0.name == "ask-opioid-first-day" })
        #expect(chosen.check == "opioid-first-day" && chosen.words == "3 hours")
        _ = try await set(desk, "ask-opioid-first-day", nil)
        let ours = try #require(
            try await settings().first { $0.name == "ask-opioid-first-day" })
        #expect(ours.ours && ours.words == "24 hours")
    }

    @Test("a choice is taken back by undo")
    func undone() async throws {
        let desk = try await Desk()
        _ = try await set(desk, "ask-falls", "7")
        try await desk.undo()
        let settings = try await desk.call(GetSettings.self, .init()).settings
        #expect(settings.first { $0.name == "ask-falls" }?.ours == true)
    }

    @Test("a late dose has a number for the first time and one for each time after")
    func late() async throws {
        let desk = try await Desk()
        _ = try await set(desk, "ask-late-injection", "3 days")
        _ = try await set(desk, "ask-late-injection-again", "5 days")
        let settings = try await desk.call(GetSettings.self, .init()).settings
        #expect(settings.filter { $0.check == "late-injection" }.map(\.value) == ["3", "5"])
        try await desk.add(
            "Xgeva 120 mg every 4 weeks from 2026-11-24 10:00", since: "2026-01-05")
        desk.clock.advance(hours: 24)
        try await desk.passTime()
        let late = try await planned(desk, "late-injection")
        #expect(late.day.date == "2026-11-27")
        #expect(late.setting.contains("then asked every 5 days until it is given"))
    }

    @Test("what is no number of days is refused, and ours goes on")
    func refused() async throws {
        let desk = try await Desk()
        for value in ["soon", "0", "4000 days", "3 hours"] {
            let refusal = try await desk.refusal(
                ChangeSetting.self, .init(requestId: desk.fresh(), name: "ask-jaw", value: value),
                as: Invalid.self)
            #expect(refusal.parameter == "value", "\(value)")
        }
        let settings = try await desk.call(GetSettings.self, .init()).settings
        #expect(settings.first { $0.name == "ask-jaw" }?.ours == true)
    }
}
