import DoseInterface
import Regimen
import Testing

@Suite("A time without its hour")
struct UntoldHourTests {
    /// What is said of a time without an hour.
    private func untimed(_ desk: Desk, _ name: String, _ words: String) async throws -> String {
        let refusal: Invalid = try await desk.refusal(
            RecordDose.self,
            .init(requestId: desk.fresh(), name: name, outcome: .taken, words: words))
        return refusal.message
    }

    @Test("no hour is made up for what is taken as needed: it is asked for, and nothing recorded")
    func noHourMadeUp() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 6 hours max 6 a day")
        for (words, example) in [
            ("last night", "last night at 22:30"), ("yesterday", "yesterday at 20:30"),
            ("yesterday evening", "yesterday evening at 21:30"), ("today", "today at 18:05"),
            ("this morning", "this morning at 08:30"), ("on friday", "2026-11-20 at 20:30"),
            ("tonight", "tonight at 18:05"),
        ] {
            #expect(
                try await untimed(desk, "ibuprofen", words).contains(": \(example)."), "\(words)")
        }
        #expect(try await desk.show("ibuprofen").records.isEmpty)
        let timed = try await desk.call(
            RecordDose.self,
            .init(
                requestId: desk.fresh(), name: "ibuprofen", outcome: .taken,
                words: "last night at 22:30"))
        #expect(timed.record.at.at == "2026-11-22T22:30:00+01:00")
    }

    @Test("a clock time that has not come today is yesterday's, and said so")
    func carriedBack() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 6 hours max 6 a day")
        let back = try await desk.record(.taken, "ibuprofen", at: "20:15")
        #expect(back.record.at.at == "2026-11-22T20:15:00+01:00")
        #expect(back.remarks.contains { $0.text.contains("recorded for yesterday") })
        for text in ["17:00", "yesterday 20:30", "monday 8:00", "20 minutes ago"] {
            let plain = try await desk.record(.taken, "ibuprofen", at: text)
            #expect(!plain.remarks.contains { $0.text.contains("for yesterday") }, "\(text)")
        }
    }

    @Test("a part of the day that is still to come is refused as that")
    func partToCome() async throws {
        let desk = try await Desk(at: Desk.monday.adding(seconds: -9 * 3600))
        try await desk.add("ibuprofen 200 mg as needed every 6 hours max 6 a day")
        #expect(
            try await untimed(desk, "ibuprofen", "this afternoon").contains("has not come yet"))
    }

    @Test("a part of the day means the one planned dose in it")
    func partOfPlan() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(hours: 14)
        try await desk.passTime()
        let reply = try await desk.record(.taken, "naproxen", at: "last night")
        #expect(reply.record.slot == "2026-11-23 20:00")
        #expect(reply.record.at.at == "2026-11-23T20:00:00+01:00")
        #expect(
            try await untimed(desk, "naproxen", "last night").contains("last night at 22:30"))
    }
}
