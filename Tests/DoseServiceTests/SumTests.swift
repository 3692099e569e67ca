import DoseInterface
import Testing

/// What is added up within 24 hours, across medicines and with what cannot be added.
@Suite("Sums of 24 hours")
struct SumTests {
    private static let combination = "oxycodone/acetaminophen 5/325 1 tablet as needed"

    private func texts(_ reply: RecordDose.Reply, with words: String) -> [String] {
        reply.remarks.map(\.text).filter { $0.contains(words) }
    }

    @Test("a dose that cannot be added hides no warning, and is named once")
    func certain() async throws {
        let desk = try await Desk()
        try await desk.add("acetaminophen 1000 mg as needed")
        try await desk.add(Self.combination)
        for time in ["06:00", "09:00", "12:00", "15:00"] {
            try await desk.record(.taken, "acetaminophen", amount: "2000 mg", at: time)
        }
        for time in ["16:00", "17:00"] { try await desk.record(.taken, "oxycodone", at: time) }
        let reply = try await desk.record(.taken, "oxycodone", amount: "5 mg")
        #expect(texts(reply, with: "poison center").count == 1)
        let sum = "Without this dose it is 8,650 mg of acetaminophen in 24 hours already."
        #expect(texts(reply, with: sum).count == 1)
        let uncounted =
            "oxycodone/acetaminophen 5 mg cannot be added up here, so the true sum may be higher."
        #expect(texts(reply, with: "cannot be added up") == [uncounted])
    }

    @Test("several sums of one day are said once: the highest, its times and the lowest limit")
    func highest() async throws {
        let desk = try await Desk()
        try await desk.add("acetaminophen 1000 mg as needed")
        try await desk.add(Self.combination)
        for time in ["08:00", "12:00", "14:00", "18:00"] {
            try await desk.record(.taken, "acetaminophen", at: time)
        }
        try await desk.record(.taken, "oxycodone", amount: "2 tablets", at: "17:00")
        let reply = try await desk.record(.taken, "oxycodone", at: "15:00")
        #expect(
            texts(reply, with: "That makes") == [
                "That makes 4,975 mg in 24 hours (08:00 to 18:00). The pack's limit is 6 tablets "
                    + "of 500 mg (3,000 mg) in 24 hours. Tell your team or a pharmacist."
            ])
        #expect(texts(reply, with: "poison center").count == 1)
    }

    @Test("where there is no limit nothing is said of what cannot be added")
    func noLimit() async throws {
        let desk = try await Desk()
        try await desk.add("vitamin D3 1000 IU daily at 8:00")
        try await desk.record(.taken, "vitamin-d3", at: "09:00")
        let reply = try await desk.record(.taken, "vitamin-d3", amount: "1 tablet")
        #expect(texts(reply, with: "cannot be added up").isEmpty)
        #expect(texts(reply, with: "[IU]").isEmpty)
    }

    @Test(
        "one recorded twice within half an hour is asked about, by plan, beside it and as needed",
        arguments: [
            ("calcium 500 mg daily at 8:00", "A dose is recorded for 18:05 already. The same one?"),
            (
                "calcium 500 mg daily at 18:00",
                "A dose of the plan is recorded for 18:05 already. The same one?"
            ),
            ("calcium 500 mg as needed", "A dose is recorded for 18:05 already. The same one?"),
        ])
    func twice(order: String, words: String) async throws {
        let desk = try await Desk()
        try await desk.add(order)
        desk.clock.advance(hours: order.contains("18:00") ? 24 : 0)
        try await desk.passTime()
        let first = try await desk.record(.taken, "calcium")
        #expect(texts(first, with: "The same one?").isEmpty)
        desk.clock.advance(minutes: 10)
        let second = try await desk.record(.taken, "calcium")
        #expect(texts(second, with: words).count == 1)
        #expect(texts(second, with: "The same one?").count == 1)
        desk.clock.advance(minutes: 41)
        let later = try await desk.record(.taken, "calcium")
        #expect(texts(later, with: "The same one?").isEmpty)
    }

    @Test("half a tablet counts when its strength is known; else it alone is said not to")
    func half() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 400 mg as needed")
        try await desk.record(.taken, "ibuprofen", at: "08:00")
        let unknown = try await desk.record(.taken, "ibuprofen", amount: "0.5 tablet")
        #expect(
            texts(unknown, with: "cannot be added up") == [
                "ibuprofen 0.5 tablets cannot be added up here, so the limit in 24 hours was not "
                    + "checked. Count with care, or ask a pharmacist."
            ])
        let other = try await Desk()
        try await other.add("ibuprofen 400 mg 1 tablet as needed")
        for time in ["06:00", "10:00", "14:00"] {
            try await other.record(.taken, "ibuprofen", at: time)
        }
        let known = try await other.record(.taken, "ibuprofen", amount: "0.5 tablet")
        #expect(texts(known, with: "That makes 1,400 mg in 24 hours (06:00 to 18:05)").count == 1)
        #expect(texts(known, with: "cannot be added up").isEmpty)
    }

    @Test("what a tablet of the stock holds is a strength that is known")
    func stockStrength() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 400 mg as needed")
        try await desk.stock(.set, "ibuprofen", "30 tablets", each: "400 mg")
        for time in ["06:00", "10:00", "14:00"] {
            try await desk.record(.taken, "ibuprofen", amount: "1 tablet", at: time)
        }
        let half = try await desk.record(.taken, "ibuprofen", amount: "0.5 tablet")
        #expect(texts(half, with: "That makes 1,400 mg in 24 hours").count == 1)
        #expect(texts(half, with: "cannot be added up").isEmpty)
    }
}
