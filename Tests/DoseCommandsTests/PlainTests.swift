import ArgumentParser
import DoseInterface
import Testing

@testable import DoseCommands

@Suite("plain lines")
struct PlainTests {
    private static let style = TextStyle(plainness: .asked)

    private func plain(_ answer: some Tellable) -> String {
        var page = Page(style: Self.style)
        answer.tell(on: &page)
        return page.text
    }

    @Test("they come in a pipe, when they are asked for, and never with color")
    func when() {
        let style = { (isTerminal: Bool, variable: String?) in
            TextStyle(
                isTerminal: isTerminal, terminalWidth: 80,
                variable: { $0 == "DOSE_PLAIN" ? variable : nil })
        }
        #expect(!style(true, nil).isPlain && style(true, nil).isColored)
        #expect(style(false, nil).isPlain)
        #expect(style(true, "1").isPlain && !style(true, "1").isColored)
        #expect(!style(false, "0").isPlain)
        #expect(style(true, nil).plain(true).isPlain && !style(true, nil).plain(true).isColored)
        #expect(!style(false, nil).plain(false).isPlain)
        #expect(style(true, "").plain(nil) == style(true, nil))
    }

    @Test("what is made for paper keeps its lines in a pipe, unless plain ones are asked for")
    func paper() {
        #expect(!TextStyle(plainness: .automatic).paper.isPlain)
        #expect(TextStyle(plainness: .asked).paper.isPlain)
    }

    @Test("a row is one line with its headings, prose is one line, and nothing is indented")
    func lines() {
        var page = Page(style: Self.style)
        var table = Table(headings: ["NAME", "DOSE", "", "NEXT"], wrapping: 1)
        table.row("letrozole", "2.5 mg", "", "Mon 2026-11-23 17:00")
        table.write(on: &page, indent: 2)
        var pairs = Table(wrapping: 1)
        pairs.row("clock", "trusted")
        pairs.write(on: &page)
        let long = Array(repeating: "word", count: 40).joined(separator: " ")
        page.say(long, indent: 4, lead: Lead("Source: "))
        page.verbatim("dose undo", indent: 2)
        #expect(
            page.text == """
                letrozole. Dose: 2.5 mg. Next: Mon 2026-11-23 17:00.
                clock: trusted
                Source: \(long)
                dose undo

                """)
    }

    @Test("a list of doses says each with the command that records it")
    func due() {
        var late = Samples.dose(state: .overdue)
        (late.left, late.person) = ("1 h late", "Ana")
        #expect(
            plain(DueList(doses: [late])) == """
                Overdue: Mon 2026-11-23 20:00, Ana: naproxen 220 mg, 1 hour late. \
                To record it: dose take naproxen --person Ana

                """)
    }

    @Test("infusions, checks and reminders are sentences too")
    func sentences() {
        let list = InfusionList(infusions: [
            Infusion(dose: Samples.infusion, readiness: .open, open: ["creatinine"])
        ])
        #expect(
            plain(list).hasPrefix(
                "Tue 2026-12-01 09:30, 8 days, zoledronic acid 4 mg IV, number 1: "
                    + "1 open: creatinine.\n"), "\(plain(list))")
        var page = Page(style: Self.style)
        page.checks([Samples.dentalExam])
        #expect(page.text.hasPrefix("Open: dental exam. No dental exam on record.\n"))
        #expect(
            plain(ReminderLine(reminder: Samples.reminder(number: 1)))
                == "20:00 naproxen 220 mg, by mouth. Due now. To record it: dose take naproxen\n")
        var missed = Samples.reminder(number: 2)
        (missed.kind, missed.command) = (.missed, "dose show naproxen")
        #expect(plain(ReminderLine(reminder: missed)).hasSuffix(" To see it: dose show naproxen\n"))
    }

    @Test("every command takes --plain and --no-plain")
    func everyCommand() async throws {
        let reply = ListDue.Reply(doses: [Samples.dose(state: .overdue)])
        let server = try TestServer(.reply(reply), .reply(reply))
        let plain = await CommandRun("due", "--plain", socket: server.path)
        #expect(plain.answers.hasPrefix("Overdue: Mon 2026-11-23 20:00, naproxen 220 mg"))
        let table = await CommandRun("due", "--no-plain", socket: server.path)
        #expect(table.answers.hasPrefix("STATE    WHEN"))
        for command in DoseCommand.configuration.groupedSubcommands.flatMap(\.subcommands)
        where command is any DaemonCommand.Type {
            #expect(command.helpMessage(columns: 100).contains("--plain"), "\(command)")
        }
    }
}
