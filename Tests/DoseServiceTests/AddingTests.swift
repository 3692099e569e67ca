import DoseInterface
import DoseService
import Regimen
import Testing

@Suite("Adding a prescription")
struct AddingTests {
    @Test("a bone medicine is planned, and says what was understood with three dates")
    func bone() async throws {
        let desk = try await Desk()
        let reply = try await desk.add(zoledronicAcid)
        #expect(reply.prescription.name == "zoledronic-acid")
        #expect(reply.prescription.state == .planned)
        #expect(reply.prescription.dose == "4 mg")
        #expect(reply.prescription.clinic)
        #expect(
            reply.first.map(\.at) == [
                "2026-12-01T09:30:00+01:00", "2027-02-23T09:30:00+01:00",
                "2027-05-18T09:30:00+02:00",
            ])
        #expect(reply.first.map(\.relative) == ["in 8 days", "in 13 weeks", "in 25 weeks"])
        #expect(
            reply.checks.filter { $0.holds == .start && $0.blocking }.map(\.check) == [
                "dental-exam"
            ])
        #expect(reply.checks.allSatisfy { !$0.sources.isEmpty })
    }

    @Test("a pain medicine is active at once and has no start checks")
    func pain() async throws {
        let desk = try await Desk()
        let reply = try await desk.add("naproxen 220 mg at 8 am and 20:00")
        #expect(reply.prescription.state == .active)
        #expect(!reply.checks.contains { $0.holds == .start })
        #expect(reply.first.first?.at == "2026-11-23T20:00:00+01:00")
    }

    @Test("what was read only second-hand says so wherever it is shown, and nothing else does")
    func secondHand() async throws {
        let desk = try await Desk()
        let prefix = "Commonly advised, ask your team: "
        try await desk.add("tramadol 50 mg at 8 am")
        let facts = try await desk.show("tramadol").remarks
        #expect(facts.contains { $0.text.hasPrefix("\(prefix)It can trigger seizures.") })
        for fact in facts where !fact.sources.isEmpty {
            #expect(fact.text.hasPrefix(prefix) == fact.sources.allSatisfy(\.advice))
        }
        // Of the two sources one is second-hand, and the pair is marked.
        let both = try await desk.add("ondansetron 8 mg at 9 am")
        #expect(
            both.remarks.contains {
                $0.text.hasPrefix("\(prefix)You have ") && $0.text.contains("constipation")
            })
    }

    @Test("a treatment that is under way is active, asks no start check and counts on")
    func since() async throws {
        let desk = try await Desk()
        let reply = try await desk.add(
            "Xgeva 120 mg under the skin every 4 weeks from 2026-12-03 10:00", since: "2025-10-01",
            dosesBefore: 14)
        #expect(reply.prescription.state == .active)
        #expect(reply.prescription.brand == "Xgeva")
        #expect(reply.prescription.medicine == "denosumab")
        #expect(!reply.checks.contains { $0.holds == .start })
        #expect(try await desk.infusions().map(\.dose.number) == [15, 16])
    }

    @Test("doses from an unknown past give no numbers")
    func unknownCount() async throws {
        let desk = try await Desk()
        try await desk.add("Xgeva 120 mg every 4 weeks from 2026-12-03 10:00", since: "2025-10-01")
        #expect(try await desk.infusions().map(\.dose.number) == [nil, nil])
    }

    @Test("a series that began in the past goes on with its first date from now on")
    func pastSeries() async throws {
        let desk = try await Desk()
        let reply = try await desk.add(
            "pamidronate 90 mg IV every 3 weeks from 2026-11-10 09:00", since: "2026-11-10",
            dosesBefore: 1)
        #expect(reply.first.first?.at == "2026-12-01T09:00:00+01:00")
        #expect(try await desk.infusions(days: 10).map(\.dose.number) == [2])
    }

    @Test("a first date in the past is refused without since, and nothing is kept")
    func past() async throws {
        let desk = try await Desk()
        let refusal: StartsInPast = try await desk.refusal(
            AddPrescription.self,
            .init(requestId: "r", text: "pamidronate 90 mg IV every 3 weeks from 2026-11-10 09:00"))
        #expect(refusal.first.date == "2026-11-10")
        #expect(try await desk.call(ListPrescriptions.self, .init(all: true)).prescriptions.isEmpty)
    }

    @Test("the start of a treatment cannot lie ahead", arguments: ["2026-12-24", "tomorrow"])
    func sinceAhead(day: String) async throws {
        let desk = try await Desk()
        let refusal: Invalid = try await desk.refusal(
            AddPrescription.self,
            .init(requestId: "r", text: "naproxen 220 mg at 8 am", since: day))
        #expect(refusal.parameter == "since")
    }

    @Test("a treatment that is under way and has no dose left to come is refused")
    func nothingToCome() async throws {
        let desk = try await Desk()
        let refusal: Invalid = try await desk.refusal(
            AddPrescription.self,
            .init(
                requestId: "r", text: "naproxen 220 mg once on 2026-11-20 08:00",
                since: "2026-11-20"))
        #expect(refusal.parameter == "text")
    }

    @Test("doses given before need the day the treatment began")
    func dosesWithoutSince() async throws {
        let desk = try await Desk()
        let refusal: Invalid = try await desk.refusal(
            AddPrescription.self,
            .init(requestId: "r", text: "naproxen 220 mg at 8 am", dosesBefore: 3))
        #expect(refusal.parameter == "dosesBefore")
    }

    @Test("a slip of the pen in a listed name is refused; asked for, it is kept as written")
    func slip() async throws {
        let desk = try await Desk()
        let text = "zoledronc acid 4 mg IV every 12 weeks from 2026-12-01 09:30"
        let refusal: NotListed = try await desk.refusal(
            AddPrescription.self, .init(requestId: "r", text: text))
        #expect(refusal.suggestions.contains("zoledronic acid"))
        let kept = try await desk.add(text, asWritten: true)
        #expect(!kept.prescription.listed)
    }

    @Test("a medicine that the table does not know is added and says that no checks exist")
    func unlisted() async throws {
        let desk = try await Desk()
        let reply = try await desk.add("St. John's wort 300 mg at 8 am")
        #expect(!reply.prescription.listed)
        #expect(reply.checks.isEmpty)
        #expect(reply.remarks.contains { $0.text.contains("no checks") })
    }

    @Test("a second prescription of one medicine gets a name of its own and is remarked on")
    func second() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 6 hours max 6 a day")
        let reply = try await desk.add("Advil 400 mg at 8 am")
        #expect(reply.prescription.name == "ibuprofen-2")
        #expect(reply.remarks.contains { $0.text.contains("already have ibuprofen") })
    }

    @Test("two bone medicines are remarked on with the label as source")
    func twoBones() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        let reply = try await desk.add("Xgeva 120 mg every 4 weeks from 2026-12-03 10:00")
        let remark = try #require(reply.remarks.first { $0.text.contains("not to combine") })
        #expect(!remark.sources.isEmpty)
    }

    @Test("a bone medicine that ended not long ago is asked about, and holds nothing")
    func endedBone() async throws {
        let desk = try await Desk()
        try await desk.add(
            "Xgeva 120 mg every 4 weeks from 2026-11-24 10:00", since: "2026-01-05")
        _ = try await desk.call(
            StopPrescription.self,
            .init(requestId: desk.fresh(), name: "denosumab", reason: "my team changed it"))
        let reply = try await desk.add(zoledronicAcid)
        let remark = try #require(
            reply.remarks.first { $0.text.hasPrefix("Xgeva is not on your list any more.") })
        #expect(remark.text.contains("by plan. Ask your care team if this is meant"))
        #expect(!remark.sources.isEmpty)
        let check = try #require(reply.checks.first { $0.check == "two-bone-medicines" })
        #expect(check.state == .open && check.severity == .warn && !check.blocking)
        // One that never began has done nothing.
        let other = try await Desk()
        try await other.add("Xgeva 120 mg every 4 weeks from 2026-11-24 10:00")
        _ = try await other.call(
            StopPrescription.self,
            .init(requestId: other.fresh(), name: "denosumab", reason: "never begun"))
        let alone = try await other.add(zoledronicAcid)
        #expect(!alone.remarks.contains { $0.text.contains("any more") })
    }

    @Test("a name that was cut short is asked about, so that its checks are not passed by")
    func cutShort() async throws {
        let desk = try await Desk()
        let text = "zoledronic 4 mg IV every 12 weeks from 2026-12-01 09:30"
        let refusal: NotListed = try await desk.refusal(
            AddPrescription.self, .init(requestId: "r", text: text))
        #expect(refusal.suggestions == ["zoledronic acid"])
        try await desk.add(text, asWritten: true)
    }

    @Test("the strength of another product is remarked on")
    func strength() async throws {
        let desk = try await Desk()
        let reply = try await desk.add("Xgeva 60 mg every 4 weeks from 2026-12-03 10:00")
        #expect(reply.remarks.contains { $0.text.contains("listed as 120 mg") })
        #expect(!reply.remarks.contains { $0.text.hasPrefix("The table knows") })
    }

    @Test("an amount above every label's largest single dose is remarked on with the label")
    func tooLarge() async throws {
        let desk = try await Desk()
        let reply = try await desk.add(
            "zoledronic acid 4 g IV every 12 weeks from 2026-12-01 09:30")
        let remark = try #require(reply.remarks.first { $0.text.contains("You wrote 4 g") })
        #expect(remark.text.contains("largest single dose on the label is 4 mg"))
        #expect(!remark.sources.isEmpty)
        let usual = try await desk.add("pamidronate 90 mg IV every 3 weeks from 2026-12-01 09:30")
        #expect(!usual.remarks.contains { $0.text.contains("You wrote") })
    }

    @Test(
        "an amount far off each known strength, or between two products, is asked about only",
        arguments: [
            ("letrozole 250 mg daily at 8:00", "2.5 mg"),
            ("letrozole 25 mg daily at 8:00", "2.5 mg"),
            ("exemestane 2.5 mg daily at 8:00", "25 mg"),
            ("exemestane 0.25 g daily at 20:00", "25 mg"),
            ("denosumab 90 mg every 4 weeks from 2026-12-03 10:00", "120 mg or 60 mg"),
            ("zoledronic acid 2 mg IV every 12 weeks from 2026-12-01 09:30", "4 mg or 5 mg"),
        ])
    func unlikeStrength(text: String, known: String) async throws {
        let desk = try await Desk()
        let reply = try await desk.add(text)
        let remark = try #require(reply.remarks.first { $0.text.hasPrefix("The table knows") })
        #expect(remark.text.contains("as \(known). You wrote"))
        #expect(remark.text.hasSuffix("Is it right? Ask your pharmacist."))
        #expect(!remark.sources.isEmpty)
    }

    @Test(
        "an amount of whole tablets, or of a medicine without known strengths, is not asked about",
        arguments: [
            "letrozole 2.5 mg daily at 8:00", "letrozole 5 mg daily at 8:00",
            "palbociclib 125 mg daily at 9:00", "morphine 60 mg at 8:00 and 20:00",
            "letrozole 1 tablet daily at 8:00", "senna 17.2 mg daily at 20:00",
            "zoledronic acid 3.3 mg IV every 12 weeks from 2026-12-01 09:30",
            "denosumab 60 mg every 6 months from 2026-12-03 10:00",
        ])
    func likelyStrength(text: String) async throws {
        let desk = try await Desk()
        let reply = try await desk.add(text)
        #expect(!reply.remarks.contains { $0.text.hasPrefix("The table knows") })
    }

    @Test("what cannot be read points at the word")
    func unreadable() async throws {
        let desk = try await Desk()
        let refusal: CannotRead = try await desk.refusal(
            AddPrescription.self, .init(requestId: "r", text: "ibuprofen 200 mg every 6 ours"))
        #expect(refusal.offset == 25)
        #expect(refusal.length == 4)
        #expect(refusal.suggestions == ["hours"])
    }

    @Test(
        "text that is empty, too long or cannot be shown is refused",
        arguments: [
            "", "  ", String(repeating: "a", count: 501), "ibuprofen\u{1B}[2J 200 mg at 8 am",
        ])
    func limits(text: String) async throws {
        let desk = try await Desk()
        let refusal: Invalid = try await desk.refusal(
            AddPrescription.self, .init(requestId: "r", text: text))
        #expect(refusal.parameter == "text")
    }

    @Test("the terminal's zone and the season do not move a schedule: 08:00 stays 08:00")
    func season() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        let doses = try await desk.due(days: 150)
        #expect(doses.count == 150)
        #expect(doses.allSatisfy { $0.due.at.contains("T08:00:00+0") })
        #expect(doses.contains { $0.due.at.hasSuffix("+01:00") })
        #expect(doses.contains { $0.due.at.hasSuffix("+02:00") })
    }
}
