import DoseInterface
import StrictJSON
import Testing

@testable import DoseCommands

@Suite("failures")
struct FailureTests {
    @Test("what cannot be read is pointed at and a better word offered")
    func cannotRead() throws {
        let error = CannotRead(
            subject: "prescription", message: "\"ours\" is not a unit of time.",
            text: "ibuprofen 200 mg every 6 ours",
            offset: 25, length: 4, kind: "unknown-unit", suggestions: ["hours"])
        #expect(
            told(.refused(try refusal(error))) == """
                dose: cannot read this prescription
                  ibuprofen 200 mg every 6 ours
                                           ^^^^
                  "ours" is not a unit of time. Did you mean "hours"?

                """)
    }

    @Test("a suggestion that the message has already is not said twice")
    func suggestionOnce() throws {
        let error = CannotRead(
            subject: "date", message: "This can be read two ways: 2026-04-03 or 2026-03-04.",
            text: "03/04/2026",
            offset: 0, length: 10, kind: "ambiguous-date", suggestions: ["2026-04-03"])
        let text = told(.refused(try refusal(error)))
        #expect(text.hasPrefix("dose: cannot read this date\n"))
        #expect(!text.contains("Did you mean"))
    }

    @Test("a held start is an answer with reasons, sources and both ways on")
    func startHeld() throws {
        let error = StartHeld(
            prescription: "zoledronic-acid", checks: [Samples.dentalExam, Samples.creatinine],
            message: "held")
        var page = Page(style: TextStyle())
        let failure = DoseFailure.refused(try refusal(error))
        #expect(FailureText(failure).tell(on: &page))
        #expect(
            page.text.hasPrefix("Not started: 2 checks hold the start.\n\n  OPEN  dental exam"))
        #expect(page.text.contains("Source: US label of zoledronic acid; ASCO 2017"))
        #expect(
            page.text.hasSuffix(
                """

                  dose start zoledronic-acid --override dental-exam --override creatinine \\
                    --reason "…" --decided-by "Dr. …"

                """))
        #expect(!page.text.contains("dose: "))
    }

    @Test("every other refusal is said with the daemon's own sentence")
    func sentences() throws {
        let notFound = NotFound(
            what: "prescription", name: "x", suggestions: ["xgeva"], message: "No such one.")
        #expect(
            told(.refused(try refusal(notFound))) == """
                dose: No such one.
                  Did you mean xgeva?
                  All names: dose list --all

                """)
        let ambiguous = Ambiguous(name: "z", choices: ["za", "zb"], message: "Two fit.")
        #expect(told(.refused(try refusal(ambiguous))) == "dose: Two fit.\n")
        let past = StartsInPast(
            first: Samples.day("2026-11-01", "Sun", "22 days ago"), message: "It is past.")
        let text = told(.refused(try refusal(past)))
        #expect(text.contains("--since 2026-11-01"))
        #expect(text.contains("still to come"))
        let nothing = NothingDue(prescription: "x", next: Samples.tuesday, message: "Not due.")
        #expect(told(.refused(try refusal(nothing))) == "dose: Not due.\n")
        let listed = NotListed(medicine: "x", suggestions: ["naproxen"], message: "Unknown.")
        #expect(told(.refused(try refusal(listed))).contains("--as-written"))
    }

    @Test("errors of varlink itself are said in plain words")
    func standard() {
        let text = { (name: String, parameters: JSONObject) in
            told(.refused(Refusal(name: name, parameters: parameters)))
        }
        #expect(
            text(StandardRefusal.invalidParameter, ["parameter": "days"]).contains("days"))
        #expect(text(StandardRefusal.methodNotFound, [:]).contains("same version"))
        #expect(text("org.example.Other", [:]) == "dose: dosed refused this: org.example.Other.\n")
    }

    @Test("an unknown outcome says how to repeat")
    func unknownOutcome() throws {
        let text = told(.outcomeUnknown(requestID: "abc-1"))
        #expect(text.contains("--request-id abc-1"))
        #expect(text.contains("safe to repeat"))
        let fromDaemon = told(
            .refused(try refusal(OutcomeUnknown(requestId: "abc-2", message: "Unknown."))))
        #expect(fromDaemon.contains("--request-id abc-2"))
    }

    @Test("a daemon that is not there is said with how to start it")
    func notReachable() {
        #expect(
            told(.notReachable(path: "$XDG_RUNTIME_DIR/dosed/dosed.sock", reason: .nobodyListens))
                == """
                dose: cannot reach dosed at $XDG_RUNTIME_DIR/dosed/dosed.sock: nothing listens
                there.
                  Start it:  systemctl --user start dosed.socket
                  or, in a terminal:  dosed

                """)
    }

    @Test(
        "exit codes of the daemon's refusals",
        arguments: [
            (StartHeld.name, 1), (CannotRead.name, 65), (StartsInPast.name, 65),
            (NotListed.name, 65), (Ambiguous.name, 65), (Invalid.name, 65),
            (WrongState.name, 65), (NothingDue.name, 65), (NothingToUndo.name, 65),
            (TooLarge.name, 65), (RequestReused.name, 65), (FrameTooLarge.name, 65),
            (StandardRefusal.invalidParameter, 65), (NotFound.name, 66),
            (DatabaseUnavailable.name, 69), (StorageFull.name, 69),
            (TooManyConnections.name, 69), (TimedOut.name, 69), (MalformedFrame.name, 69),
            (StandardRefusal.methodNotFound, 69), (OutcomeUnknown.name, 75),
            (StandardRefusal.permissionDenied, 77),
        ] as [(String, Int32)])
    func exitCodes(name: String, code: Int32) {
        #expect(DoseFailure.refused(Refusal(name: name, parameters: [:])).exit.rawValue == code)
    }

    @Test(
        "exit codes of what dose finds itself",
        arguments: [
            (.usage(message: ""), 64), (.notReachable(path: "", reason: .nobodyListens), 69),
            (.notReachable(path: "", reason: .noAnswer(seconds: 30)), 69),
            (.notReachable(path: "", reason: .pathTooLong(limit: 107)), 65),
            (.connectionLost(path: ""), 69), (.notAllowed(path: ""), 77),
            (.outcomeUnknown(requestID: ""), 75), (.unreadableReply(reason: ""), 69),
            (.requestTooLong(limit: 1), 65), (.cannotRun(program: "", reason: ""), 65),
            (.demo(message: ""), 1), (.blockingItemOpen, 1),
        ] as [(DoseFailure, Int32)])
    func ownExitCodes(failure: DoseFailure, code: Int32) {
        #expect(failure.exit.rawValue == code)
    }
}
