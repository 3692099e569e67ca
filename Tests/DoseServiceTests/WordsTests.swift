import DoseInterface
import Testing

@Suite("Words that work")
struct WordsTests {
    private func take(
        _ desk: Desk, _ name: String, _ words: String, at: String? = nil
    ) async throws -> RecordDose.Reply {
        try await desk.call(
            RecordDose.self,
            .init(requestId: desk.fresh(), name: name, outcome: .taken, at: at, words: words))
    }

    @Test("an amount and a time behind the name are one record")
    func amountAndTime() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 6 hours max 6 a day")
        let reply = try await take(desk, "ibuprofen", "400 mg 20 minutes ago")
        #expect(reply.record.amount == "400 mg")
        #expect(reply.record.at.at == "2026-11-23T17:45:00+01:00")
    }

    @Test("a name of several words needs no hyphen, with words behind it and without")
    func longName() async throws {
        let desk = try await Desk()
        try await desk.add("calcium carbonate 500 mg at 8 am and 20:00", asWritten: true)
        desk.clock.advance(hours: 2)
        let reply = try await take(desk, "calcium", "carbonate 500 mg 20:00")
        #expect(reply.record.slot == "2026-11-23 20:00")
        let moved = try await desk.move("calcium", to: "carbonate tomorrow 9:00")
        #expect(moved.dose.due.at == "2026-11-24T09:00:00+01:00")
        try await desk.add("calcium citrate 500 mg at 12:00", asWritten: true)
        let refusal: Ambiguous = try await desk.refusal(
            RecordDose.self,
            .init(requestId: desk.fresh(), name: "calcium", outcome: .taken, words: "500 mg"))
        #expect(refusal.choices == ["calcium-carbonate", "calcium-citrate"])
    }

    @Test("what is there twice is refused, and nothing is recorded")
    func twice() async throws {
        let desk = try await Desk()
        try await desk.add("ibuprofen 200 mg as needed every 6 hours max 6 a day")
        for request in [
            RecordDose.Request(
                requestId: desk.fresh(), name: "ibuprofen", outcome: .taken, at: "17:00",
                words: "400 mg 16:00"),
            RecordDose.Request(
                requestId: desk.fresh(), name: "ibuprofen", outcome: .taken, amount: "200 mg",
                words: "400 mg"),
        ] {
            let refusal: Invalid = try await desk.refusal(RecordDose.self, request)
            #expect(refusal.message.contains("twice"))
        }
        let unread: CannotRead = try await desk.refusal(
            RecordDose.self,
            .init(requestId: desk.fresh(), name: "ibuprofen", outcome: .taken, words: "yesterdy"))
        #expect(unread.suggestions == ["yesterday"])
        #expect(try await desk.show("ibuprofen").records.isEmpty)
    }

    @Test("yesterday's dose that was called missed is answered by its day and time")
    func backFill() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(days: 1)
        try await desk.passTime()
        #expect(try await desk.show("naproxen").records.map(\.outcome).contains(.missed))
        let reply = try await take(desk, "naproxen", "yesterday 20:00")
        #expect(reply.record.slot == "2026-11-23 20:00")
        #expect(reply.record.at.at == "2026-11-23T20:00:00+01:00")
        #expect(
            try await desk.show("naproxen").records.filter { $0.slot == "2026-11-23 20:00" }
                .map(\.outcome) == [.taken])
        // A second record for the same time is kept, and the first is named.
        let again = try await take(desk, "naproxen", "yesterday 20:10")
        #expect(again.record.slot == nil)
        #expect(again.remarks.contains { $0.text.contains("recorded for Mon 2026-11-23 20:00") })
    }

    @Test("a day alone means its only dose without an answer, also after its late window")
    func backFillDay() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am and 20:00")
        desk.clock.advance(days: 2)
        try await desk.passTime()
        let two: Ambiguous = try await desk.refusal(
            RecordDose.self,
            .init(requestId: desk.fresh(), name: "naproxen", outcome: .taken, words: "yesterday"))
        #expect(two.choices == ["2026-11-24 08:00", "2026-11-24 20:00"])
        #expect(
            try await take(desk, "naproxen", "yesterday evening").record.slot == "2026-11-24 20:00")
        let left = try await take(desk, "naproxen", "yesterday").record
        #expect(left.slot == "2026-11-24 08:00" && left.at.at == "2026-11-24T08:00:00+01:00")
        let none: Invalid = try await desk.refusal(
            RecordDose.self,
            .init(requestId: desk.fresh(), name: "naproxen", outcome: .taken, words: "yesterday"))
        #expect(none.message.contains("yesterday at 20:30"))
    }

    @Test("a name that is nearly right is answered with the right one")
    func near() async throws {
        let desk = try await Desk()
        try await desk.add("naproxen 220 mg at 8 am")
        let setting: NotFound = try await desk.refusal(
            ChangeSetting.self, .init(requestId: "s", name: "quite-hours", value: "none"))
        #expect(setting.message.contains("Did you mean quiet-hours?"))
        let lab: NotFound = try await desk.refusal(
            ListObservations.self, .init(name: "creatinin"))
        #expect(lab.suggestions == ["creatinine"])
        let page: NotFound = try await desk.refusal(Learn.self, .init(topic: "constipaton"))
        #expect(page.message.contains("Did you mean constipation?"))
        let far: NotFound = try await desk.refusal(
            ChangeSetting.self, .init(requestId: "f", name: "xylophone", value: "none"))
        #expect(far.suggestions.isEmpty && far.message.contains("There are: home-zone"))
    }

    @Test("the start of a medicine finds it in the table, or all that begin alike")
    func drugPrefix() async throws {
        let desk = try await Desk()
        #expect(
            try await desk.call(GetDrug.self, .init(name: "zole")).drug.name == "zoledronic acid")
        let several: Ambiguous = try await desk.refusal(GetDrug.self, .init(name: "zol"))
        #expect(several.choices == ["zoledronic acid", "zolpidem", "zolmitriptan"])
        _ = try await desk.refusal(GetDrug.self, .init(name: "z"), as: NotFound.self)
    }

    @Test("each line about each medicine has its source, also each check and each limit")
    func sourceOfEachLine() async throws {
        let desk = try await Desk()
        let drugs = try await desk.call(ListDrugs.self, .init()).drugs
        #expect(drugs.count > 80)
        var checks = 0
        for drug in drugs {
            let reply = try await desk.call(GetDrug.self, .init(name: drug.name))
            let bare = reply.facts.filter(\.sources.isEmpty).map { "\($0.part): \($0.text)" }
                .filter { !$0.hasSuffix(", our setting") }
            #expect(bare == [], "\(drug.name)")
            checks += reply.facts.count { $0.part == "check" }
        }
        #expect(checks > 100)
        // A check of pairs names those of this medicine, and no others.
        let ibuprofen = try await desk.call(GetDrug.self, .init(name: "ibuprofen")).facts
        let both = try #require(ibuprofen.first { $0.text.contains("(second-nsaid)") })
        #expect(Set(both.sources.map(\.title)).count == both.sources.count)
    }

    @Test("a check can be passed over by the title that dose check shows")
    func checkTitle() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        let start = try await desk.call(
            StartPrescription.self,
            .init(
                requestId: desk.fresh(), name: "zol",
                overrides: [.init(check: "Dental exam", reason: "r", decidedBy: "Dr. A")]))
        #expect(start.changed)
        #expect(try await desk.show("zol").overrides.map(\.check) == ["dental-exam"])
        let report = try await desk.call(CheckReadiness.self, .init(name: "zol")).reports
        let open = try #require(
            report.first?.checks.first { $0.holds == .dose && $0.state == .missing })
        let passed = try await desk.call(
            OverrideCheck.self,
            .init(
                requestId: desk.fresh(), name: "zol", check: open.title, reason: "r",
                decidedBy: "Dr. A"))
        #expect(passed.report.checks.first { $0.check == open.check }?.state == .overridden)
        let refusal: Invalid = try await desk.refusal(
            OverrideCheck.self,
            .init(
                requestId: desk.fresh(), name: "zol", check: "creatinin", reason: "r",
                decidedBy: "Dr. A"))
        #expect(refusal.parameter == "check")
    }

    @Test("an answer while nothing is asked says so, and what comes next")
    func nothingAsked() async throws {
        let desk = try await Desk()
        let none: NotFound = try await desk.refusal(
            AnswerFollowUp.self, .init(requestId: "a", answer: .yes))
        #expect(none.message == "Nothing is asked now, so there is nothing to answer.")
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from now")
        try await desk.record(.given, "zol")
        let later: NotFound = try await desk.refusal(
            AnswerFollowUp.self, .init(requestId: "b", answer: .yes))
        #expect(later.message.contains("The next question: "))
    }

    private func refusal(
        of desk: Desk, answering id: String
    ) async throws -> NotFound {
        try await desk.refusal(
            AnswerFollowUp.self, .init(requestId: desk.fresh(), id: id, answer: .yes))
    }

    @Test("an answer to what is not open says what is, and where what is felt can be kept")
    func notOpen() async throws {
        let desk = try await Desk()
        #expect(
            try await refusal(of: desk, answering: "jaw").message
                == "The question \"jaw\" (signs in the mouth) is not open now. "
                + "Nothing is asked now. "
                + "What you notice can be recorded at any time: dose symptom WHAT")
        #expect(try await refusal(of: desk, answering: "bow").message.hasSuffix(": dose bowel"))
        _ = try await desk.call(
            ChangeSetting.self,
            .init(requestId: desk.fresh(), name: "follow-ups", value: "without jaw"))
        try await desk.add("zoledronic acid 4 mg IV every 12 weeks from now")
        try await desk.record(.given, "zol")
        desk.clock.advance(hours: 49)
        try await desk.passTime()
        let off = try await refusal(of: desk, answering: "jaw").message
        #expect(off.contains("You have switched it off"))
        #expect(off.contains("Asked now: after-dose."))
        #expect(off.contains("To come: "))
    }

    @Test("a question misspelled is answered with the one that was meant, open or not")
    func misspelledQuestion() async throws {
        let desk = try await Desk()
        let near = try await refusal(of: desk, answering: "jaaw")
        #expect(near.suggestions == ["jaw"])
        #expect(
            near.message == "There is no question called \"jaaw\". Did you mean jaw? "
                + "Nothing is asked now.")
        let several = try await refusal(of: desk, answering: "after")
        #expect(several.suggestions == ["after-dose", "after-week"])
        #expect(try await refusal(of: desk, answering: "xylophone").suggestions.isEmpty)
    }

    @Test("a shift after a move counts from where the dose is, says both, and is taken back whole")
    func shiftAfterMove() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await desk.move("zol", to: "2026-12-05")
        let reply = try await desk.shift("zol", "1 week")
        #expect(reply.from.at == "2026-12-05T09:30:00+01:00")
        #expect(reply.first.first?.at == "2026-12-12T09:30:00+01:00")
        #expect(
            reply.remarks.contains {
                $0.text.contains("moved there from Tue 2026-12-01 09:30")
            })
        #expect(
            try await desk.infusions(days: 120).map(\.dose.due.at) == [
                "2026-12-12T09:30:00+01:00", "2027-03-06T09:30:00+01:00",
            ])
        try await desk.undo()
        #expect(
            try await desk.infusions(days: 120).map(\.dose.due.at) == [
                "2026-12-05T09:30:00+01:00", "2027-02-23T09:30:00+01:00",
            ])
        try await desk.undo()
        #expect(
            try await desk.infusions(days: 120).first?.dose.due.at == "2026-12-01T09:30:00+01:00")
        // Back by as much as it was moved: it comes at its slot, moved no more.
        try await desk.move("zol", to: "2026-12-05")
        try await desk.shift("zol", "4d", earlier: true)
        let back = try #require(try await desk.infusions().first)
        #expect(back.dose.due.at == "2026-12-01T09:30:00+01:00")
        #expect(back.dose.movedFrom == nil)
    }

    @Test("a start after a dose was given does not call the next one the first")
    func startAfterGiven() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await desk.exam()
        desk.clock.advance(days: 8)
        try await desk.record(.given, "zol")
        let reply = try await desk.start("zol")
        #expect(reply.number == 2)
        #expect(reply.prescription.next?.at == "2027-02-23T09:30:00+01:00")
        let fresh = try await Desk()
        try await fresh.add(zoledronicAcid)
        try await fresh.exam()
        #expect(try await fresh.start("zol").number == 1)
    }
}
