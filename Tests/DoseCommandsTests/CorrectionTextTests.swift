import DoseInterface
import StrictJSON
import Testing

@testable import DoseCommands

@Suite("corrections, notes and steps back as text")
struct CorrectionTextTests {
    private var record: DoseRecord {
        DoseRecord(
            prescription: "naproxen", medicine: "naproxen", outcome: .taken, amount: "440 mg",
            at: Samples.evening, slot: "2026-11-23 20:00", timing: "on time", note: "with food")
    }

    @Test("a correction says what holds now, what was there before, and the note")
    func amended() {
        var before = record
        before.amount = "220 mg"
        before.note = nil
        let reply = AmendDose.Reply(
            record: record, before: before, next: Samples.tuesday, remarks: [])
        #expect(
            told(reply) == """
                Corrected: naproxen 440 mg, taken Mon 2026-11-23 20:00, on time.
                  Before: naproxen 220 mg, taken Mon 2026-11-23 20:00, on time.
                  See both: dose history --taken-back
                  Note: with food
                  Next: Tue 2026-12-01 09:30.
                Wrong? dose undo

                """)
    }

    @Test("several steps back are told one by one, and one step as ever")
    func undone() {
        let steps = [
            UndoStep(say: "naproxen 220 mg, taken 20:00", at: Samples.evening, ofDose: true),
            UndoStep(say: "naproxen, added", at: Samples.evening),
        ]
        let reply = UndoLast.Reply(
            undone: steps[0].say, at: Samples.evening, steps: steps)
        #expect(
            told(reply) == """
                Taken back, the last one first:
                  naproxen 220 mg, taken 20:00. Recorded Mon 2026-11-23 20:00.
                  naproxen, added. Recorded Mon 2026-11-23 20:00.
                Nothing is erased.
                See it: dose history --taken-back

                """)
        #expect(
            told(UndoList(reply: .init(steps: steps)))
                .contains("1     Mon 2026-11-23 20:00  naproxen 220 mg"))
        #expect(told(UndoList(reply: .init(steps: []))) == "There is nothing to take back.\n")
        let kept = Remark(text: "Passed over: that Ana was added.", sources: [])
        #expect(
            told(UndoList(reply: .init(steps: [], remarks: [kept])))
                == "There is nothing to take back.\nPassed over: that Ana was added.\n")
        let one = UndoLast.Reply(undone: "x", at: Samples.evening, steps: [steps[0]])
        #expect(told(one).hasPrefix("Taken back: x.\n"))
        #expect(told(one).hasSuffix("erased.\nSee it: dose history --taken-back\n"))
    }

    @Test("the commands send what was typed")
    func sent() async throws {
        #expect(
            try await parameters(of: [
                "amend", "naproxen", "440", "mg", "20:15", "--record", "yesterday", "08:00",
                "--note", "with", "food",
            ]) == [
                "name": "naproxen", "words": "440 mg 20:15", "record": "yesterday 08:00",
                "note": "with food",
            ])
        #expect(
            try await parameters(of: ["note", "felt", "dizzy", "--dose", "naproxen", "--on", "now"])
                == ["text": "felt dizzy", "subject": "dose", "name": "naproxen", "on": "now"])
        #expect(
            try await parameters(of: ["note", "hm"]) == ["text": "hm", "subject": "last"])
        #expect(try await call(["note"])["method"] == "io.dosed.ListNotes")
        #expect(try await parameters(of: ["undo", "3"]) == ["count": 3])
        #expect(try await call(["undo", "--list"])["method"] == "io.dosed.ListUndo")
    }

    @Test(
        "what does not go together is refused",
        arguments: [
            "amend naproxen", "note --dose naproxen", "note x --exam --journal",
            "note x --on today",
            "undo 0", "undo 101", "take all --note x", "lab calcium --note x",
            "amend naproxen --outcome missed",
        ])
    func misuse(line: String) async {
        let run = await CommandRun(line.split(separator: " ").map(String.init))
        #expect(run.exit == 64)
        #expect(run.messages.hasPrefix("dose: "))
    }
}
