import DoseInterface
import Testing

@testable import DoseCommands

@Suite("answers as text")
struct AnswerTests {
    @Test("an added prescription is said back in full, with its dates and checks")
    func added() {
        let reply = AddPrescription.Reply(
            prescription: Samples.prescription(),
            first: [
                Samples.tuesday, Samples.moment("2027-02-23T09:30:00+01:00", "Tue", "in 13 weeks"),
            ], checks: [Samples.dentalExam, Samples.creatinine], remarks: [Samples.remark])
        #expect(
            told(reply) == """
                Added zoledronic-acid, planned.
                  zoledronic acid 4 mg, infusion into a vein (IV), at the clinic
                  every 12 weeks at 09:30, home zone Europe/Berlin
                  Tue 2026-12-01 09:30  in 8 days
                  Tue 2027-02-23 09:30  in 13 weeks
                  kept as: every 12 weeks
                Before the first dose: dental exam. Before every dose: creatinine.
                See what is on record: dose check zoledronic-acid
                Labels say not to combine them.
                  Source: US label of zoledronic acid; ASCO 2017 (international)

                """)
    }

    @Test("a pain medicine is said back without clinic, checks and abbreviations")
    func addedPainMedicine() {
        var item = Samples.naproxen
        item.brand = "Aleve"
        let reply = AddPrescription.Reply(
            prescription: item, first: [Samples.evening], checks: [], remarks: [])
        #expect(
            told(reply) == """
                Added naproxen, active.
                  naproxen (Aleve) 220 mg, by mouth
                  every day at 08:00 and 20:00, home zone Europe/Berlin
                  Mon 2026-11-23 20:00  now
                  kept as: daily

                """)
    }

    @Test("a preview says what would be, and that nothing was stored")
    func preview() throws {
        let reply = PreviewSchedule.Reply(
            words: "every 12 weeks at 09:30", canonical: "every 12 weeks",
            occurrences: [Samples.tuesday])
        #expect(
            told(reply) == """
                Every 12 weeks at 09:30, zone Europe/Berlin
                  Tue 2026-12-01 09:30  in 8 days
                  kept as: every 12 weeks
                Nothing was stored.

                """)
        #expect(
            try JSONText.line(PreviewReport(reply))
                == #"{"canonical":"every 12 weeks","occurrences":["2026-12-01T09:30:00+01:00"],"#
                + #""words":"every 12 weeks at 09:30"}"#)
        var named = reply
        (named.medicine, named.dose) = ("zoledronic acid", "4 mg")
        #expect(told(named).hasPrefix("Zoledronic acid 4 mg: every 12 weeks at 09:30, zone"))
        (named.route, named.indication, named.instruction) = ("by mouth", "pain", "with food")
        #expect(told(named).contains("Europe/Berlin\n  by mouth\n  for pain\n  with food\n  Tue"))
        #expect(try JSONText.line(PreviewReport(named)).contains(#""instruction":"with food""#))
        named.remarks = [Remark(text: "You wrote 4 g.", sources: [])]
        #expect(told(named).hasSuffix("You wrote 4 g.\nNothing was stored.\n"))
        #expect(try JSONText.line(PreviewReport(named)).contains(#""remarks":[{"#))
        let empty = told(
            PreviewSchedule.Reply(words: "as needed", canonical: "as needed", occurrences: []))
        #expect(empty.contains("no planned times"))
    }

    @Test("a list fits 80 columns by wrapping the schedule")
    func list() {
        let list = PrescriptionList(
            prescriptions: [Samples.prescription(), Samples.naproxen], all: false)
        #expect(
            told(list) == """
                NAME             DOSE     SCHEDULE                 STATE    NEXT
                zoledronic-acid  4 mg IV  every 12 weeks at 09:30  planned  Tue 2026-12-01 09:30
                naproxen         220 mg   every day at 08:00 and   active   Mon 2026-11-23 20:00
                                          20:00

                """)
    }

    @Test("an empty list says so and how to begin")
    func emptyList() {
        let text = told(PrescriptionList(prescriptions: [], all: false))
        #expect(text.hasPrefix("No prescriptions.\n"))
        #expect(text.contains("dose add"))
    }

    @Test("one prescription is shown with what comes, what was recorded and what was passed over")
    func show() {
        var record = Samples.record
        record.reason = "late"
        let reply = ShowPrescription.Reply(
            prescription: Samples.prescription(
                state: .stopped, since: Samples.day("2025-10-01", "Wed", "13 months ago"),
                stopReason: "new plan"),
            coming: [Samples.infusion], records: [record],
            overrides: [
                Override(
                    check: "dental-exam", reason: "no dentist", decidedBy: "Dr. Abara",
                    at: Samples.evening)
            ], orders: [], holds: [], remarks: [],
            stock: Stock(
                prescription: "zoledronic-acid", medicine: "zoledronic acid", left: "2 bags",
                supply: "not in use", counted: Samples.evening))
        #expect(
            told(reply) == """
                zoledronic-acid, stopped
                  zoledronic acid 4 mg, infusion into a vein (IV), at the clinic
                  every 12 weeks at 09:30, home zone Europe/Berlin
                  on treatment since Wed 2025-10-01
                  added Mon 2026-11-23 18:05
                  stopped: new plan
                  on hand: 2 bags, not in use

                Coming
                  Tue 2026-12-01 09:30  8 days  number 1

                Recorded
                  Mon 2026-11-23 20:17  taken  220 mg  number 3, 17 minutes late, late

                Checks passed over at the start
                  dental-exam, Mon 2026-11-23 20:00, decided by Dr. Abara: no dentist

                """)
    }

    @Test("a start names the first dose and what is still open for it")
    func started() {
        var creatinine = Samples.creatinine
        creatinine.setting = "our setting: a result counts for 14 days"
        let reply = StartPrescription.Reply(
            prescription: Samples.prescription(state: .active), changed: true,
            checks: [creatinine], remarks: [], number: 1)
        #expect(
            told(reply) == """
                Started. First dose: Tue 2026-12-01 09:30, in 8 days.
                Still open for that dose: creatinine. No creatinine result since the last dose.
                  Our setting: a result counts for 14 days.
                  Source: US label of zoledronic acid
                  When done: dose lab creatinine VALUE UNIT

                """)
    }

    @Test("a start that changes nothing says so; an override is named")
    func startedAgain() {
        var exam = Samples.dentalExam
        exam.state = .overridden
        let reply = StartPrescription.Reply(
            prescription: Samples.prescription(state: .active), changed: false, checks: [exam],
            remarks: [])
        #expect(
            told(reply) == """
                zoledronic-acid is already active. Next dose: Tue 2026-12-01 09:30, in 8 days.
                Passed over and kept in the record: dental exam.

                """)
    }

    @Test("checks show state, title, sentence, evidence, advice, source and hint")
    func check() {
        var ok = Samples.creatinine
        ok.state = .ok
        ok.sentence = "A result is on record."
        ok.evidence = "0.9 mg/dL"
        ok.evidenceDay = Samples.day("2026-11-20", "Fri", "3 days ago")
        ok.setting = "our setting: not older than 14 days"
        let reports = ReadinessReports(reports: [
            ReadinessReport(
                prescription: "zoledronic-acid", medicine: "zoledronic acid", state: .planned,
                dose: Samples.infusion, readiness: .open, checks: [Samples.dentalExam, ok],
                open: ["dental exam"], ask: ["calcium", "calcium and D"])
        ])
        #expect(
            told(reports) == """
                zoledronic acid (zoledronic-acid), planned. Next dose: Tue 2026-12-01 09:30, in
                8 days, number 1. 1 open: dental exam. 2 to ask: calcium; calcium and D.
                  OPEN  dental exam  No dental exam on record.
                        Published advice is to have a dental exam before the first dose.
                        Source: US label of zoledronic acid; ASCO 2017 (international)
                        Booked it?  dose dental exam --booked DATE
                  OK    creatinine   A result is on record.
                        On record: 0.9 mg/dL; Fri 2026-11-20, 3 days ago.
                        Our setting: not older than 14 days.
                        Source: US label of zoledronic acid

                """)
    }

    @Test("what is said of a medicine beside its checks follows them")
    func besideChecks() {
        let allergy = "This allergy is on your record: wonderdrug."
        let reports = ReadinessReports(reports: [
            ReadinessReport(
                prescription: "wonderdrug", medicine: "wonderdrug", state: .active,
                readiness: .unchecked, checks: [], remarks: [Remark(text: allergy, sources: [])])
        ])
        let lines = told(reports).split(separator: "\n").map(String.init)
        #expect(lines.last == allergy)
        #expect(lines.dropLast().last == "  No checks are known for this medicine.")
    }

    @Test("of a prescription that was stopped nothing comes, and nothing is called open")
    func checkOfStopped() {
        let reports = ReadinessReports(reports: [
            ReadinessReport(
                prescription: "zoledronic-acid", medicine: "zoledronic acid", state: .stopped,
                readiness: .unchecked, checks: [], open: [], ask: [])
        ])
        #expect(
            told(reports) == """
                zoledronic acid (zoledronic-acid), stopped.
                  Nothing of it comes, so nothing is checked.

                """)
        #expect(!reports.hasBlockingItem)
    }

    @Test("only an open item that blocks makes a check end with 1")
    func blocking() {
        for state in CheckState.allCases {
            var item = Samples.dentalExam
            item.state = state
            let open = [.missing, .stale, .outOfRange, .open].contains(state)
            #expect(item.isBlockingNow == open)
            item.blocking = false
            #expect(!item.isBlockingNow)
        }
    }

    @Test("what is due is listed with the commands that record it")
    func due() {
        let snoozed = Samples.moment("2026-11-23T20:15:00+01:00", "Mon", "in 15 minutes")
        let doses = [
            Samples.dose(state: .overdue), Samples.dose(snoozedUntil: snoozed), Samples.infusion,
        ]
        #expect(
            told(DueList(doses: doses)) == """
                STATE     WHEN                  LEFT    MEDICINE
                OVERDUE   Mon 2026-11-23 20:00  now     naproxen 220 mg
                DUE       Mon 2026-11-23 20:00  now     naproxen 220 mg, again at 20:15
                UPCOMING  Tue 2026-12-01 09:30  8 days  zoledronic acid 4 mg IV

                Taken?  dose take naproxen

                """)
        #expect(told(DueList(doses: [])) == "Nothing is due.\n")
    }

    @Test("infusions say whether each is ready or what is open")
    func infusions() {
        let list = InfusionList(infusions: [
            Infusion(dose: Samples.infusion, readiness: .open, open: ["creatinine"]),
            Infusion(dose: Samples.infusion, readiness: .ready, open: []),
            Infusion(dose: Samples.infusion, readiness: .notYet, open: []),
        ])
        #expect(
            told(list) == """
                WHEN                  LEFT    MEDICINE         DOSE     NO.  READY
                Tue 2026-12-01 09:30  8 days  zoledronic acid  4 mg IV  1    1 open: creatinine
                Tue 2026-12-01 09:30  8 days  zoledronic acid  4 mg IV  1    ready
                Tue 2026-12-01 09:30  8 days  zoledronic acid  4 mg IV  1    too early to say

                See what is open: dose check zoledronic-acid

                Ready: what we ask for is on record. Your care team reads it and decides.

                """)
        #expect(told(InfusionList(infusions: [])) == "No infusions are coming up.\n")
        var both = Infusion(
            dose: Samples.infusion, readiness: .open, open: ["creatinine"],
            ask: ["calcium", "calcium and vitamin D"])
        #expect(
            told(InfusionList(infusions: [both]), width: 140).contains(
                "1 open: creatinine. 2 to ask: calcium; calcium and vitamin D\n"))
        both.readiness = .ready
        both.open = []
        #expect(
            told(InfusionList(infusions: [both]), width: 140).contains(
                "1    2 to ask: calcium; calcium and vitamin D\n"))
    }
}
