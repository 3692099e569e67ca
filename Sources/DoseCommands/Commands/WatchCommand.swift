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
            dose watch --json              one JSON object a line
            dose watch --all --json        each change, whoever made it
            dose watch --all --since 120   first the changes after number 120; 0 for all

            Ends with Ctrl-C. When dosed restarts it goes on by itself.
            """)

    @Flag(help: "Show every change as it is made: records, settings, what time brought about.")
    package var all = false

    @Option(
        help: ArgumentHelp(
            "A number of a change, such as 120, to begin after (with --all); 0: all.",
            valueName: "id"))
    package var since: Int?

    @OptionGroup package var common: CommonOptions

    package init() {}

    package func validate() throws {
        guard let since else { return }
        guard all else { throw ValidationError("--since goes with --all.") }
        if since < 0 { throw ValidationError("--since takes the number of a change, or 0.") }
    }

    package func perform(in context: CommandContext) async throws {
        // Each reminder is written in one piece, so ending at once cuts none.
        signal(SIGINT) { _ in _exit(0) }
        signal(SIGTERM) { _ in _exit(0) }
        let output = context.output
        if all { try followChanges(in: context) }
        let status = try context.client.ask(GetStatus.self, .init())
        if status.dueNow == 0 { output.remark(Self.hint(status)) }
        try ReminderFollower(client: context.client).follow(
            channel: nil,
            notice: { Self.tell($0, on: output) },
            each: { (reminder) throws(DoseFailure) in
                try output.show(ReminderLine(reminder: reminder), json: reminder)
            })
    }

    private func followChanges(in context: CommandContext) throws(DoseFailure) -> Never {
        let output = context.output
        var last = since
        var isFirst = true
        try StreamFollower(client: context.client).follow(
            WatchChanges.self, request: { .init(after: last) },
            notice: { Self.tell($0, on: output) },
            each: { (reply) throws(DoseFailure) in
                last = reply.last
                if isFirst { output.remark(Self.beginning(reply.last)) }
                isFirst = false
                guard let change = reply.change else { return }
                try output.show(ChangeLine(change: change), json: change)
            })
    }

    private static func beginning(_ last: Int) -> String {
        "following all changes after number \(last). Waiting; Ctrl-C ends."
    }

    private static func hint(_ status: GetStatus.Reply) -> String {
        guard let next = status.nextReminder else {
            return "nothing is due and nothing is planned. Waiting; Ctrl-C ends."
        }
        let title = status.nextTitle.map { "\($0), " } ?? ""
        return "nothing is due. Next: \(title)\(next.wordsWithDistance). Waiting; Ctrl-C ends."
    }

    private static func tell(_ notice: StreamFollower.Notice, on output: Output) {
        if let words = notice.words { output.remark(words) }
    }
}
