import DoseInterface
import DoseStore
import Regimen
import Testing

@testable import DoseService

@Suite("What falls due together is told together")
struct GroupTests {
    private func together(
        _ desk: Desk, for channel: String? = nil, after: EventID? = nil
    ) async throws -> [Reminder] {
        try await desk.tracker.reminders(
            after: after, for: channel, withUntold: channel != nil, together: true
        ).reminders
    }

    private func threeAtEight() async throws -> Desk {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg daily at 20:00")
        try await desk.add("ibuprofen 200 mg daily at 20:00")
        try await desk.add("letrozole 2.5 mg daily at 20:30")
        desk.clock.set(Desk.monday.adding(seconds: 115 * 60))
        try await desk.passTime()
        return desk
    }

    @Test("doses of one hour come as one reminder, and each can be answered by itself")
    func oneHour() async throws {
        let desk = try await threeAtEight()
        let whole = try #require(try await together(desk).first)
        #expect(whole.title == "Time for your medicines")
        #expect(whole.command == "dose take all")
        #expect(whole.prescription == nil)
        let members = try #require(whole.members)
        #expect(members.map(\.prescription) == ["naproxen", "ibuprofen"])
        #expect(members.map(\.command) == ["dose take naproxen", "dose take ibuprofen"])
        #expect(members.map(\.detail) == ["Due now.", "Due now."])
        #expect(whole.number == members[0].number)
        // Whoever does not ask for groups gets each by itself, as ever.
        let each = try await desk.openReminders()
        #expect(each.map(\.number) == members.map(\.number))
        #expect(each.map(\.group) == [whole.number, whole.number])
        #expect(each.map(\.members) == [nil, nil])
        try await desk.record(.taken, "naproxen")
        let left = try await together(desk)
        #expect(left.map(\.prescription) == ["ibuprofen"])
        #expect(left.map(\.members) == [nil])
        // What comes half an hour later is another reminder.
        desk.clock.advance(minutes: 30)
        try await desk.passTime()
        #expect(try await together(desk).map { $0.members?.count ?? 1 } == [2])
    }

    @Test("while a pass of time is under way nobody is sent a part of what it brings")
    func underWay() async throws {
        let desk = try await threeAtEight()
        let first = try #require(try await desk.openReminders().first?.number)
        try desk.tracker.pass.begin { EventID(Int64(first)) }
        try desk.tracker.pass.begin { throw Desk.NoRefusal() }
        let (part, newest) = try await desk.tracker.reminders(
            after: nil, for: nil, together: true)
        #expect(part.map(\.number) == [first] && part.map(\.members) == [nil])
        #expect(newest == EventID(Int64(first)))
        #expect(desk.tracker.pass.end(), "somebody waits for the rest")
        #expect(try await together(desk).map { $0.members?.count } == [2])
        #expect(!desk.tracker.pass.end())
    }

    @Test("each of a group is written down once, and told until a channel took it")
    func delivery() async throws {
        let desk = try await threeAtEight()
        for _ in 1...3 { try await desk.passTime() }
        let members = try #require(try await together(desk, for: "desk").first?.members)
        #expect(try await desk.due().map(\.reminders) == [1, 1])
        _ = try await desk.call(
            AcknowledgeReminder.self,
            .init(
                requestId: desk.fresh(), number: members[0].number, channel: "desk",
                accepted: true))
        let left = try await together(desk, for: "desk")
        #expect(left.map(\.number) == [members[1].number], "one of them was not acknowledged")
        #expect(try await together(desk, after: EventID(Int64(members[1].number))).isEmpty)
    }

    @Test("those that are asked about again come together again, in place of the ones before")
    func again() async throws {
        let desk = try await threeAtEight()
        let first = try #require(try await together(desk).first)
        desk.clock.advance(minutes: 15)
        try await desk.passTime()
        let second = try #require(try await together(desk).first)
        #expect(try await together(desk).count == 1)
        #expect(second.number > first.number)
        #expect(second.sequence == 2)
        #expect(second.members?.map(\.sequence) == [2, 2])
        #expect(second.members?.allSatisfy { $0.detail.hasSuffix("(2nd reminder)") } == true)
        #expect(
            try await desk.openReminders().compactMap(\.first) == first.members?.map(\.number))
    }

    @Test("what waited for the end of the quiet hours comes together, apart from what is due")
    func quiet() async throws {
        let desk = try await Desk()
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from 2026-12-01 02:00")
        try await desk.add("denosumab 120 mg SC every 4 weeks from 2026-12-01 03:00")
        try await desk.add("naproxen 220 mg daily at 07:00")
        for hour in [8, 9, 10, 13] {
            desk.clock.set(Desk.monday.adding(seconds: Int64(hour) * 3600 - 5 * 60))
            try await desk.passTime()
        }
        let told = try await together(desk)
        #expect(told.map(\.title).sorted() == ["Coming up", "naproxen 220 mg, by mouth"])
        let gentle = try #require(told.first { $0.kind == .lead })
        #expect(gentle.command.isEmpty)
        #expect(gentle.members?.map(\.prescription) == ["zoledronic-acid", "denosumab"])
    }

    @Test("after a week off there is one reminder for all that is due, however much it is")
    func off() async throws {
        let desk = try await Desk()
        for hour in 0..<12 { try await desk.add("naproxen 220 mg daily at \(hour + 10):00") }
        desk.clock.advance(days: 7)
        try await desk.passTime()
        let told = try await together(desk)
        #expect(told.map(\.kind).sorted { $0.rawValue < $1.rawValue } == [.due, .missed])
        #expect((told.first { $0.kind == .due }?.members?.count ?? 0) > 5)
    }
}
