import DoseInterface
import Testing

/// How much an order says, for one dose and for a day, before anything is taken.
@Suite("Amounts of an order")
struct OrderAmountTests {
    // MARK: One dose

    @Test(
        "an amount that is far from the usual is asked about, as our setting",
        arguments: [
            ("calcium 500 g daily at 8", "500 mg a day"), ("calcium 5000 mg daily", "500 mg a day"),
            ("calcium 500 mcg daily", "500 mg a day"),
            ("vitamin D 1000000 IU daily", "400 IU a day"),
            ("vitamin D 25 mg daily", "400 IU a day"), ("warfarin 50 mg daily", nil),
            ("fentanyl 25 mg as needed", nil), ("oxycodone/acetaminophen 12 tablets daily", nil),
        ] as [(String, String?)])
    func implausible(text: String, published: String?) async throws {
        let desk = try await Desk()
        let reply = try await desk.add(text)
        let remark = try #require(reply.remarks.first { $0.text.contains("Really so?") })
        #expect(remark.text.contains("(our setting, not a medical fact)"))
        // A number is a fact only with its source.
        #expect(remark.sources.isEmpty == (published == nil))
        if let published { #expect(remark.text.contains("Published: \(published)")) }
    }

    @Test(
        "an amount that is usual for someone is not asked about",
        arguments: [
            "calcium 500 mg daily", "calcium 1 g daily", "vitamin D 400 IU daily",
            "vitamin D 50000 IU every 4 weeks from 2026-12-01 09:30", "vitamin D 25 mcg daily",
            "warfarin 5 mg daily", "calcium 2 tablets daily",
            "oxycodone/acetaminophen 2 tablets daily",
        ])
    func plausible(text: String) async throws {
        let desk = try await Desk()
        let reply = try await desk.add(text)
        #expect(!reply.remarks.contains { $0.text.contains("Really so?") })
    }

    // MARK: A day

    private static let danger = "more than 4,000 mg in 24 hours can cause severe liver damage"

    @Test(
        "an order that can bring more than a limit of 24 hours is said to, with the source",
        arguments: [
            ("acetaminophen 5000 mg every 4 hours", "30,000 mg", "(3,000 mg)", true),
            ("acetaminophen 1000 mg every 4 hours as needed", "6,000 mg", "(3,000 mg)", true),
            (
                "acetaminophen 650 mg at 6:00, 10:00, 14:00, 18:00, 20:00 and 23:00", "3,900 mg",
                "(3,250 mg)", false
            ),
            ("ibuprofen 400 mg every 6 hours as needed", "1,600 mg", "(1,200 mg)", false),
            (
                "oxycodone/acetaminophen 5/325 2 tablets as needed every 4 hours",
                "3,900 mg of acetaminophen", "at most 3,250 mg", false
            ),
        ])
    func overDay(text: String, total: String, limit: String, isDanger: Bool) async throws {
        let desk = try await Desk()
        let reply = try await desk.add(text)
        let said = reply.remarks.filter { $0.text.hasPrefix("Taken as written") }
        let remark = try #require(said.first)
        #expect(said.count == 1 && !remark.sources.isEmpty)
        #expect(remark.text.contains("can make \(total) in 24 hours"))
        #expect(remark.text.contains(limit))
        #expect(remark.text.contains(Self.danger) == isDanger)
    }

    @Test("what the prescriber limits goes before the pack, but not before what is dangerous")
    func ownMost() async throws {
        let desk = try await Desk()
        let most = "ibuprofen 600 mg as needed every 6 hours max 4 a day"
        let own = try await desk.add(most)
        #expect(!own.remarks.contains { $0.text.hasPrefix("Taken as written") })
        let much = try await desk.add("acetaminophen 1000 mg as needed every 4 hours max 5 a day")
        let remark = try #require(
            much.remarks.first { $0.text.hasPrefix("Taken as written, this can make 5,000 mg") })
        #expect(remark.text.contains(Self.danger) && !remark.text.contains("The pack's limit"))
    }

    @Test(
        "an order within every limit of a day is not remarked on",
        arguments: [
            "acetaminophen 1000 mg every 8 hours", "ibuprofen 200 mg every 4 hours as needed",
            "acetaminophen 1000 mg as needed", "acetaminophen 1000 mg as needed max 3 a day",
            "letrozole 2.5 mg daily at 8:00", "naproxen 220 mg at 8:00 and 20:00",
        ])
    func withinDay(text: String) async throws {
        let desk = try await Desk()
        let reply = try await desk.add(text)
        #expect(!reply.remarks.contains { $0.text.hasPrefix("Taken as written") })
    }

    @Test("a change of the amount or of the times is held against the day too")
    func changed() async throws {
        let desk = try await Desk()
        try await desk.add("acetaminophen 500 mg every 6 hours")
        for text in ["1500 mg", "every 4 hours"] {
            let reply = try await desk.edit("acetaminophen", text)
            #expect(reply.remarks.contains { $0.text.contains(Self.danger) }, "\(text)")
        }
    }
}
