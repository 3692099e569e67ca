import DoseInterface

/// Shorthand for questions of follow-up.
extension Desk {
    /// A person whose dental exam of today is on record, so that none is asked about for months.
    static func examined() async throws -> Desk {
        let desk = try await Desk()
        try await desk.exam()
        return desk
    }

    /// The questions that are asked, or all that are written down.
    func questions(all: Bool? = nil) async throws -> [FollowUp] {
        try await call(ListFollowUps.self, .init(all: all)).followUps
    }

    /// How often a question is asked now.
    func askedCount(_ id: String) async throws -> Int {
        try await questions().filter { $0.id == id }.count
    }

    /// What is said to an answer.
    @discardableResult
    func answer(_ id: String, _ answer: FollowUpAnswer) async throws -> [Remark] {
        try await call(
            AnswerFollowUp.self, .init(requestId: fresh(), id: id, answer: answer)
        ).remarks
    }

    /// The numbers of the open reminders of a question.
    func reminders(of question: String) async throws -> [String] {
        try await rows(
            """
            SELECT reminder.number FROM reminder JOIN prompt ON prompt.id = reminder.prompt_id
            WHERE closed_at IS NULL AND what = '\(question)'
            """)
    }

    func stop(_ name: String) async throws {
        _ = try await call(
            StopPrescription.self, .init(requestId: fresh(), name: name, reason: "new plan"))
    }

    /// Days pass, and the engine looks at the clock after them.
    func letPass(days: Int64) async throws { try await letPass(hours: days * 24) }
}
