import DoseInterface
import Testing

@testable import DoseCommands

/// One word for one thing: the rows of a check and its head count the same.
@Suite("Words before checks")
struct CheckWordTests {
    private func item(
        _ title: String, holds: CheckHold?, _ state: CheckState, _ severity: CheckSeverity
    ) -> CheckItem {
        CheckItem(
            check: title, title: title, holds: holds, state: state,
            blocking: holds != nil && severity == .block, severity: severity,
            sentence: "It is so.", hints: [], sources: [])
    }

    @Test(
        "what holds or is wrong is open, what holds nothing is to ask, the rest is a note",
        arguments: [
            (CheckHold.dose, CheckState.missing, CheckSeverity.block, "OPEN"),
            (.start, .open, .block, "OPEN"), (.dose, .outOfRange, .warn, "OPEN"),
            (.dose, .missing, .warn, "TO ASK"), (nil, .outOfRange, .warn, "TO ASK"),
            (nil, .open, .block, "TO ASK"), (nil, .open, .info, "NOTE"),
            (.dose, .stale, .info, "NOTE"), (nil, .note, .info, "NOTE"),
            (.dose, .ok, .block, "OK"), (.dose, .overridden, .block, "PASSED OVER"),
        ] as [(CheckHold?, CheckState, CheckSeverity, String)])
    func words(hold: CheckHold?, state: CheckState, severity: CheckSeverity, word: String) {
        #expect(item("one", holds: hold, state, severity).lead.word == word)
    }

    @Test("each row that is open or to ask stands in the head, once")
    func head() {
        let checks = [
            item("jaw risk", holds: nil, .open, .info),
            item("calcium", holds: .dose, .missing, .warn),
            item("two bone medicines", holds: .dose, .open, .block),
            item("NSAID pain medicine", holds: nil, .open, .warn),
        ]
        let reports = ReadinessReports(reports: [
            ReadinessReport(
                prescription: "zol", medicine: "zol", state: .active, readiness: .open,
                checks: checks, open: ["two bone medicines"],
                ask: ["calcium", "NSAID pain medicine"])
        ])
        let lines = told(reports, width: 140).split(separator: "\n").map(String.init)
        #expect(lines.first?.contains("1 open: two bone medicines. 2 to ask: ") == true)
        #expect(lines.count { $0.hasPrefix("  OPEN ") } == 1)
        #expect(lines.count { $0.hasPrefix("  TO ASK ") } == 2)
        #expect(lines.count { $0.hasPrefix("  NOTE ") } == 1)
    }

    @Test("where it is too early to say, what is to ask is said all the same")
    func early() {
        let reports = ReadinessReports(reports: [
            ReadinessReport(
                prescription: "zol", medicine: "zol", state: .active, readiness: .notYet,
                checks: [item("calcium", holds: .dose, .missing, .warn)], open: [],
                ask: ["calcium"])
        ])
        #expect(told(reports, width: 140).contains("ready. 1 to ask: calcium."))
    }

    @Test("a start says of each check of its dose whether it is open or to ask")
    func started() {
        let reply = StartPrescription.Reply(
            prescription: Samples.prescription(state: .active), changed: true,
            checks: [
                item("creatinine", holds: .dose, .missing, .block),
                item("calcium", holds: .dose, .missing, .warn),
            ], remarks: [], number: 1)
        let text = told(reply, width: 140)
        #expect(text.contains("Still open for that dose: creatinine. It is so."))
        #expect(text.contains("To ask about that dose: calcium. It is so."))
    }
}
