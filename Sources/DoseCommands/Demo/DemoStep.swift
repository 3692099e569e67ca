/// One command of the story, how it must end and what it must say.
package struct DemoStep: Sendable, Equatable {
    /// What follows `dose`.
    package var arguments: [String]
    /// How the command must end.
    package var exit: DoseExit
    /// What its output must hold.
    package var expected: [String]

    /// A step that must end with `exit` and say all of `expected`.
    package init(_ arguments: [String], exit: DoseExit = .done, says expected: [String]) {
        self.arguments = arguments
        self.exit = exit
        self.expected = expected
    }

    /// The command as a person would type it.
    package var typed: String {
        (["dose"] + arguments).map { $0.contains(" ") ? "\"\($0)\"" : $0 }
            .joined(separator: " ")
    }

    /// What did not come, in words; nil when all did.
    package func complaint(exitCode: Int32, output: String) -> String? {
        if exitCode != exit.rawValue {
            return "\"\(typed)\" ended with \(exitCode), not with \(exit.rawValue)."
        }
        let missing = expected.first { !output.contains($0) }
        return missing.map { "\"\(typed)\" did not say \"\($0)\"." }
    }
}

/// What `dose demo --json` prints.
package struct DemoReport: Encodable, Sendable {
    /// One command that was run.
    package struct Line: Encodable, Sendable {
        /// The command as typed.
        package var command: String
        /// How it ended.
        package var exitCode: Int32
        /// What it printed, both outputs together.
        package var output: String
    }

    /// The commands in order.
    package var steps: [Line] = []
    /// The lines that the watch in the background showed.
    package var reminders: [String] = []
}

/// The story that the demo plays.
package enum DemoStory {
    /// From the prescription to the accepted start.
    package static let treatment: [DemoStep] = [
        DemoStep(
            words("add zoledronic acid 4 mg IV every 12 weeks from tomorrow 09:30"),
            says: ["Added zoledronic-acid, planned.", "every 12 weeks", "dental exam"]),
        DemoStep(
            words("start zoledronic-acid"), exit: .refusedByCheck,
            says: ["Not started", "dental exam", "Source:"]),
        DemoStep(
            words("dental exam --on yesterday --outcome clear --dentist") + ["Dr. Ito"],
            says: ["Recorded: dental exam", "clear"]),
        DemoStep(words("start zoledronic-acid"), says: ["Started."]),
    ]
    /// A dose that is due at once.
    package static let dueNow = DemoStep(
        words("add ibuprofen 200 mg by mouth once now"), says: ["Added ibuprofen"])
    /// The watch in the background, and what each of its lines must hold.
    package static let watch = DemoStep(["watch"], says: ["ibuprofen"])
    /// What brings the reminder to its time.
    package static let snooze = DemoStep(
        words("snooze ibuprofen 3s"), says: ["Snoozed: ibuprofen"])
    /// From the dose that is taken to the list of infusions.
    package static let ending: [DemoStep] = [
        DemoStep(words("take ibuprofen"), says: ["Recorded: ibuprofen"]),
        DemoStep(words("infusions"), says: ["zoledronic acid", "4 mg IV", "creatinine"]),
    ]

    private static func words(_ text: String) -> [String] {
        text.split(separator: " ").map(String.init)
    }
}
