import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("What was taken as needed, beside pain")
struct UseTests {
    private func pain(_ desk: Desk, _ score: Int, at time: String) async throws {
        _ = try await desk.call(
            RecordJournal.self,
            .init(requestId: desk.fresh(), kind: .pain, score: score, at: time))
    }

    @Test("each day has its doses, their sum, and the least and the worst pain")
    func days() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed")
        try await desk.add("naproxen 220 mg at 19:00")
        try await desk.record(.taken, "ibuprofen", at: "2026-11-21 23:50")
        try await desk.record(.taken, "ibuprofen", amount: "400 mg", at: "2026-11-22 00:10")
        try await desk.record(.taken, "ibuprofen", amount: "1 g", at: "2026-11-22 12:00")
        try await pain(desk, 6, at: "2026-11-22 11:00")
        try await pain(desk, 3, at: "2026-11-22 14:00")
        try await pain(desk, 2, at: "2026-11-20 14:00")
        let reply = try await desk.call(ListUse.self, .init(days: 4))
        #expect(reply.from.date == "2026-11-20" && reply.until.date == "2026-11-23")
        #expect(
            reply.days.map(\.day.date)
                == ["2026-11-23", "2026-11-22", "2026-11-21", "2026-11-20"])
        #expect(
            reply.days.map { $0.medicines.map(\.prescription) }.allSatisfy { $0 == ["ibuprofen"] })
        #expect(reply.days.map { $0.medicines[0].doses } == [0, 2, 1, 0])
        #expect(reply.days.map { $0.medicines[0].amount } == [nil, "1.4 g", "200 mg", nil])
        #expect(reply.days.map(\.painEntries) == [0, 2, 0, 1])
        #expect(reply.days.map(\.painLow) == [nil, 3, nil, 2])
        #expect(reply.days.map(\.painHigh) == [nil, 6, nil, 2])
    }

    @Test("amounts that cannot be added stand beside each other")
    func units() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed")
        try await desk.record(.taken, "ibuprofen", amount: "2 tablets")
        try await desk.record(.taken, "ibuprofen", amount: "400 mg")
        let use = try #require(
            try await desk.call(ListUse.self, .init(days: 1)).days.first?.medicines.first)
        #expect(use.amount == "2 tablets and 400 mg")
        #expect(use.value == nil && use.unit == nil && use.doses == 2)
    }

    @Test("a planned medicine has adherence and is sent there; nothing at all is no day")
    func nothing() async throws {
        let desk = try await Desk()
        #expect(try await desk.call(ListUse.self, .init()).days.isEmpty)
        try await desk.add("naproxen 220 mg at 19:00")
        let refusal: Invalid = try await desk.refusal(ListUse.self, .init(name: "naproxen"))
        #expect(refusal.parameter == "name" && refusal.message.contains("dose adherence naproxen"))
    }

    @Test("a year comes in parts that fit a frame")
    func parts() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed")
        let parts = try await desk.replies(ListUse.self, .init(days: 366), more: true)
        #expect(parts.count == 15 && parts.flatMap(\.days).count == 366)
    }
}
