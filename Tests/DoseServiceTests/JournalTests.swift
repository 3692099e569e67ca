import DoseInterface
import Testing

@Suite("The journal")
struct JournalTests {
    @discardableResult
    private func note(
        _ desk: Desk, _ kind: JournalKind, _ what: String? = nil, score: Int? = nil,
        at: String? = nil, days: Int? = nil, place: String? = nil, note: String? = nil,
        asWritten: Bool? = nil
    ) async throws -> RecordJournal.Reply {
        try await desk.call(
            RecordJournal.self,
            .init(
                requestId: desk.fresh(), kind: kind, what: what, score: score, at: at, days: days,
                place: place, note: note, asWritten: asWritten))
    }

    private func refused(
        _ desk: Desk, _ request: RecordJournal.Request
    ) async throws -> String {
        let refusal: Invalid = try await desk.refusal(RecordJournal.self, request)
        return refusal.parameter
    }

    private func list(
        _ desk: Desk, _ kind: JournalKind? = nil, from: String? = nil, to: String? = nil
    ) async throws -> [JournalEntry] {
        try await desk.call(ListJournal.self, .init(kind: kind, from: from, to: to)).entries
    }

    @Test("each kind is dated, noted and listed, newest first, by kind and days")
    func listing() async throws {
        let desk = try await Desk()
        try await note(desk, .pain, score: 6, at: "20 minutes ago", place: "back")
        try await note(desk, .symptom, "tired", at: "yesterday", note: "all day")
        try await note(desk, .bowel)
        try await note(desk, .fall, "on the stairs", at: "2026-11-20")
        let all = try await list(desk)
        #expect(all.map(\.kind) == [.bowel, .pain, .symptom, .fall])
        #expect(all[1].at?.at.contains("T17:45") == true)
        #expect(all[1].score == 6 && all[1].place == "back")
        #expect(all[2].day.relative == "yesterday" && all[2].at == nil)
        #expect(all[2].note == "all day")
        #expect(try await list(desk, .fall).map(\.what) == ["on the stairs"])
        #expect(try await list(desk, from: "2026-11-22", to: "2026-11-22").count == 1)
        #expect(try await desk.undo().undone.hasPrefix("fall"))
        #expect(try await list(desk).count == 3)
    }

    @Test("a text without a word in it is called what a person calls it")
    func emptyWords() async throws {
        let desk = try await Desk()
        let refusal: Invalid = try await desk.refusal(
            RecordJournal.self, .init(requestId: "e", kind: .symptom, what: " "))
        #expect(refusal.parameter == "what")
        #expect(refusal.message == "The text is empty.")
    }

    @Test("what cannot be is refused with what would do")
    func refusals() async throws {
        let desk = try await Desk()
        #expect(try await refused(desk, .init(requestId: "a", kind: .pain)) == "score")
        #expect(try await refused(desk, .init(requestId: "b", kind: .pain, score: 11)) == "score")
        #expect(
            try await refused(desk, .init(requestId: "c", kind: .bowel, score: 1)) == "score")
        #expect(try await refused(desk, .init(requestId: "d", kind: .symptom)) == "what")
        #expect(
            try await refused(
                desk, .init(requestId: "e", kind: .fall, at: "2026-12-24")) == "at")
        #expect(
            try await refused(
                desk, .init(requestId: "f", kind: .symptom, what: "tired", days: 2)) == "days")
        #expect(
            try await refused(
                desk, .init(requestId: "g", kind: .event, what: "radiation", days: 367)) == "days")
        #expect(try await list(desk).isEmpty)
    }

    @Test(
        "signs of trouble say what is published and whom to call, with the source",
        arguments: [
            ("a tooth is loose", "dentist"), ("my legs are weak", "back pain"),
            ("tingling in my fingers", "low calcium"), ("fever and chills", "38.0"),
            ("new pain in my thigh", "thigh"), ("so confused today", "high calcium"),
            ("I cannot feel my legs", "back pain"), ("can not pee", "back pain"),
            ("my legs feel weak", "back pain"), ("weakness in both legs", "back pain"),
            ("legs gave way", "back pain"), ("pain in my back", "back pain"),
            ("my back hurts", "back pain"), ("lost control of my bowels", "back pain"),
            ("incontinent", "back pain"), ("trouble walking", "back pain"),
            ("neck pain", "weak or numb arms"), ("weak arms", "weak or numb arms"),
            ("my foot went numb", "back pain"), ("pus in my mouth", "dentist"),
            ("my teeth hurt", "dentist"), ("bone showing", "dentist"),
            ("she isn’t breathing", "slow breathing"), ("won't wake up", "hard to wake"),
            ("temperature 39", "38.0"), ("a temp of 100.4", "38.0"), ("cannot poop", "3 days"),
        ])
    func signs(told: String, published: String) async throws {
        let desk = try await Desk()
        let remarks = try await note(desk, .symptom, told).remarks
        let found = remarks.first { $0.text.lowercased().contains(published.lowercased()) }
        #expect(found?.sources.isEmpty == false, "\(remarks)")
    }

    @Test(
        "words that only sound like those of a sign are none",
        arguments: [
            "number of pills", "my backpack is heavy", "weekly visit", "the pain came back",
            "urine is clear, no pain", "temperature 37.2", "Weak tea. My legs are fine.",
        ])
    func falseFriends(told: String) async throws {
        let remarks = try await note(try await Desk(), .symptom, told).remarks
        #expect(remarks.count == 1)
        #expect(remarks.allSatisfy { $0.sources.isEmpty && $0.text.hasPrefix("There is no page") })
    }

    @Test(
        "what cannot wait is answered in whatever a note is on",
        arguments: [JournalKind.fall, .pain, .bowel, .symptom, .event])
    func urgentNotes(kind: JournalKind) async throws {
        let desk = try await Desk()
        let remarks = try await note(
            desk, kind, kind == .symptom || kind == .event ? "tired" : nil,
            score: kind == .pain ? 2 : nil, note: "can't breathe"
        ).remarks
        #expect(remarks.first?.text.contains("emergency number") == true, "\(remarks)")
        #expect(remarks.first?.call?.contains("Emergency:") == true)
    }

    @Test("the note on an answer is read as any other, before what the answer itself brings")
    func answerNotes() async throws {
        let desk = try await Desk()
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from now")
        try await desk.record(.given, "zol")
        func answer(_ note: String, _ answer: FollowUpAnswer) async throws -> [Remark] {
            try await desk.call(
                AnswerFollowUp.self,
                .init(requestId: desk.fresh(), id: "jaw", answer: answer, note: note)
            ).remarks
        }
        let weak = try await answer("no, but my legs feel weak", .no)
        #expect(weak.first?.text.contains("can be an emergency") == true)
        #expect(weak.first?.sources.isEmpty == false)
        let both = try await answer("not breathing well", .yes)
        #expect(both.first?.text.hasPrefix("This is an emergency.") == true)
        #expect(both.last?.text.contains("your dentist at once") == true)
        #expect(try await answer("all is well", .no).isEmpty)
    }

    @Test("what is no sign is only recorded")
    func noSign() async throws {
        let desk = try await Desk()
        #expect(
            try await note(desk, .symptom, "itchy nose").remarks.map(\.text)
                .contains { $0.contains("call your care team") })
        #expect(try await note(desk, .pain, score: 2, place: "knee").remarks.isEmpty)
        #expect(try await note(desk, .pain, score: 4, place: "groin").remarks.count == 1)
    }

    @Test("severe pain in the back or the spine is answered like back pain, mild pain is not")
    func backPain() async throws {
        let desk = try await Desk()
        for (score, place) in [
            (10, "back"), (9, "my spine"), (7, "lower back, left"), (9, "neck"),
            (8, "between the shoulder blades"),
        ] {
            let remarks = try await note(desk, .pain, score: score, place: place).remarks
            let said = remarks.first { $0.text.contains("can be an emergency") }
            #expect(said?.sources.isEmpty == false, "\(place)")
        }
        let mild = try await note(desk, .pain, score: 6, place: "back").remarks
        #expect(!mild.contains { $0.text.contains("emergency") })
    }

    @Test("a treatment can be planned for a day to come; what was felt cannot")
    func planned() async throws {
        let desk = try await Desk()
        let reply = try await note(desk, .event, "radiation", at: "tomorrow", days: 5)
        #expect(reply.entry.day.date == "2026-11-24" && reply.entry.at == nil)
        #expect(try await list(desk, .event).map(\.what) == ["radiation"])
        #expect(
            try await refused(
                desk, .init(requestId: "a", kind: .symptom, what: "tired", at: "tomorrow")) == "at")
        try await desk.add(zoledronicAcid)
        for kind in [PaperKind.infusion, .report] {
            let paper = try await desk.call(GetPaper.self, .init(kind: kind)).paper
            let part = paper.parts.first { $0.id == "planned" }
            #expect(
                part?.table?.rows.map(\.cells) == [["Tue 2026-11-24", "radiation", "5 days"]])
        }
        desk.clock.advance(days: 2)
        let later = try await desk.call(GetPaper.self, .init(kind: .report)).paper
        #expect(later.parts.allSatisfy { $0.id != "planned" })
        #expect(later.parts.first { $0.id == "told" }?.table?.rows.count == 1)
    }

    @Test("pain names the entry before of the same place; a fall is to be told")
    func before() async throws {
        let desk = try await Desk()
        try await note(desk, .pain, score: 4, at: "yesterday", place: "back")
        try await note(desk, .pain, score: 1, place: "foot")
        let again = try await note(desk, .pain, score: 6, place: "back")
        #expect(again.remarks.map(\.text) == ["The entry before: 4 on Sun 2026-11-22."])
        #expect(try await note(desk, .fall).remarks.first?.text.contains("any fall") == true)
    }

    @Test("three days without a bowel movement are said with what is published")
    func bowel() async throws {
        let desk = try await Desk()
        try await note(desk, .bowel, at: "2026-11-20")
        let none = try await note(desk, .bowel, "none")
        #expect(
            none.remarks.first?.text.hasPrefix("The last bowel movement on record was 3") == true)
        #expect(none.remarks.first?.sources.isEmpty == false)
        try await note(desk, .bowel)
        #expect(try await note(desk, .bowel, "none").remarks.isEmpty)
    }

    @Test("who never told of a movement hears it too, from the first none on")
    func neverMoved() async throws {
        let desk = try await Desk()
        #expect(try await note(desk, .bowel, "none", at: "2026-11-21").remarks.isEmpty)
        #expect(try await note(desk, .bowel, "none", at: "2026-11-22").remarks.isEmpty)
        let third = try await note(desk, .bowel, "none").remarks
        #expect(third.first?.text.hasPrefix("No bowel movement is on record for 2 days.") == true)
        #expect(third.first?.text.contains("Call your care team") == true)
        #expect(third.first?.sources.isEmpty == false)
    }

    @Test("events have days and a place, and say what is published; a slip of the pen is asked")
    func events() async throws {
        let desk = try await Desk()
        let course = try await note(
            desk, .event, "radiotherapy", at: "2026-11-02", days: 5, place: "spine")
        #expect(course.entry.what == "radiation" && course.entry.days == 5)
        #expect(course.remarks.contains { $0.text.contains("1 to 5 days") })
        #expect(course.remarks.allSatisfy { !$0.sources.isEmpty })
        let slip = try await refused(
            desk, .init(requestId: "a", kind: .event, what: "fractur"))
        #expect(slip == "what")
        #expect(try await note(desk, .event, "fractur", asWritten: true).entry.what == "fractur")
        #expect(try await note(desk, .event, "port removed").remarks.isEmpty)
        #expect(try await list(desk, .event).count == 3)
    }
}
