import DoseInterface
import StrictJSON
import Testing

@testable import DoseCommands

@Suite("the commands about you")
struct AboutYouTests {
    @Test(
        "each sends what was typed",
        arguments: [
            (
                "condition add heart failure --since 2026-03-02", "AddHealthFact",
                ["kind": "condition", "name": "heart failure", "since": "2026-03-02"]
            ),
            (
                "condition add hart failure --as-written", "AddHealthFact",
                ["kind": "condition", "name": "hart failure", "asWritten": true]
            ), ("condition", "ListHealthFacts", ["kind": "condition"]),
            ("allergy list --all", "ListHealthFacts", ["kind": "allergy", "all": true]),
            (
                "allergy remove penicillin", "EndHealthFact",
                ["kind": "allergy", "name": "penicillin"]
            ),
            (
                "risk end smoking --on yesterday", "EndHealthFact",
                ["kind": "risk", "name": "smoking", "on": "yesterday"]
            ),
            (
                "contact add oncologist Ito 030-1", "AddContact",
                ["role": "oncologist", "name": "Ito", "phone": "030-1"]
            ), ("contact remove Dr. Ito", "RemoveContact", ["name": "Dr. Ito"]),
            ("contact", "ListContacts", [:]),
            (
                "symptom tingling in my fingers --at 20 minutes ago --note left hand",
                "RecordJournal",
                [
                    "kind": "symptom", "what": "tingling in my fingers", "at": "20 minutes ago",
                    "note": "left hand",
                ]
            ),
            (
                "pain 6 --where lower back", "RecordJournal",
                ["kind": "pain", "score": 6, "place": "lower back"]
            ), ("bowel none", "RecordJournal", ["kind": "bowel", "what": "none"]),
            ("fall --at yesterday", "RecordJournal", ["kind": "fall", "at": "yesterday"]),
            (
                "event add radiation --on 2026-11-02 --days 5 --where spine", "RecordJournal",
                [
                    "kind": "event", "what": "radiation", "at": "2026-11-02", "days": 5,
                    "place": "spine",
                ]
            ), ("event", "ListJournal", ["kind": "event"]),
            (
                "journal --kind pain --from 2wk --to today", "ListJournal",
                ["kind": "pain", "from": "2wk", "to": "today"]
            ),
        ] as [(String, String, JSONObject)])
    func sends(line: String, method: String, expected: JSONObject) async throws {
        let arguments = line.split(separator: " ").map(String.init)
        #expect(try await call(arguments)["method"]?.string == "io.dosed.\(method)")
        #expect(try await parameters(of: arguments) == expected)
    }

    @Test(
        "misuse ends with 64",
        arguments: [
            "condition add", "allergy end x", "contact add oncologist Ito", "symptom", "pain",
            "pain much", "event add", "journal --kind joy", "risk mend smoking",
        ])
    func misuse(line: String) async {
        let run = await CommandRun(line.split(separator: " ").map(String.init))
        #expect(run.exit == 64)
        #expect(run.answers.isEmpty)
    }

    @Test("whom to call is said once, after the sentences that send there")
    func callLine() {
        let call = "Call your team: Dr. Ito (oncologist), +49 30 1."
        let reply = RecordJournal.Reply(
            entry: JournalEntry(
                kind: .symptom, day: Samples.day("2026-11-23", "Mon", "today"), what: "fever"),
            remarks: [
                Remark(text: "Call your team.", sources: [Samples.label], call: call),
                Remark(text: "Or call the clinic.", sources: [Samples.label], call: call),
            ])
        #expect(
            told(reply) == """
                Recorded: symptom fever, Mon 2026-11-23.
                Call your team.
                Or call the clinic.
                  Source: US label of zoledronic acid
                Call your team: Dr. Ito (oncologist), +49 30 1.
                Wrong? dose undo

                """)
    }

    @Test("of two lines on whom to call the one that says more is said")
    func longerCallLine() {
        let call = "Call your team: Dr. Ito (oncologist), +49 30 1."
        let reply = RecordJournal.Reply(
            entry: JournalEntry(
                kind: .symptom, day: Samples.day("2026-11-23", "Mon", "today"), what: "numb legs"),
            remarks: [
                Remark(text: "Call.", sources: [], call: "\(call) Emergency: 112 (Germany)."),
                Remark(text: "Call, too.", sources: [], call: call),
            ])
        let text = told(reply)
        #expect(text.contains("Call, too.\n\(call) Emergency: 112 (Germany).\nWrong?"))
    }

    @Test(
        "no bowel movement is said as that, with the days",
        arguments: ["none", "none for 4 days"])
    func noBowelMovement(what: String) {
        let reply = RecordJournal.Reply(
            entry: JournalEntry(
                kind: .bowel, day: Samples.day("2026-11-23", "Mon", "today"), what: what),
            remarks: [])
        let span = what == "none" ? "" : " for 4 days"
        #expect(told(reply).hasPrefix("Recorded: no bowel movement\(span), Mon 2026-11-23."))
    }

    @Test("a note says whom to call right below it")
    func noteOnASign() {
        let reply = AddNote.Reply(
            note: Note(about: "naproxen", text: "passed out", at: Samples.evening),
            remarks: [Remark(text: "Call.", sources: [], call: "Emergency: 112 (Germany).")])
        #expect(
            told(reply) == """
                Noted on naproxen: passed out
                Call.
                Emergency: 112 (Germany).
                Wrong? dose undo

                """)
    }

    @Test("contacts and the journal are shown in columns")
    func lists() {
        let contacts = ListContacts.Reply(
            contacts: [Contact(role: "oncologist", name: "Dr. Ito", phone: "+49 30 1")],
            emergency: "your local emergency number", sources: [])
        #expect(
            told(contacts) == """
                oncologist  Dr. Ito  +49 30 1
                Emergency: your local emergency number.
                  Its number by country: dose settings country NAME

                """)
        let journal = JournalList(entries: [
            JournalEntry(
                kind: .event, day: Samples.day("2026-11-02", "Mon", "3 weeks ago"),
                what: "radiation", days: 5, place: "spine", note: "first course")
        ])
        #expect(
            told(journal) == """
                Mon 2026-11-02  3 weeks ago  event  radiation, 5 days, spine; first course

                """)
        #expect(told(JournalList(entries: [])).hasPrefix("Nothing"))
    }
}
