import DoseInterface
import Testing

@testable import DoseCommands

@Suite("answers about holds, as text")
struct HoldAnswerTests {
    private static let hold = Hold(
        from: Samples.evening, until: Samples.day("2026-12-14", "Mon", "in 3 weeks"),
        reason: "dental work")

    private static var held: Prescription {
        var held = Samples.prescription(state: .held)
        held.hold = hold
        held.next = nil
        return held
    }

    private static var heldDose: Dose {
        var dose = Samples.infusion
        dose.state = .held
        dose.hold = hold
        return dose
    }

    private func told(_ answer: some Tellable) -> String {
        var page = Page(style: TextStyle(width: 90))
        answer.tell(on: &page)
        return page.text
    }

    @Test("a hold says that it is a record, when it ends, and whom to ask")
    func hold() {
        let reply = HoldPrescription.Reply(prescription: Self.held, remarks: [Samples.remark])
        #expect(
            told(reply) == """
                Recorded: zoledronic-acid is on hold since Mon 2026-11-23 20:00. \
                No reminders for it until
                it goes on.
                  Reason: dental work
                  It goes on by itself at the start of Mon 2026-12-14, in 3 weeks.
                  Ask your team before you restart.
                Labels say not to combine them.
                  Source: US label of zoledronic acid; ASCO 2017 (international)
                Wrong? dose undo

                """)
        var open = reply
        open.prescription.hold?.until = nil
        #expect(told(open).contains("When it goes on: dose resume zoledronic-acid\n"))
    }

    @Test("resuming names the next dose")
    func resume() {
        let reply = ResumePrescription.Reply(
            prescription: Samples.prescription(state: .active), remarks: [])
        #expect(
            told(reply) == """
                Recorded: zoledronic-acid goes on. Next dose: Tue 2026-12-01 09:30, in 8 days.
                Wrong? dose undo

                """)
    }

    @Test("lists say HELD, why and until when")
    func lists() {
        let list = told(PrescriptionList(prescriptions: [Self.held], all: false))
        #expect(list.contains("HELD"))
        #expect(
            list.inOneLine.hasSuffix(
                "zoledronic-acid is on hold since Mon 2026-11-23 until Mon 2026-12-14: "
                    + "dental work"))
        let due = told(DueList(doses: [Self.heldDose]))
        #expect(due.contains("HELD   Tue 2026-12-01 09:30"))
        #expect(due.inOneLine.contains("on hold since Mon 2026-11-23 until Mon 2026-12-14"))
        #expect(!due.contains("Given?"))
        let infusions = told(
            InfusionList(infusions: [Infusion(dose: Self.heldDose, readiness: .open, open: [])]))
        #expect(infusions.contains("HELD"))
        let report = ReadinessReport(
            prescription: "zoledronic-acid", medicine: "zoledronic acid", state: .held,
            hold: Self.hold, dose: Self.heldDose, readiness: .ready, checks: [])
        #expect(
            told(ReadinessReports(reports: [report])).inOneLine.contains(
                "HELD, on hold since Mon 2026-11-23 until Mon 2026-12-14: dental work."))
    }

    @Test("one prescription shows its hold, the holds before and what was ordered before")
    func show() {
        let order = Order(
            from: Samples.evening, dose: "4 mg", schedule: "every 4 weeks", canonical: "c",
            zone: "Europe/Berlin")
        let ended = Hold(from: Samples.evening, reason: "flu", ended: Samples.tuesday)
        let text = told(
            ShowPrescription.Reply(
                prescription: Self.held, coming: [Self.heldDose], records: [], overrides: [],
                orders: [order, order], holds: [ended, Self.hold], remarks: []))
        #expect(text.hasPrefix("zoledronic-acid, HELD\n  on hold since Mon 2026-11-23"))
        #expect(text.contains("Ordered\n  since Mon 2026-11-23 20:00  4 mg  every 4 weeks\n"))
        #expect(
            text.contains(
                "On hold before\n  Mon 2026-11-23 20:00 to Tue 2026-12-01 09:30: flu\n"))
    }
}

extension String {
    /// Wrapped text as it was before.
    fileprivate var inOneLine: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
