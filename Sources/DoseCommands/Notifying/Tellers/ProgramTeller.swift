import DoseInterface

/// Any program, which gets the reminder as JSON on its standard input.
package struct ProgramTeller: Teller {
    /// The variable that carries the reminder's number, so that telling twice can be noticed.
    package static let numberVariable = "DOSE_REMINDER_NUMBER"
    /// The variable that carries the reminder's id, which also tells daemons apart.
    package static let idVariable = "DOSE_REMINDER_ID"
    /// The variable that is 1 for what the person may have been told before, else 0.
    package static let repeatedVariable = "DOSE_REMINDER_REPEATED"

    private let path: String
    private let arguments: [String]
    private let deadline: Duration

    /// - Parameter deadline: how long one run may take.
    package init(path: String, arguments: [String], deadline: Duration) {
        self.path = path
        self.arguments = arguments
        self.deadline = deadline
    }

    /// Runs the program once. What it prints goes to standard error.
    package func tell(_ message: ReminderMessage) async -> Verdict {
        let program = ChildProgram(
            path: path, arguments: arguments,
            variables: [
                Self.numberVariable: "\(message.number)", Self.idVariable: message.id,
                Self.repeatedVariable: message.isRepeated ? "1" : "0",
            ], deadline: deadline)
        guard let line = try? JSONText.line(message.json) else {
            return .failed("the reminder cannot be written as JSON")
        }
        return await program.run(input: line + "\n", printing: .toStandardError).ending
            .verdict { "exit \($0)" }
    }
}
