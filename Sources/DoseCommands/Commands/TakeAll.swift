import DoseInterface

/// `dose take all`: everything that is due now and that a person takes. Each dose is a record of
/// its own, and taken back by itself.
struct TakeAll {
    /// The word in place of a name.
    static let word = "all"

    let at: String?

    func record(in context: CommandContext) throws(DoseFailure) {
        let due = try context.client.gather(ListDue.self, .init()) { $0.doses }
            .filter { $0.state == .due || $0.state == .overdue }
        var answer = AllTaken(clinic: due.filter(\.clinic).map(\.prescription))
        do throws(DoseFailure) {
            for dose in due where !dose.clinic {
                let id = RequestID.fresh()
                let request = RecordDose.Request(
                    requestId: id.text, name: dose.prescription, outcome: .taken, at: at,
                    slot: dose.slot)
                answer.replies.append(
                    try context.client.change(RecordDose.self, request, requestID: id))
            }
        } catch {
            if !answer.replies.isEmpty {
                context.output.remark(
                    "recorded before that: \(Phrases.list(answer.replies.map(\.record.medicine)))."
                        + " What is open still: dose due")
            }
            throw error
        }
        try context.output.show(answer, json: answer.replies)
    }
}

/// The answer of `dose take all`.
struct AllTaken: Tellable {
    var replies: [RecordDose.Reply] = []
    /// What a clinic gives is not taken along.
    let clinic: [String]

    func tell(on page: inout Page) {
        if replies.isEmpty { page.say("Nothing that you take yourself is due.") }
        for reply in replies {
            page.say("Recorded: \(reply.record.words).")
            page.remarks(reply.remarks)
        }
        for name in clinic { page.verbatim("At the clinic: dose given \(name)") }
        guard !replies.isEmpty else { return }
        page.verbatim("Wrong? dose undo" + (replies.count > 1 ? " \(replies.count)" : ""))
    }
}
