import DoseInterface
import Testing

@Suite("Signs that cannot wait")
struct UrgentSignTests {
    private static let reassuring = "usually go away"

    private func remarks(
        _ kind: JournalKind, _ what: String? = nil, score: Int? = nil, note: String? = nil,
        at: String? = nil
    ) async throws -> [Remark] {
        let desk = try await Desk()
        return try await desk.call(
            RecordJournal.self,
            .init(
                requestId: desk.fresh(), kind: kind, what: what, score: score, at: at, note: note,
                asWritten: kind == .event ? true : nil)
        ).remarks
    }

    @Test(
        "an emergency says first to call the emergency number, and nothing reassuring",
        arguments: [
            "vomiting blood", "throwing up blood", "blood when she vomits", "coffee ground vomit",
            "seizure", "fit", "had a fit", "convulsion", "face drooping", "slurred speech",
            "hives and throat closing", "swollen face and lips", "blue lips", "overdose",
            "took too many pills", "very sleepy, hard to wake up", "nauseous, not breathing",
        ])
    func emergency(told: String) async throws {
        let remarks = try await remarks(.symptom, told)
        #expect(
            remarks.first?.text == "This is an emergency. Call your emergency number now.",
            "\(remarks)")
        #expect(remarks.first?.call?.contains("Emergency:") == true)
        #expect(!remarks.contains { $0.text.contains(Self.reassuring) }, "\(remarks)")
    }

    @Test(
        "what can be grave says when to call the emergency number",
        arguments: [
            "passed out", "fainted", "cant breathe", "short of breath", "coughing up blood",
            "hip cracked when she stood up", "cannot get up", "bumped my head",
            "chest pain and nausea", "wheezing", "the worst headache ever",
        ])
    func ifWorse(told: String) async throws {
        let remarks = try await remarks(.symptom, told)
        #expect(remarks.first?.text.hasPrefix("If this is new, strong") == true, "\(remarks)")
        #expect(!remarks.contains { $0.text.contains(Self.reassuring) }, "\(remarks)")
    }

    @Test(
        "what needs the care team says to call it now",
        arguments: [
            "black stool", "tarry stool", "blood in the toilet", "peeing less", "no urine",
            "nauseous and cant keep anything down", "hives", "pooping blood",
        ])
    func team(told: String) async throws {
        let remarks = try await remarks(.symptom, told)
        #expect(remarks.first?.text.hasPrefix("Call your care team now.") == true, "\(remarks)")
        #expect(!remarks.contains { $0.text.contains(Self.reassuring) }, "\(remarks)")
    }

    @Test(
        "what is published about such a sign comes after, with its source",
        arguments: [
            ("vomiting blood", "bleeding in the stomach"),
            ("black stool", "bleeding in the stomach"),
            ("slurred speech", "signs of a stroke"), ("swollen lips", "NSAIDs"),
            ("took too many pills", "1-800-222-1222"), ("hard to wake", "slow breathing"),
        ])
    func published(told: String, words: String) async throws {
        let said = try await remarks(.symptom, told).dropFirst()
            .first { $0.text.contains(words) }
        #expect(said?.sources.isEmpty == false, "\(told)")
    }

    @Test(
        "a sign that is denied raises no alarm",
        arguments: ["no fever", "legs ok, no numbness", "no chest pain", "not short of breath"])
    func denied(told: String) async throws {
        let texts = try await remarks(.symptom, told).map(\.text)
        #expect(texts.count == 1 && texts[0].hasPrefix("There is no page"), "\(texts)")
    }

    @Test("a wish to die is answered beside an emergency, and never taken as denied")
    func wishToDie() async throws {
        let both = try await remarks(.symptom, "took too many pills, I want to die").map(\.text)
        #expect(both.first?.hasPrefix("This is an emergency.") == true)
        #expect(both.contains { $0.hasPrefix("You are not alone.") })
        let denied = try await remarks(.symptom, "I will not hurt myself").first
        #expect(denied?.text.hasPrefix("You are not alone.") == true)
    }

    @Test("a fall and a bowel movement go through the same signs")
    func fallAndBowel() async throws {
        let head = try await remarks(.fall, "hit her head on the sink, bleeding")
        #expect(head.first?.text.hasPrefix("This is an emergency.") == true, "\(head)")
        let hip = try await remarks(.fall, "hip cracked")
        #expect(hip.first?.text.hasPrefix("If this is new, strong") == true, "\(hip)")
        let black = try await remarks(.bowel, "black")
        #expect(black.first?.text.hasPrefix("Call your care team now.") == true, "\(black)")
        #expect(black.contains { !$0.sources.isEmpty })
        #expect(try await remarks(.bowel, "normal").isEmpty)
        #expect(try await remarks(.bowel, "no blood").isEmpty)
    }

    @Test("an event of today can be an emergency, one of another day is none")
    func events() async throws {
        let today = try await remarks(.event, "stroke")
        #expect(today.first?.text.hasPrefix("This is an emergency.") == true)
        #expect(try await remarks(.event, "stroke", at: "2026-11-02").isEmpty)
    }

    @Test("strong pain without a place says whom to call, milder pain does not")
    func strongPain() async throws {
        for score in [7, 8, 10] {
            let strong = try await remarks(.pain, score: score)
            #expect(strong.first?.text.hasPrefix("Tell your care team about pain") == true)
            #expect(strong.first?.call != nil)
        }
        #expect(try await remarks(.pain, score: 6).isEmpty)
    }
}
