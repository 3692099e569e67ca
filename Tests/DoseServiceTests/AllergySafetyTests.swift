import DoseInterface
import Testing

/// What a person does not tolerate, what meets on a list, and what cannot wait.
@Suite("Allergies, meetings and signs that cannot wait")
struct AllergySafetyTests {
    private func ask(
        _ desk: Desk, _ name: String, _ amount: String? = nil
    ) async throws -> AskDose.Reply {
        try await desk.call(AskDose.self, .init(name: name, amount: amount))
    }

    @discardableResult
    private func allergy(_ desk: Desk, _ name: String) async throws -> AddHealthFact.Reply {
        try await desk.call(
            AddHealthFact.self, .init(requestId: desk.fresh(), kind: .allergy, name: name))
    }

    private func symptom(_ desk: Desk, _ what: String) async throws -> [Remark] {
        try await desk.call(
            RecordJournal.self, .init(requestId: desk.fresh(), kind: .symptom, what: what)
        ).remarks
    }

    @Test("an allergy stands before a limit, and no time makes it right")
    func first() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 6 hours")
        try await desk.record(.taken, "ibuprofen")
        #expect(try await ask(desk, "ibuprofen").answer == .notYet)
        try await allergy(desk, "ibuprofen")
        let reply = try await ask(desk, "ibuprofen")
        #expect(reply.answer == .askFirst && reply.fits == nil)
        #expect(reply.reasons.first?.text.contains("This allergy is on your record") == true)
        // One of the same kind is asked about too, one of another kind is not.
        let kind = try await ask(desk, "naproxen")
        #expect(kind.answer == .askFirst)
        #expect(kind.reasons.first?.text.contains("naproxen is of the same kind") == true)
        #expect(try await ask(desk, "acetaminophen").answer == .yes)
    }

    @Test("a medicine with a slip in its name is asked about, since no check would know it")
    func slip() async throws {
        let desk = try await Desk()
        let slip: NotFound = try await desk.refusal(
            AddHealthFact.self, .init(requestId: "a", kind: .allergy, name: "asprin, hives"))
        #expect(slip.suggestions == ["aspirin"])
        #expect(slip.message.hasPrefix("No medicine of the name \"asprin, hives\" is known."))
        let kept = try await desk.call(
            AddHealthFact.self,
            .init(requestId: "b", kind: .allergy, name: "asprin, hives", asWritten: true))
        #expect(kept.fact.name == "asprin, hives")
        // Two slips are none: they are another thing.
        for other in ["iodine", "latex", "penicillin", "ibuprofen, rash", "NSAIDs"] {
            #expect(try await allergy(desk, other).fact.name == other)
        }
    }

    @Test("an allergy to what is in no table is known by its name")
    func unlisted() async throws {
        let desk = try await Desk()
        try await allergy(desk, "wonderdrug, rash")
        let added = try await desk.add("wonderdrug 10 mg as needed")
        #expect(added.remarks.first?.text.contains("This allergy is on your record") == true)
        let asked = try await ask(desk, "wonderdrug")
        #expect(asked.answer == .askFirst)
        #expect(asked.reasons.first?.text.contains("wonderdrug, rash") == true)
        let taken = try await desk.record(.taken, "wonderdrug")
        #expect(taken.remarks.first?.text.contains("This allergy is on your record") == true)
        let other = try await desk.add("plainpill 10 mg as needed")
        #expect(!other.remarks.contains { $0.text.contains("allergy") })
    }

    @Test("a medicine that is added and an allergy that is told know of each other")
    func bothWays() async throws {
        let desk = try await Desk()
        try await allergy(desk, "morphine")
        let added = try await desk.add("morphine 15 mg as needed")
        #expect(added.remarks.first?.text.contains("This allergy is on your record") == true)
        try await desk.add("Advil 200 mg as needed")
        let told = try await allergy(desk, "NSAIDs")
        #expect(told.remarks.first?.text.hasPrefix("On your list: Advil.") == true)
        #expect(try await allergy(desk, "pollen").remarks.count == 1)
    }

    private func check(_ desk: Desk, _ name: String? = nil) async throws -> [ReadinessReport] {
        try await desk.call(CheckReadiness.self, .init(name: name)).reports
    }

    @Test("an allergy to the infusion holds the dose, and stands in check, start, list and sheet")
    func infusion() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await desk.exam()
        try await desk.lab("creatinine", "0.9", "mg/dL")
        try await allergy(desk, "Zometa, rash")
        let item = try #require(
            try await check(desk, "zol").first?.checks.first { $0.check == "allergy" })
        #expect(item.state == .open && item.blocking && item.evidence == "Zometa, rash")
        #expect(!item.sources.isEmpty && item.regional?.isEmpty == false)
        #expect(try await desk.infusions().first?.open.contains("allergy") == true)
        // It can begin: who gives it decides.
        let started = try await desk.start("zol")
        #expect(started.checks.contains { $0.check == "allergy" && $0.state == .open })
        let sheet = try await desk.call(GetPaper.self, .init(kind: .infusion)).paper
        func rows(_ id: String) -> [[String]] {
            sheet.parts.first { $0.id == id }?.table?.rows.map(\.cells) ?? []
        }
        #expect(rows("health").map { $0[0] } == ["Zometa, rash"])
        #expect(
            rows("readiness").contains { $0[0] == "allergy" && $0[2].contains("Zometa, rash") })
        // Without it nothing is held.
        _ = try await desk.call(
            EndHealthFact.self,
            .init(requestId: desk.fresh(), kind: .allergy, name: "Zometa, rash"))
        #expect(try await desk.infusions().first?.open == [])
    }

    @Test("an allergy to another medicine of the kind is to ask about, and holds nothing")
    func sameKind() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await allergy(desk, "alendronate")
        let next = try #require(try await desk.infusions().first)
        #expect(next.ask?.contains("allergy") == true && !next.open.contains("allergy"))
        try await desk.add("denosumab 120 mg SC every 4 weeks from 2027-01-10 10:00")
        let other = try await check(desk, "denosumab").first?.checks.first { $0.check == "allergy" }
        #expect(other?.state == .ok)
    }

    @Test("an allergy to a medicine that has no such check is said beside its checks")
    func besideChecks() async throws {
        let desk = try await Desk()
        try await desk.add("fulvestrant 500 mg every 4 weeks from 2026-12-01 10:00")
        #expect(try await check(desk, "fulvestrant").first?.remarks == nil)
        try await allergy(desk, "Faslodex")
        let words = "This allergy is on your record: Faslodex."
        for reports in [try await check(desk, "fulvestrant"), try await check(desk)] {
            #expect(reports.first?.remarks?.first?.text.hasPrefix(words) == true, "\(reports)")
        }
        let list = try await desk.call(ListInfusions.self, .init())
        #expect(list.remarks.contains { $0.text.hasPrefix(words) })
        #expect(try await desk.start("fulvestrant").remarks.first?.text.hasPrefix(words) == true)
    }

    @Test("asthma from aspirin is to ask about before zoledronic acid, and holds nothing")
    func asthma() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        _ = try await desk.call(
            AddHealthFact.self,
            .init(requestId: desk.fresh(), kind: .condition, name: "aspirin-sensitive asthma"))
        let report = try #require(try await check(desk, "zol").first)
        let item = try #require(report.checks.first { $0.check == "aspirin-asthma" })
        #expect(item.state == .open && item.severity == .warn && !item.blocking)
        #expect(!item.sources.isEmpty)
        #expect(report.ask?.contains("asthma") == true && report.open?.contains("asthma") == false)
    }

    @Test("a second opioid on the list is said when it is added, with its source")
    func secondOpioid() async throws {
        let desk = try await Desk()
        try await desk.add("morphine 15 mg as needed")
        let added = try await desk.add("oxycodone 5 mg as needed")
        let remark = try #require(added.remarks.first { $0.text.contains("Both are opioids") })
        #expect(!remark.sources.isEmpty)
        let third = try await desk.add("tramadol 50 mg as needed").remarks.map(\.text)
        #expect(
            third.contains {
                $0.hasPrefix("You have tramadol, ") && $0.contains("morphine")
                    && $0.contains("oxycodone") && $0.contains("These are all opioids.")
            }, "\(third)")
        let item = try await check(desk, "oxycodone").first?.checks.first {
            $0.check == "two-opioids"
        }
        #expect(item?.sentence == "These are all opioids.")
        #expect(item?.evidence?.contains("morphine") == true)
        #expect(item?.evidence?.contains("tramadol") == true)
    }

    @Test("an opioid and a calming pill on one list are said, also when neither is ticked off")
    func listed() async throws {
        let desk = try await Desk()
        try await desk.add("morphine 15 mg as needed")
        #expect(
            try await !ask(desk, "morphine").reasons.contains { $0.text.contains("lorazepam") })
        try await desk.add("lorazepam 1 mg as needed")
        let asked = try await ask(desk, "morphine")
        #expect(asked.answer == .yes)
        #expect(asked.reasons.contains { $0.text.contains("On your list too: lorazepam.") })
        let taken = try await desk.record(.taken, "morphine")
        #expect(taken.remarks.contains { $0.text.contains("On your list too: lorazepam.") })
        // What was taken within hours is a reason to ask.
        let calming = try await ask(desk, "lorazepam")
        #expect(calming.answer == .askFirst)
        #expect(calming.reasons.first?.text.contains("morphine was taken") == true)
    }

    @Test("acetaminophen of all products counts for a combination tablet")
    func combination() async throws {
        let desk = try await Desk()
        try await desk.add("acetaminophen 1000 mg as needed")
        try await desk.add("oxycodone/acetaminophen 5/325 2 tablets as needed")
        for time in ["03:00", "09:00", "15:00"] {
            try await desk.record(.taken, "acetaminophen", at: time)
        }
        let asked = try await ask(desk, "oxycodone")
        #expect(asked.answer == .notYet)
        #expect(asked.reasons.first?.text.contains("3,650 mg of acetaminophen") == true)
        #expect(asked.reasons.first?.sources.isEmpty == false)
        let taken = try await desk.record(.taken, "oxycodone")
        #expect(taken.remarks.contains { $0.text.contains("3,650 mg of acetaminophen") })
    }

    @Test(
        "an NSAID that only a prescription gives counts as a second one",
        arguments: ["diclofenac 50 mg", "celecoxib 100 mg", "aspirin 100 mg"])
    func otherNSAIDs(text: String) async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed")
        let added = try await desk.add("\(text) as needed")
        #expect(added.prescription.listed)
        #expect(added.remarks.contains { $0.text.contains("Both are NSAIDs") })
    }

    @Test(
        "signs that cannot wait name the emergency number first",
        arguments: [
            "trouble breathing", "I can't breathe", "chest pain", "I want to die", "so sad today",
            "not breathing", "he won't wake up",
        ])
    func urgent(told: String) async throws {
        let first = try #require(try await symptom(try await Desk(), told).first)
        #expect(first.text.contains("emergency number"), "\(first)")
        #expect(first.call?.contains("Emergency:") == true)
    }

    @Test("what only sounds like one is no such sign", arguments: ["saddle sore", "chesty cough"])
    func notUrgent(told: String) async throws {
        let remarks = try await symptom(try await Desk(), told)
        #expect(!remarks.contains { $0.text.contains("emergency number") })
    }

    @Test("sleepiness within a day of an opioid is said with what to look for; later it is not")
    func sleepy() async throws {
        let desk = try await Desk()
        try await desk.add("morphine 15 mg as needed")
        #expect(try await symptom(desk, "very sleepy").first?.text.contains("morphine") == false)
        try await desk.record(.taken, "morphine")
        let remarks = try await symptom(desk, "very sleepy")
        #expect(remarks.first?.text.hasPrefix("morphine was taken at 18:05.") == true)
        #expect(remarks.first?.text.contains("hard to wake is an emergency") == true)
        #expect(remarks.first?.sources.isEmpty == false)
        desk.clock.advance(hours: 25)
        #expect(try await symptom(desk, "very sleepy").first?.text.contains("morphine") == false)
    }

    @Test("nausea after an opioid is no sign of slow breathing, and says what is published of it")
    func nausea() async throws {
        let desk = try await Desk()
        try await desk.add("morphine 15 mg as needed")
        try await desk.record(.taken, "morphine")
        for told in ["nausea", "I had to vomit", "sick to my stomach"] {
            let remarks = try await symptom(desk, told)
            #expect(remarks.count == 1)
            #expect(remarks.first?.text.hasPrefix("Sleepiness and nausea from opioids") == true)
            #expect(remarks.first?.sources.isEmpty == false)
        }
        // Both together are said once, after what the sleepiness brings.
        let both = try await symptom(desk, "sleepy, with nausea")
        #expect(both.first?.text.contains("hard to wake is an emergency") == true)
        #expect(both.filter { $0.text.contains("about a week") }.count == 1)
    }
}
