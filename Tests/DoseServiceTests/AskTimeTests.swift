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

    private static let forQuestions =
        "Questions that were not asked yet go by this. It is your choice and no medical fact."

    private func underWay() async throws -> Desk {
        let desk = try await Desk()
        try await desk.add(
            "Xgeva 120 mg every 4 weeks from 2026-12-03 10:00", since: "2026-01-05")
        return desk
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
        #expect(reply.setting.meaning == "signs in the mouth: asked every 14 days")
        #expect(reply.remarks.map(\.text) == [Self.forQuestions])
        try await desk.add(
            "Xgeva 120 mg every 4 weeks from 2026-12-03 10:00", since: "2026-01-05")
        let jaw = try await planned(desk, "jaw")
        #expect(jaw.day.date == "2026-12-07")
        #expect(jaw.setting == "your setting: asked every 14 days")
        #expect(try await planned(desk, "falls").setting == "our setting: asked every 30 days")
        #expect(try await planned(desk, "falls").day.date == "2026-12-23")
    }

    @Test("what was planned and not asked yet moves too, is said, and comes back by undo")
    func moved() async throws {
        let desk = try await underWay()
        #expect(try await planned(desk, "jaw").day.date == "2026-12-23")
        let sooner = try await set(desk, "ask-jaw", "14 days")
        #expect(
            sooner.remarks.map(\.text) == [
                Self.forQuestions,
                "Planned before, and moved: signs in the mouth, to Mon 2026-12-07.",
            ])
        #expect(try await planned(desk, "jaw").day.date == "2026-12-07")
        #expect(try await planned(desk, "falls").day.date == "2026-12-23")
        _ = try await set(desk, "ask-jaw", "60 days")
        #expect(try await planned(desk, "jaw").day.date == "2027-01-22")
        try await desk.undo()
        #expect(try await planned(desk, "jaw").day.date == "2026-12-07")
        _ = try await set(desk, "ask-jaw", nil)
        #expect(try await planned(desk, "jaw").day.date == "2026-12-23")
    }

    @Test("what would have been asked by now is asked at once, and what was asked stays")
    func atOnce() async throws {
        let desk = try await underWay()
        desk.clock.advance(days: 20)
        try await desk.passTime()
        _ = try await set(desk, "ask-jaw", "14 days")
        try await desk.passTime()
        func asked() async throws -> [String] {
            try await desk.call(ListFollowUps.self, .init()).followUps.map(\.id)
        }
        #expect(try await asked().contains("jaw"))
        _ = try await set(desk, "ask-jaw", "60 days")
        #expect(try await asked().contains("jaw"))
    }

    @Test("what a person put off stays where they put it")
    func putOff() async throws {
        let desk = try await underWay()
        _ = try await desk.call(
            AnswerFollowUp.self, .init(requestId: desk.fresh(), id: "jaw", later: "5 days"))
        let reply = try await set(desk, "ask-jaw", "60 days")
        #expect(reply.remarks.count == 1)
        desk.clock.advance(days: 5)
        try await desk.passTime()
        #expect(try await planned(desk, "jaw").asked)
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
        let own = settings.filter { $0.check == "late-injection" }
        #expect(own.map(\.value) == ["3", "14", "28", "5"])
        try await desk.add(
            "Xgeva 120 mg every 4 weeks from 2026-11-24 10:00", since: "2026-01-05")
        desk.clock.advance(hours: 24)
        try await desk.passTime()
        let late = try await planned(desk, "late-injection")
        #expect(late.day.date == "2026-11-27")
        #expect(late.setting.contains("then asked every 5 days until it is given"))
        _ = try await set(desk, "ask-late-injection-again", "9 days")
        #expect(try await planned(desk, "late-injection").day.date == "2026-11-27")
        _ = try await set(desk, "ask-late-injection", "6 days")
        #expect(try await planned(desk, "late-injection").day.date == "2026-11-30")
    }

    @Test("longer units are counted in those of the setting, which are said back")
    func longerUnits() async throws {
        let desk = try await Desk()
        for (typed, value, words) in [
            ("2 weeks", "14", "14 days"), ("3wk", "21", "21 days"), ("2 months", "60", "60 days"),
            ("1", "1", "1 day"), ("1 year", "365", "365 days"),
        ] {
            let setting = try await set(desk, "ask-jaw", typed).setting
            #expect(setting.value == value && setting.words == words, "\(typed)")
        }
        let hours = try await set(desk, "ask-opioid-first-day", "2 days").setting
        #expect(hours.value == "48" && hours.words == "48 hours")
        let refusal = try await desk.refusal(
            ChangeSetting.self,
            .init(requestId: desk.fresh(), name: "ask-jaw", value: "20 years"), as: Invalid.self)
        #expect(refusal.message.contains("a week is 7 days, a month is 30 days"))
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
