import DoseInterface
import Testing

@Suite("The words of the journal")
struct JournalWordsTests {
    private func tell(
        _ desk: Desk, _ kind: JournalKind, _ what: String, at: String? = nil, note: String? = nil
    ) async throws -> RecordJournal.Reply {
        try await desk.call(
            RecordJournal.self,
            .init(requestId: desk.fresh(), kind: kind, what: what, at: at, note: note))
    }

    @Test(
        "no bowel movement for days is kept as that, with the days and what is published",
        arguments: [
            ("none for 4 days", "none for 4 days"), ("not for 4 days", "none for 4 days"),
            ("none since thursday", "none for 4 days"),
        ])
    func noMovementForDays(words: String, kept: String) async throws {
        let desk = try await Desk()
        let reply = try await tell(desk, .bowel, words)
        #expect(reply.entry.what == kept)
        let said = try #require(reply.remarks.first)
        #expect(said.text.hasPrefix("That is 4 days without a bowel movement."))
        #expect(!said.sources.isEmpty)
        // The next day counts on from there.
        desk.clock.advance(days: 1)
        let next = try await tell(desk, .bowel, "nothing")
        #expect(next.entry.what == "none")
        #expect(next.remarks.first?.text.hasPrefix("No bowel movement is on record for 5") == true)
        _ = try await tell(desk, .bowel, "soft")
        #expect(try await tell(desk, .bowel, "no").remarks.isEmpty)
    }

    @Test("a length that cannot be read is refused, and nothing is recorded")
    func unreadLength() async throws {
        let desk = try await Desk()
        let refusal: CannotRead = try await desk.refusal(
            RecordJournal.self, .init(requestId: "a", kind: .bowel, what: "none for ages"))
        #expect(refusal.message.contains("none for 4 days"))
        #expect(try await desk.call(ListJournal.self, .init()).entries.isEmpty)
    }

    @Test("a day among the words is the day of the entry, and the other words stay")
    func dayAmongWords() async throws {
        let desk = try await Desk()
        let soft = try await tell(desk, .bowel, "yesterday soft").entry
        #expect(soft.what == "soft" && soft.day.date == "2026-11-22" && soft.at == nil)
        let fall = try await tell(desk, .fall, "yesterday hit her head").entry
        #expect(fall.what == "hit her head" && fall.day.date == "2026-11-22")
        let surgery = try await tell(desk, .event, "surgery tomorrow").entry
        #expect(surgery.what == "surgery" && surgery.day.date == "2026-11-24")
        // A symptom keeps its words whole.
        let tired = try await tell(desk, .symptom, "tired since yesterday").entry
        #expect(tired.what == "tired since yesterday" && tired.day.relative == "today")
        for (kind, what) in [(JournalKind.fall, "tomorrow"), (.bowel, "soft tomorrow")] {
            let refusal: Invalid = try await desk.refusal(
                RecordJournal.self, .init(requestId: desk.fresh(), kind: kind, what: what))
            #expect(refusal.parameter == "at")
        }
    }

    @Test("a weekday alone can be the last or the next one of an event, so it is asked which")
    func eitherWeek() async throws {
        let desk = try await Desk()
        for request in [
            RecordJournal.Request(requestId: "a", kind: .event, what: "surgery on friday"),
            RecordJournal.Request(requestId: "b", kind: .event, what: "surgery", at: "friday"),
        ] {
            let refusal: Ambiguous = try await desk.refusal(RecordJournal.self, request)
            #expect(refusal.choices == ["2026-11-20", "2026-11-27"])
        }
        let last = try await tell(desk, .event, "surgery last friday").entry
        #expect(last.day.date == "2026-11-20")
        #expect(try await tell(desk, .fall, "on friday").entry.day.date == "2026-11-20")
    }

    @Test("a week is no day: the event is refused with how to write it")
    func week() async throws {
        let desk = try await Desk()
        let refusal: CannotRead = try await desk.refusal(
            RecordJournal.self,
            .init(requestId: "a", kind: .event, what: "radiation next week", days: 5))
        #expect(refusal.message.contains("On which day?"))
        #expect(refusal.message.contains("in 7 days"))
        #expect(try await desk.call(ListJournal.self, .init()).entries.isEmpty)
    }

    @Test("the person's own words for an event stay beside its name, before any note")
    func ownWords() async throws {
        let desk = try await Desk()
        let hip = try await tell(desk, .event, "broken hip yesterday", note: "left").entry
        #expect(hip.what == "fracture" && hip.note == "broken hip; left")
        #expect(hip.day.date == "2026-11-22")
        #expect(try await tell(desk, .event, "Fracture").entry.note == nil)
        let paper = try await desk.call(GetPaper.self, .init(kind: .report)).paper
        let rows = paper.parts.first { $0.id == "told" }?.table?.rows.map(\.cells) ?? []
        #expect(rows.contains { $0.contains { $0.contains("broken hip") } })
    }
}
