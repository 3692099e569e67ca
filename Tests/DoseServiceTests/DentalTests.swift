import DoseInterface
import Testing

@Suite("The dentist")
struct DentalTests {
    @Test("an exam is recorded with its recheck, which is said to be our setting")
    func exam() async throws {
        let desk = try await Desk()
        let reply = try await desk.exam(on: "2026-11-18")
        #expect(reply.exam.day.relative == "5 days ago")
        #expect(reply.recheck?.date == "2027-05-18")
        #expect(reply.recheckSetting?.contains("our setting") == true)
    }

    @Test("an exam is either held or booked, and its day fits")
    func contradictions() async throws {
        let desk = try await Desk()
        let requests: [(RecordDentalExam.Request, String)] = [
            (.init(requestId: "a", outcome: .clear, booked: "tomorrow"), "booked"),
            (.init(requestId: "b"), "outcome"),
            (.init(requestId: "c", on: "2026-12-24", outcome: .clear), "on"),
            (.init(requestId: "d", booked: "2026-11-01"), "booked"),
        ]
        for (request, parameter) in requests {
            let refusal: Invalid = try await desk.refusal(RecordDentalExam.self, request)
            #expect(refusal.parameter == parameter)
        }
        #expect(try await desk.call(GetDental.self, .init()).exams.isEmpty)
    }

    @Test("a planned procedure on bone medicine says: talk with your oncologist first")
    func planned() async throws {
        let desk = try await Desk()
        try await desk.add("Xgeva 120 mg every 4 weeks from 2026-12-03 10:00", since: "2025-10-01")
        let reply = try await desk.call(
            RecordDentalWork.self,
            .init(requestId: "a", status: .planned, what: "implant", on: "2026-12-10"))
        let remark = try #require(reply.remarks.first { $0.text.contains("oncologist") })
        #expect(!remark.sources.isEmpty)
        #expect(reply.work.planned?.date == "2026-12-10")
        #expect(reply.work.invasive == true)
        #expect(reply.remarks.contains { $0.text.contains("when it is not needed") })
        #expect(reply.remarks.last?.text.contains("Here is your list") == true)
        #expect(reply.medicines.count == 1)
        #expect(reply.medicines.first?.hasPrefix("Xgeva (denosumab) 120 mg, every 4 weeks") == true)
        #expect(reply.medicines.first?.hasSuffix("since 2025-10-01") == true)
    }

    @Test(
        "work that does not reach the bone says so, as commonly advised; done work asks for healing"
    )
    func kindsOfWork() async throws {
        let desk = try await Desk()
        func step(_ status: WorkStatus, _ what: String) async throws -> RecordDentalWork.Reply {
            try await desk.call(
                RecordDentalWork.self,
                .init(requestId: desk.fresh(), status: status, what: what))
        }
        #expect(try await step(.planned, "cleaning").remarks.isEmpty)
        try await desk.add("Xgeva 120 mg every 4 weeks from 2026-12-03 10:00", since: "2025-10-01")
        let filling = try await step(.planned, "filling")
        #expect(filling.work.invasive == false)
        let advised = filling.remarks.first { $0.sources.contains(where: \.advice) }
        #expect(advised?.text.hasPrefix("Commonly advised, ask your team: Work like") == true)
        #expect(try await step(.done, "filling").remarks.isEmpty)
        #expect(try await step(.planned, "something").work.invasive == nil)
        let done = try await step(.done, "extraction")
        #expect(done.remarks.first?.text.contains("confirmed") == true)
        #expect(done.medicines.isEmpty)
    }

    @Test(
        "open dental work and a recheck that is due show in the check of a treatment that has begun"
    )
    func onTherapy() async throws {
        let desk = try await Desk()
        try await desk.add("Xgeva 120 mg every 4 weeks from 2026-12-03 10:00", since: "2025-10-01")
        func state(_ check: String) async throws -> CheckState? {
            let reply = try await desk.call(CheckReadiness.self, .init(name: "denosumab"))
            return reply.reports.first?.checks.first { $0.check == check }?.state
        }
        #expect(try await state("dental-work-later") == .ok)
        #expect(try await state("dental-recheck") == .missing)
        try await desk.exam(on: "2026-05-02")
        #expect(try await state("dental-recheck") == .stale)
        let due = try await desk.call(GetDental.self, .init()).remarks.first
        #expect(due?.text.contains("recheck is due") == true)
        #expect(due?.sources.isEmpty == false)
        try await desk.exam()
        #expect(try await state("dental-recheck") == .ok)
        #expect(try await desk.call(GetDental.self, .init()).remarks.isEmpty)
        for (status, open): (WorkStatus, [CheckState]) in [
            (.planned, [.open, .ok]), (.done, [.ok, .open]), (.healed, [.ok, .ok]),
        ] {
            _ = try await desk.call(
                RecordDentalWork.self,
                .init(requestId: desk.fresh(), status: status, what: "extraction"))
            #expect(try await state("dental-work-later") == open[0], "\(status)")
            #expect(try await state("dental-healing-later") == open[1], "\(status)")
        }
        #expect(try await state("dental-work") == nil)
    }

    @Test(
        "work that does not reach the bone is done when it is done; other work is to heal",
        arguments: [
            ("filling", true), ("cleaning", true), ("root canal", true), ("extraction", false),
            ("root canal surgery", false), ("apicoectomy", false), ("bone graft", false),
            ("something", false),
        ])
    func nothingToHeal(what: String, starts: Bool) async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        try await desk.exam()
        func step(_ status: WorkStatus) async throws -> RecordDentalWork.Reply {
            try await desk.call(
                RecordDentalWork.self,
                .init(requestId: desk.fresh(), status: status, what: what))
        }
        func holding() async throws -> [String] {
            let reply = try await desk.call(CheckReadiness.self, .init(name: "zol"))
            return reply.reports.first?.checks.filter { $0.blocking && $0.holds == .start }
                .map(\.check) ?? []
        }
        _ = try await step(.planned)
        #expect(try await holding() == ["dental-work"])
        // It is kept as it was told.
        let done = try await step(.done)
        #expect(done.work.status == .done)
        #expect(done.remarks.isEmpty == starts)
        #expect(try await holding() == (starts ? [] : ["dental-healing"]))
        if !starts { _ = try await step(.healed) }
        #expect(try await desk.start("zol").prescription.state == .active)
    }

    @Test("before treatment nothing is asked that is for later")
    func beforeTherapy() async throws {
        let desk = try await Desk()
        try await desk.add(zoledronicAcid)
        let reply = try await desk.call(CheckReadiness.self, .init(name: "zol"))
        let checks = reply.reports.flatMap(\.checks).map(\.check)
        #expect(checks.contains("dental-exam"))
        #expect(!checks.contains { $0.hasSuffix("-later") || $0 == "dental-recheck" })
    }

    @Test("work that is done or healed is found by the start of its name; two need one")
    func steps() async throws {
        let desk = try await Desk()
        func step(_ status: WorkStatus, _ what: String?) async throws -> RecordDentalWork.Reply {
            try await desk.call(
                RecordDentalWork.self,
                .init(requestId: desk.fresh(), status: status, what: what))
        }
        _ = try await step(.planned, "crown")
        _ = try await step(.planned, "extraction")
        let ambiguous: Ambiguous = try await desk.refusal(
            RecordDentalWork.self, .init(requestId: "x", status: .done))
        #expect(ambiguous.choices == ["crown", "extraction"])
        #expect(try await step(.done, "extr").work.what == "extraction")
        #expect(try await step(.healed, "extr").work.status == .healed)
        let nothing: NotFound = try await desk.refusal(
            RecordDentalWork.self, .init(requestId: "y", status: .healed, what: "implant"))
        #expect(nothing.what == "dental work")
    }
}
