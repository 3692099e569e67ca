import Testing

@testable import Formulary

@Suite("Dental checks")
struct DentalCheckTests {
    let today = DayNumber.today

    func exam(_ exams: [DentalExam], doseIn days: Int = 8) throws -> CheckResult {
        try result(
            "dental-exam", of: "zoledronic acid", holds: .start,
            Snapshot(today: today, doseDay: today + days, dentalExams: exams))
    }

    @Test("no exam on record holds the start, with sources and commands")
    func missing() throws {
        let result = try exam([])
        #expect(result.state == .missing && result.isBlocking)
        #expect(result.sentence == "No dental exam on record.")
        #expect(result.sources.first?.title == "US label of zoledronic acid")
        #expect(result.sources.contains { $0.title == "ASCO 2017" })
        #expect(result.sources.contains { $0.id == "komen-2023" })
        #expect(result.hints.contains { $0.contains("dose dental exam --booked DATE") })
        #expect(result.setting?.contains("our setting") == true)
        #expect(result.setting?.contains("183") == true)
        #expect(result.evidence == nil && result.evidenceDay == nil)
    }

    @Test("a clear exam meets the check and says who did it")
    func clear() throws {
        let result = try exam([DentalExam(day: today - 5, outcome: .clear, dentist: "Dr. Ito")])
        #expect(result.state == .ok && !result.isBlocking)
        #expect(result.evidence == "clear, Dr. Ito")
        #expect(result.evidenceDay == today - 5)
        #expect(result.ageDays == 13)
        #expect(result.hints.isEmpty && result.advice == nil)
    }

    @Test("an exam counts for 183 days before the first dose and not for 184")
    func age() throws {
        let young = try exam([DentalExam(day: today + 8 - 183, outcome: .clear)])
        #expect(young.state == .ok)
        let old = try exam([DentalExam(day: today + 8 - 184, outcome: .clear)])
        #expect(old.state == .stale && old.isBlocking)
        #expect(old.ageDays == 184)
    }

    @Test("an overdue start counts ages from today")
    func overdue() throws {
        let result = try exam([DentalExam(day: today - 184, outcome: .clear)], doseIn: -30)
        #expect(result.state == .stale)
    }

    @Test("an exam that found work keeps the check open until a later clear or treated one")
    func workNeeded() throws {
        let found = DentalExam(day: today - 10, outcome: .workNeeded)
        let open = try exam([found, DentalExam(day: today - 20, outcome: .clear)])
        #expect(open.state == .open && open.isBlocking)
        #expect(open.evidence == "work needed")
        for outcome in [DentalOutcome.clear, .treated] {
            let later = DentalExam(day: today - 1, outcome: outcome)
            #expect(try exam([later, found]).state == .ok)
        }
    }

    @Test("of two findings on one day, treated beats work needed and work needed beats clear")
    func sameDay() throws {
        let work = DentalExam(day: today, outcome: .workNeeded)
        let clear = DentalExam(day: today, outcome: .clear)
        let treated = DentalExam(day: today, outcome: .treated)
        #expect(try exam([work, clear]).state == .open)
        #expect(try exam([clear, work]).state == .open)
        #expect(try exam([treated, work, clear]).state == .ok)
    }

    @Test("a booked exam is shown and does not count")
    func booked() throws {
        let result = try exam([
            DentalExam(day: today + 6, outcome: nil, booked: true, dentist: "Dr. Ito"),
            DentalExam(day: today + 3, outcome: nil, booked: true),
        ])
        #expect(result.state == .missing && result.isBlocking)
        #expect(result.evidence == "booked" && result.evidenceDay == today + 3)
        #expect(result.sentence == "A dental exam is booked. It counts once it is done.")
    }

    @Test("a booked exam whose day has passed asks for its result")
    func bookedPast() throws {
        let result = try exam([DentalExam(day: today - 1, outcome: nil, booked: true)])
        #expect(result.state == .missing && result.isBlocking)
        #expect(result.sentence.contains("has passed"))
    }

    @Test("an exam with a booking flag does not count whatever its outcome says")
    func bookedWithOutcome() throws {
        #expect(
            try exam([DentalExam(day: today - 1, outcome: .clear, booked: true)]).isBlocking)
    }

    @Test("an exam in the future or without a result does not count")
    func unusable() throws {
        #expect(try exam([DentalExam(day: today + 1, outcome: .clear)]).state == .missing)
        #expect(try exam([DentalExam(day: today - 1, outcome: nil)]).state == .missing)
    }

    @Test("an override lifts the hold and keeps who and why")
    func overridden() throws {
        let decision = Override(
            checkID: "dental-exam", reason: "urgent start", decidedBy: "Dr. Lee", day: today)
        var snapshot = Snapshot(today: today, overrides: [decision])
        let result = try result(
            "dental-exam", of: "denosumab", holds: .start, snapshot)
        #expect(result.state == .overridden && !result.isBlocking)
        #expect(result.evidence == "Dr. Lee: urgent start" && result.evidenceDay == today)
        snapshot.overrides[0].checkID = "dental-work"
        #expect(
            try builtIn().evaluate(
                try drug("denosumab"), holds: .start, snapshot: snapshot
            ).contains { $0.id == "dental-exam" && $0.isBlocking })
    }

    @Test("an override does not hide that a check is met")
    func overrideOfMet() throws {
        let decision = Override(
            checkID: "dental-exam", reason: "r", decidedBy: "d", day: today)
        let snapshot = Snapshot(
            today: today, dentalExams: [DentalExam(day: today, outcome: .clear)],
            overrides: [decision])
        #expect(try result("dental-exam", of: "Xgeva", snapshot).state == .ok)
    }

    @Test("planned and unhealed work holds the start; healed work does not")
    func work() throws {
        func work(_ items: [DentalWork], _ check: String = "dental-work") throws -> CheckResult {
            try result(
                check, of: "pamidronate", holds: .start,
                Snapshot(today: today, dentalWork: items))
        }
        #expect(try work([]).state == .ok)
        #expect(try work([DentalWork(status: .healed, day: today)]).state == .ok)
        let planned = try work([DentalWork(status: .planned, day: today + 9, what: "implant")])
        #expect(planned.state == .open && planned.isBlocking)
        #expect(planned.evidence == "implant, planned" && planned.evidenceDay == today + 9)
        let items = [
            DentalWork(status: .healed, what: "filling"),
            DentalWork(status: .done, day: today - 400, what: "extraction"),
        ]
        #expect(try work(items).state == .ok)
        let done = try work(items, "dental-healing")
        #expect(done.state == .open && done.isBlocking)
        #expect(done.evidence == "extraction, done, not known to have healed")
    }

    @Test("several open items are all named")
    func severalItems() throws {
        let snapshot = Snapshot(
            today: today,
            dentalWork: [
                DentalWork(status: .planned, what: "implant"),
                DentalWork(status: .planned, day: today, what: "extraction"),
            ])
        let result = try result("dental-work", of: "denosumab", snapshot)
        #expect(
            result.evidence == "extraction, planned; implant, planned")
        #expect(result.evidenceDay == nil)
    }

    @Test("start checks do not apply once a dose was given")
    func notApplicable() throws {
        let snapshot = Snapshot(today: today, dosesGivenBefore: 1, lastGivenDay: today - 28)
        let formulary = try builtIn()
        let results = formulary.evaluate(
            try drug("denosumab"), holds: .start, snapshot: snapshot)
        #expect(results.map(\.state) == [.notApplicable, .notApplicable, .notApplicable])
        #expect(results.allSatisfy { !$0.isBlocking })
    }

    @Test(
        "that the mouth must heal first is said as it was read, for each medicine",
        arguments: ["zoledronic acid", "pamidronate", "denosumab"])
    func healingSources(name: String) throws {
        let snapshot = Snapshot(
            today: today, dentalWork: [DentalWork(status: .done, day: today - 9)])
        let open = try result("dental-healing", of: name, snapshot)
        #expect(open.advice?.hasPrefix("Published advice is to wait until the mouth") == true)
        #expect(
            open.sources.map(\.id) == [
                "eu-label-denosumab-120", "mhra-jaw-2015", "mascc-isoo-asco-2019",
            ])
    }
}
