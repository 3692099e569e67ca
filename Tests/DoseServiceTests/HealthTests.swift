import DoseInterface
import Testing

@Suite("Conditions, allergies, risk factors and contacts")
struct HealthTests {
    @discardableResult
    private func add(
        _ desk: Desk, _ kind: HealthKind, _ name: String, since: String? = nil,
        note: String? = nil
    ) async throws -> AddHealthFact.Reply {
        try await desk.call(
            AddHealthFact.self,
            .init(requestId: desk.fresh(), kind: kind, name: name, since: since, note: note))
    }

    private func names(
        _ desk: Desk, _ kind: HealthKind? = nil, all: Bool? = nil
    ) async throws -> [String] {
        try await desk.call(ListHealthFacts.self, .init(kind: kind, all: all)).facts.map(\.name)
    }

    @discardableResult
    private func contact(
        _ desk: Desk, _ role: String, _ name: String, _ phone: String
    ) async throws -> AddContact.Reply {
        try await desk.call(
            AddContact.self,
            .init(requestId: desk.fresh(), role: role, name: name, phone: phone))
    }

    @Test("each is kept with its day and note, listed by kind, and ended without being forgotten")
    func kinds() async throws {
        let desk = try await Desk()
        let failure = try await add(desk, .condition, "heart failure", since: "2026-03-02")
        #expect(failure.fact.since?.date == "2026-03-02")
        #expect(failure.remarks.first?.text.contains("as heart failure") == true)
        let allergy = try await add(desk, .allergy, "penicillin", note: "rash")
        #expect(allergy.remarks.map(\.text).count == 1)
        #expect(allergy.remarks.first?.text.contains("dose take") == true)
        try await add(desk, .risk, "smoking")
        #expect(try await names(desk) == ["heart failure", "penicillin", "smoking"])
        #expect(try await names(desk, .risk) == ["smoking"])
        let ended = try await desk.call(
            EndHealthFact.self,
            .init(requestId: "e", kind: .risk, name: "smo", on: "yesterday"))
        #expect(ended.fact.ended?.relative == "yesterday")
        #expect(try await names(desk, .risk).isEmpty)
        #expect(try await names(desk, .risk, all: true) == ["smoking"])
        try await desk.undo()
        #expect(try await names(desk, .risk) == ["smoking"])
        try await desk.undo()
        #expect(try await names(desk) == ["heart failure", "penicillin"])
    }

    @Test("a check is said to look at it only where one does")
    func whoLooks() async throws {
        let desk = try await Desk()
        for (name, words) in [
            ("CHF", "as heart failure"), ("cavities", "as tooth decay"),
            ("hf", "as heart failure"), ("ckd", "as kidney disease"), ("asthma", "as asthma"),
            ("asthma from aspirin", "as asthma from aspirin and asthma"),
            ("pregnant", "as pregnancy"), ("breastfeeding", "as breastfeeding"),
            ("ONJ", "as osteonecrosis of the jaw"), ("hypocalcaemia", "as low calcium"),
            ("bleeding ulcer", "as stomach ulcer"), ("GI bleed", "as stomach bleeding"),
            ("hemophilia", "as bleeding disorder"), ("on warfarin", "as blood thinner"),
            ("gout", "No check looks at it"), ("neuropathy", "No check looks at it"),
        ] {
            let remarks = try await add(desk, .condition, name).remarks
            #expect(remarks.first?.text.contains(words) == true, "\(name)")
        }
    }

    @Test("low calcium counts from the day on which it was told, until a later result is in range")
    func lowCalcium() async throws {
        let desk = try await Desk()
        try await desk.add("Xgeva 120 mg every 4 weeks from 2026-11-30 10:00")
        func calcium() async throws -> CheckItem {
            let report = try await desk.call(CheckReadiness.self, .init(name: "denosumab"))
            return try #require(report.reports.first?.checks.first { $0.check == "calcium" })
        }
        try await desk.lab("calcium", "9.1", "mg/dL", range: "8.5-10.5")
        #expect(try await calcium().state == .ok)
        try await add(desk, .condition, "low calcium")
        let told = try await calcium()
        #expect(told.state == .open && told.blocking && told.evidence == "low calcium")
        desk.clock.advance(days: 1)
        try await desk.lab("calcium", "9.2", "mg/dL", range: "8.5-10.5")
        #expect(try await calcium().state == .ok)
    }

    @Test("what was told is named where a pain medicine is taken")
    func named() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg as needed")
        try await add(desk, .condition, "pregnant")
        let remarks = try await desk.record(.taken, "naproxen").remarks.map(\.text)
        #expect(remarks.contains { $0.hasPrefix("On record: pregnant. With what is on record,") })
    }

    @Test("a slip of the pen is refused with what was meant, and kept when that is asked for")
    func slip() async throws {
        let desk = try await Desk()
        for kind in [HealthKind.condition, .risk] {
            let slip: NotFound = try await desk.refusal(
                AddHealthFact.self,
                .init(requestId: desk.fresh(), kind: kind, name: "hart failure"))
            #expect(slip.suggestions.first == "heart failure")
            #expect(slip.message.contains("Did you mean heart failure?"))
        }
        #expect(try await names(desk).isEmpty)
        let kept = try await desk.call(
            AddHealthFact.self,
            .init(
                requestId: desk.fresh(), kind: .condition, name: "hart failure", asWritten: true))
        #expect(kept.remarks.first?.text.contains("No check looks at it") == true)
        #expect(try await names(desk) == ["hart failure"])
        // An allergy has names that no table of conditions has.
        try await add(desk, .allergy, "asthme")
    }

    @Test("what may mean a condition is kept, and the condition is asked about")
    func maybeMeant() async throws {
        let desk = try await Desk()
        let remarks = try await add(desk, .condition, "liver disease").remarks.map(\.text)
        #expect(remarks.first?.contains("No check looks at it") == true)
        #expect(
            remarks.last
                == "A check looks at cirrhosis. Do you have that? dose condition add cirrhosis")
        let heart = try await add(desk, .risk, "heart disease").remarks.map(\.text)
        #expect(heart.first?.contains("as heart disease") == true)
        #expect(heart.last?.hasSuffix("dose risk add heart failure") == true)
    }

    @Test("a medicine that is told as a condition is counted, and belongs on the list too")
    func medicine() async throws {
        let desk = try await Desk()
        let remarks = try await add(desk, .condition, "on warfarin").remarks.map(\.text)
        #expect(remarks.first?.contains("as blood thinner") == true)
        #expect(remarks.last?.hasPrefix("Put the medicine itself on your list too:") == true)
        #expect(try await add(desk, .condition, "hemophilia").remarks.count == 1)
    }

    @Test("what a relative has is kept, is said not to be counted, and no check is about it")
    func relative() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        let kept = try await add(desk, .condition, "father had heart failure")
        #expect(kept.remarks.count == 1)
        #expect(kept.remarks.first?.text.hasPrefix("It tells of a relative.") == true)
        #expect(try await names(desk) == ["father had heart failure"])
        let reports = try await desk.call(CheckReadiness.self, .init(name: "naproxen")).reports
        let heart = try #require(reports.first?.checks.first { $0.check == "nsaid-heart" })
        #expect(heart.state == .ok)
    }

    @Test("one that is on record, one that is not and days that cannot be are refused")
    func refusals() async throws {
        let desk = try await Desk()
        try await add(desk, .condition, "heart failure", since: "2026-03-02")
        let twice: Invalid = try await desk.refusal(
            AddHealthFact.self, .init(requestId: "a", kind: .condition, name: "Heart failure"))
        #expect(twice.parameter == "name")
        let early: Invalid = try await desk.refusal(
            EndHealthFact.self,
            .init(requestId: "b", kind: .condition, name: "heart failure", on: "2026-01-01"))
        #expect(early.parameter == "on")
        let other: NotFound = try await desk.refusal(
            EndHealthFact.self, .init(requestId: "c", kind: .condition, name: "diabetes"))
        #expect(other.suggestions == ["heart failure"])
        let later: Invalid = try await desk.refusal(
            AddHealthFact.self,
            .init(requestId: "d", kind: .condition, name: "gout", since: "2027-01-01"))
        #expect(later.parameter == "since")
        #expect(try await names(desk) == ["heart failure"])
    }

    @Test("whom to call is named wherever a text says to call, and the dentist where one is meant")
    func callLine() async throws {
        let desk = try await Desk()
        try await contact(desk, "dentist", "Dr. Weber", "+49 30 2")
        try await contact(desk, "Oncologist", "Dr. Ito", "+49 30 1")
        let fever = try await desk.lab("temperature", "38.4", "C")
        #expect(
            fever.remarks.first?.call
                == "Call your team: Dr. Ito (oncologist), +49 30 1. "
                + "Emergency: your local emergency number.")
        #expect(fever.remarks.last?.call == nil)
        let jaw = try await desk.call(
            RecordJournal.self,
            .init(requestId: desk.fresh(), kind: .symptom, what: "a loose tooth"))
        #expect(jaw.remarks.first?.call?.contains("Dentist: Dr. Weber, +49 30 2.") == true)
        _ = try await desk.call(
            ChangeSetting.self, .init(requestId: "s", name: "country", value: "germany"))
        let again = try await desk.lab("temperature", "38.4", "C")
        #expect(again.remarks.first?.call?.hasSuffix("Emergency: 112 (Germany).") == true)
        let opioid = try await desk.call(GetDrug.self, .init(name: "morphine"))
        #expect(opioid.call?.hasPrefix("Call your team: Dr. Ito (oncologist)") == true)
    }

    @Test("without anybody on record a text that says to call tells how to add somebody")
    func nobody() async throws {
        let desk = try await Desk()
        let jaw = try await desk.call(
            RecordJournal.self, .init(requestId: "a", kind: .symptom, what: "my jaw hurts"))
        #expect(jaw.remarks.first?.text.contains("call your care team") == true)
        let add = "Whom to call is not on record yet: dose contact add oncologist NAME NUMBER"
        #expect(jaw.remarks.first?.call == add)
        let fever = try await desk.lab("temperature", "38.4", "C")
        #expect(
            fever.remarks.first?.call
                == "Emergency: your local emergency number. \(add)")
        #expect(fever.remarks.last?.call == nil)
        // A dentist is nobody to call about calcium.
        try await contact(desk, "dentist", "Dr. Weber", "+49 30 2")
        let calcium = try await desk.lab("calcium", "12.5", "mg/dL")
        #expect(calcium.remarks.first?.call == add)
    }

    @Test("contacts are removed by name or role, and come back by undo")
    func contacts() async throws {
        let desk = try await Desk()
        try await contact(desk, "nurse", "Ada", "030-1")
        try await contact(desk, "nurse", "Ben", "030-2")
        let two: Ambiguous = try await desk.refusal(
            RemoveContact.self, .init(requestId: "a", name: "nurse"))
        #expect(two.choices == ["Ada", "Ben"])
        _ = try await desk.call(RemoveContact.self, .init(requestId: "b", name: "ada"))
        #expect(
            try await desk.call(ListContacts.self, .init()).contacts.map(\.name) == ["Ben"])
        try await desk.undo()
        #expect(
            try await desk.call(ListContacts.self, .init()).contacts.map(\.name) == ["Ada", "Ben"])
        let number: Invalid = try await desk.refusal(
            AddContact.self, .init(requestId: "c", role: "nurse", name: "Eve", phone: "call me"))
        #expect(number.parameter == "phone")
        let nobody: NotFound = try await desk.refusal(
            RemoveContact.self, .init(requestId: "d", name: "Eve"))
        #expect(nobody.suggestions == ["Ada", "Ben"])
    }

    @Test(
        "a country has its number with a source; one that we do not know has none; a slip is asked")
    func country() async throws {
        let desk = try await Desk()
        func set(_ value: String) async throws -> String {
            _ = try await desk.call(
                ChangeSetting.self,
                .init(requestId: desk.fresh(), name: "country", value: value))
            return try await desk.call(ListContacts.self, .init()).emergency
        }
        #expect(try await desk.call(ListContacts.self, .init()).sources.isEmpty)
        #expect(try await set("uk") == "999 (United Kingdom)")
        #expect(try await set("US") == "911 (United States)")
        #expect(try await !desk.call(ListContacts.self, .init()).sources.isEmpty)
        #expect(try await set("Atlantis") == "your local emergency number")
        let slip: Invalid = try await desk.refusal(
            ChangeSetting.self, .init(requestId: "s", name: "country", value: "Germny"))
        #expect(slip.message.contains("Germany"))
    }

    @Test("there is a limit to contacts")
    func limit() async throws {
        let desk = try await Desk()
        for index in 0..<Limits.contacts {
            try await contact(desk, "nurse", "Ada \(index)", "030-1")
        }
        let full: TooLarge = try await desk.refusal(
            AddContact.self, .init(requestId: "a", role: "nurse", name: "Eve", phone: "030-1"))
        #expect(full.limit == Limits.contacts)
    }
}
