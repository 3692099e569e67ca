/// The whole process `dose due`, from its start to its end, against the `sqlite3` shell that
/// selects such rows from a plain file.
struct WholeProcess {
    static let target = 1.6

    let prescriptions: Int
    let pairs: Int

    func run(in scratch: Scratch, _ programs: Programs) throws -> ResultRow {
        let daemon = try PrivateDaemon("due", in: scratch, programs)
        try daemon.start()
        try daemon.addDue(prescriptions)
        let plain = scratch.file("plain.db")
        try makePlainFile(plain, in: scratch, programs)
        let output = scratch.file("out")
        func seconds(_ program: String, _ words: [String]) throws -> Double {
            let begin = Stopwatch.now
            let child = try ChildProcess(
                program, words, environment: daemon.environment, output: output)
            let code = try child.waitForEnd()
            let seconds = Double(Stopwatch.now - begin) / 1e9
            guard code == 0 else { throw BenchFailure("\(program) ended with \(code)") }
            let lines = (File.text(output) ?? "").split(separator: "\n").count
            guard lines >= prescriptions else {
                throw BenchFailure("\(program) printed \(lines) lines, not \(prescriptions)")
            }
            return seconds
        }
        let measured = try Pairs(
            pairs,
            ours: { try seconds(programs.dose, ["due"]) },
            known: {
                try seconds(
                    programs.sqlite,
                    [plain, "SELECT name, amount, due_at, state FROM due ORDER BY due_at, id"])
            })
        try daemon.stop()
        return measured.row(
            "`dose due`, the whole process, \(prescriptions) prescriptions",
            against: "`sqlite3` selecting such rows", target: Self.target, in: Shown.milliseconds)
    }

    private func makePlainFile(
        _ path: String, in scratch: Scratch, _ programs: Programs
    ) throws {
        let script = scratch.file("plain.sql")
        try File.write(
            """
            CREATE TABLE due (id INTEGER PRIMARY KEY, name TEXT, amount TEXT, due_at TEXT,
                state TEXT);
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
                WHERE i < \(prescriptions))
            INSERT INTO due SELECT i, 'naproxen-' || i, '220 mg', '2026-11-23T18:00', 'due' FROM n;
            """, to: script)
        let code = try ChildProcess(
            programs.sqlite, ["-bail", path], environment: [:], input: script
        ).waitForEnd()
        guard code == 0 else { throw BenchFailure("sqlite3 ended with \(code)") }
    }
}
