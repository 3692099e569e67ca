import Glibc

/// The whole process `dose`, from its start to its end: with few and with many recorded doses, and
/// against programs that people know.
struct TodayProcess {
    private static let targetOfGrowth = 1.2
    private static let targetOfShell = 1.0
    private static let targetOfTasks = 0.5
    /// Prescriptions of which the recorded doses are.
    private static let prescriptions = 10
    /// Doses that are due, so that there is something to show.
    private static let due = 5

    let few: Int
    let many: Int
    let pairs: Int

    func run(in scratch: Scratch, _ programs: Programs) throws -> [ResultRow] {
        let small = try daemon("few", recorded: few, in: scratch, programs)
        let large = try daemon("many", recorded: many, in: scratch, programs)
        let (ofFew, ofMany) = (picture(of: small, programs), picture(of: large, programs))
        let growth = try Pairs(pairs, ours: ofMany.seconds, known: ofFew.seconds)
        try large.stop()
        let shown = (File.text(ofFew.output) ?? "").split(separator: "\n").count
        let sqlite = try TimedRun.sqlite(rows: shown, named: "shell", in: scratch, programs)
        let shell = try Pairs(pairs, ours: ofFew.seconds, known: sqlite.seconds)
        var rows = [
            growth.row(
                "`dose`, the whole process, \(many) recorded doses", against: "\(few) of them",
                target: Self.targetOfGrowth, in: Shown.milliseconds),
            shell.row(
                "`dose`, the whole process, \(few) recorded doses",
                against: "`sqlite3` selecting \(shown) rows", target: Self.targetOfShell,
                in: Shown.milliseconds),
        ]
        if let tasks = try tasks(few, in: scratch, programs) {
            let measured = try Pairs(pairs, ours: ofFew.seconds, known: tasks.seconds)
            rows.append(
                measured.row(
                    "`dose`, the whole process, \(few) recorded doses",
                    against: "`task next` with \(few) tasks", target: Self.targetOfTasks,
                    in: Shown.milliseconds))
        } else {
            let line = Array(
                "dose-bench: `task next` is not compared: apt-get install taskwarrior\n".utf8)
            _ = write(STDERR_FILENO, line, line.count)
        }
        rows += try parts(of: ofFew, small, programs)
        try small.stop()
        return rows
    }

    /// What the whole process is made of, as shares of it. The rest is what neither has.
    private func parts(
        of whole: TimedRun, _ daemon: PrivateDaemon, _ programs: Programs
    ) throws -> [ResultRow] {
        let version = TimedRun(
            program: programs.dose, arguments: ["--version"], environment: daemon.environment,
            output: daemon.directory + "/version", lines: 1)
        let connection = try daemon.connect()
        let call = FrameConnection.frame("io.dosed.GetToday")
        let start = try Pairs(pairs, ours: version.seconds, known: whole.seconds)
        let answer = try Pairs(
            pairs, ours: { try Stopwatch.seconds { _ = try connection.exchange(call) } },
            known: whole.seconds)
        let process = Stopwatch.median(start.known + answer.known)
        let rest = 1 - start.ratio - answer.ratio
        return [
            ("its start and end: `dose --version`", start.medianOfOurs, start.ratio),
            ("the answer: `GetToday` on an open connection", answer.medianOfOurs, answer.ratio),
            ("the rest: connecting, reading the answer, the text", rest * process, rest),
        ].map { part, seconds, share in
            ResultRow(
                what: "of that, \(part)", ours: Shown.milliseconds(seconds),
                against: "the whole process: \(Shown.milliseconds(process))",
                ratio: Shown.ratio(share), target: "-", isMet: true)
        }
    }

    private func picture(of daemon: PrivateDaemon, _ programs: Programs) -> TimedRun {
        TimedRun(
            program: programs.dose, arguments: [], environment: daemon.environment,
            output: daemon.directory + "/out", lines: Self.due)
    }

    private func daemon(
        _ name: String, recorded: Int, in scratch: Scratch, _ programs: Programs
    ) throws -> PrivateDaemon {
        let daemon = try PrivateDaemon(name, in: scratch, programs)
        try LargeDatabase(
            prescriptions: Self.prescriptions, dosesEach: max(1, recorded / Self.prescriptions)
        ).make(for: daemon, in: scratch, programs)
        try daemon.start()
        try daemon.addDue(Self.due)
        let connection = try daemon.connect()
        _ = try connection.call(
            "io.dosed.AddPrescription",
            """
            {"requestId":"infusion","text":"zoledronic acid 4 mg every 12 weeks from tomorrow 9 am"}
            """)
        // The check of all that is stored, which a start begins, is over when this one is.
        try connection.send(FrameConnection.stream("io.dosed.VerifyData"))
        while try connection.next().contains("\"continues\":true") {}
        return daemon
    }

    /// Taskwarrior with so many tasks; nil where it is not installed.
    private func tasks(
        _ count: Int, in scratch: Scratch, _ programs: Programs
    ) throws(BenchFailure) -> TimedRun? {
        guard let program = programs.task else { return nil }
        let list = scratch.file("tasks.json")
        let tasks = (1...count).map { number in
            #"{"description":"naproxen \#(number)","status":"pending","#
                + #""due":"20261123T\#(10 + number % 10)0000Z"}"#
        }
        try File.write("[\(tasks.joined(separator: ","))]", to: list)
        let settings = scratch.file("taskrc")
        try File.write("confirmation=off\nverbose=nothing\nhooks=off\n", to: settings)
        let environment = [
            "PATH": "/usr/bin:/bin", "HOME": scratch.path, "LANG": "C.UTF-8", "TASKRC": settings,
            "TASKDATA": scratch.file("tasks"),
        ]
        guard mkdir(scratch.file("tasks"), 0o700) == 0 else { throw .system("mkdir") }
        let code = try ChildProcess(
            program, ["import", list], environment: environment, errors: "/dev/null"
        ).waitForEnd()
        guard code == 0 else { throw BenchFailure("task import ended with \(code)") }
        return TimedRun(
            program: program, arguments: ["next"], environment: environment,
            output: scratch.file("next"), lines: min(count, Self.due))
    }
}
