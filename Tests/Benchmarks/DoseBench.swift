import ArgumentParser
import Glibc

/// Measures dose and dosed against known things in the same run.
@main
struct DoseBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dose-bench",
        abstract: "Measures dose and dosed, and prints one Markdown table.",
        discussion: """
            Each number stands beside something known that was measured in the same run, in turns;
            a ratio is the median of the ratios of the pairs. Build first, as the programs beside
            this one are measured: swift build -c release
            """,
        subcommands: [Measure.self, Echo.self], defaultSubcommand: Measure.self)
}

/// `dose-bench`
struct Measure: AsyncParsableCommand {
    @Flag(help: "Tiny sizes, only to see that every benchmark works.")
    var smoke = false

    @Option(help: "Make the files below this directory. Default: TMPDIR, or /tmp.")
    var directory: String?

    @Option(help: "Watch the idle daemon for so many seconds.")
    var idle: Double?

    @Option(
        help: """
            Only these: due, today, call, take, share, people, late, idle, start, year, next;
            repeatable.
            """)
    var only: [String] = []

    func run() async throws {
        do {
            let sizes = smoke ? Sizes.smoke : Sizes.full
            let rows = try await measure(sizes, in: Scratch(in: directory), Programs())
            print(ResultTable(rows: rows, isSmoke: smoke).markdown)
        } catch let failure as BenchFailure {
            let line = Array("dose-bench: \(failure)\n".utf8)
            _ = write(STDERR_FILENO, line, line.count)
            throw ExitCode.failure
        }
    }

    private func measure(
        _ sizes: Sizes, in scratch: Scratch, _ programs: Programs
    ) async throws -> [ResultRow] {
        func isWanted(_ name: String) -> Bool { only.isEmpty || only.contains(name) }
        // It is left alone while the others are measured.
        let idleDaemon =
            try isWanted("idle")
            ? IdleDaemon(
                prescriptions: sizes.prescriptions, settleSeconds: sizes.settleSeconds,
                in: scratch, programs) : nil
        var rows: [ResultRow] = []
        if isWanted("due") {
            let due = WholeProcess(prescriptions: sizes.prescriptions, pairs: sizes.processPairs)
            rows.append(try due.run(in: scratch, programs))
        }
        if isWanted("today") {
            let today = TodayProcess(
                few: sizes.recordedFew, many: sizes.recordedMany, pairs: sizes.processPairs)
            rows += try today.run(in: scratch, programs)
        }
        if isWanted("call") {
            let call = RoundTrip(pairs: sizes.callPairs, callsEach: sizes.callsEach)
            rows += try call.run(in: scratch, programs)
        }
        rows += try writesAndReminders(sizes, in: scratch, programs, isWanted)
        if let idleDaemon {
            let share = try WatchdogShare(signs: sizes.signs, in: scratch, programs)
            rows += try idleDaemon.run(seconds: idle ?? sizes.idleSeconds, share)
        }
        if isWanted("start") {
            let start = StartUp(
                prescriptions: sizes.largePrescriptions, dosesEach: sizes.dosesEach,
                pairs: sizes.startPairs)
            rows.append(try start.run(in: scratch, programs))
        }
        if isWanted("year") {
            let year = DosesOfAYear(pairs: sizes.yearPairs, repeats: sizes.yearRepeats)
            rows.append(try year.run(in: scratch, programs))
        }
        if isWanted("next") {
            let next = NextDue(
                many: sizes.many, few: sizes.few, pairs: sizes.nextPairs,
                questionsEach: sizes.questionsEach)
            rows.append(try await next.run(in: scratch, programs))
        }
        return rows
    }
}

extension Measure {
    private func writesAndReminders(
        _ sizes: Sizes, in scratch: Scratch, _ programs: Programs, _ isWanted: (String) -> Bool
    ) throws -> [ResultRow] {
        var rows: [ResultRow] = []
        if isWanted("take") {
            let take = DurableTake(pairs: sizes.takePairs, takesEach: sizes.takesEach)
            rows.append(try take.run(in: scratch, programs))
        }
        if isWanted("share") {
            rows.append(try SharedWrites(takes: sizes.sharedTakes).run(in: scratch, programs))
        }
        if isWanted("people") {
            rows.append(try SameSecond(people: sizes.people).run(in: scratch, programs))
        }
        if isWanted("late") {
            rows += try Lateness(reminders: sizes.reminders).run(in: scratch, programs)
        }
        return rows
    }
}

/// How much is measured.
private struct Sizes {
    let prescriptions: Int
    let processPairs: Int
    let recordedFew: Int
    let recordedMany: Int
    let callPairs: Int
    let callsEach: Int
    let takePairs: Int
    let takesEach: Int
    let sharedTakes: Int
    let people: Int
    let reminders: Int
    let settleSeconds: Double
    let idleSeconds: Double
    let signs: Int
    let largePrescriptions: Int
    let dosesEach: Int
    let startPairs: Int
    let yearPairs: Int
    let yearRepeats: Int
    let many: Int
    let few: Int
    let nextPairs: Int
    let questionsEach: Int

    static let full = Sizes(
        prescriptions: 100, processPairs: 101, recordedFew: 100, recordedMany: 100_000,
        callPairs: 51, callsEach: 500,
        takePairs: 31, takesEach: 100, sharedTakes: 4_096, people: 10_000, reminders: 200,
        settleSeconds: 20, idleSeconds: 300, signs: 10, largePrescriptions: 10_000,
        dosesEach: 100, startPairs: 21, yearPairs: 21, yearRepeats: 200, many: 1_000_000, few: 100,
        nextPairs: 51, questionsEach: 500)
    static let smoke = Sizes(
        prescriptions: 3, processPairs: 1, recordedFew: 10, recordedMany: 20, callPairs: 1,
        callsEach: 3, takePairs: 1,
        takesEach: 2, sharedTakes: 64, people: 3, reminders: 2, settleSeconds: 0.1,
        idleSeconds: 0.1, signs: 2, largePrescriptions: 3, dosesEach: 4, startPairs: 1,
        yearPairs: 1, yearRepeats: 1, many: 30, few: 3, nextPairs: 1, questionsEach: 2)
}

/// The known thing for a round trip; started by the benchmark itself.
struct Echo: ParsableCommand {
    static let configuration = CommandConfiguration(shouldDisplay: false)

    @Argument var path: String
    @Argument var answer: Int

    func run() throws { try EchoServer.serve(path: path, answer: answer) }
}
