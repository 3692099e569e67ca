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
}
