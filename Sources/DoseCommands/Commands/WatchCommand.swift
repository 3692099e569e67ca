package import ArgumentParser
import DoseInterface
import Glibc

/// `dose watch`
package struct WatchCommand: DaemonCommand {
    package static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Show reminders as they fall due: first what is due, then what comes.",
        discussion: """
            dose watch
            dose watch --json    one JSON object a line

            Ends with Ctrl-C. When dosed restarts it goes on by itself.
            """)

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func perform(in context: CommandContext) async throws {
        // Each reminder is written in one piece, so ending at once cuts none.
        signal(SIGINT) { _ in _exit(0) }
        signal(SIGTERM) { _ in _exit(0) }
        let output = context.output
        let status = try context.client.ask(GetStatus.self, .init())
        if status.dueNow == 0 { output.remark(Self.hint(status)) }
        try ReminderFollower(client: context.client).follow(
            channel: nil,
            notice: { Self.tell($0, on: output) },
            each: { (reminder) throws(DoseFailure) in
                try output.show(ReminderLine(reminder: reminder), json: reminder)
            })
    }

    private static func hint(_ status: GetStatus.Reply) -> String {
        guard let next = status.nextReminder else {
            return "nothing is due and nothing is planned. Waiting; Ctrl-C ends."
        }
        let title = status.nextTitle.map { "\($0), " } ?? ""
        return "nothing is due. Next: \(title)\(next.wordsWithDistance). Waiting; Ctrl-C ends."
    }

    private static func tell(_ notice: ReminderFollower.Notice, on output: Output) {
        switch notice {
        case .following: break
        case .lost: output.remark("the connection is lost. Waiting for dosed.")
        case .back: output.remark("dosed is back.")
        }
    }
}
