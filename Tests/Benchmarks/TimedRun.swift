/// One program, measured from its start to its end.
struct TimedRun {
    let program: String
    let arguments: [String]
    let environment: [String: String]
    /// A file that takes what it prints.
    let output: String
    /// It worked when it printed so many lines.
    let lines: Int

    /// Runs it once.
    func seconds() throws(BenchFailure) -> Double {
        let begin = Stopwatch.now
        let child = try ChildProcess(
            program, arguments, environment: environment, output: output, errors: output + ".err")
        let code = try child.waitForEnd()
        let seconds = Double(Stopwatch.now - begin) / 1e9
        guard code == 0 else {
            throw BenchFailure("\(program) ended with \(code): \(File.text(output + ".err") ?? "")")
        }
        let printed = (File.text(output) ?? "").split(separator: "\n").count
        guard printed >= lines else {
            throw BenchFailure("\(program) printed \(printed) lines, not \(lines)")
        }
        return seconds
    }

    /// The `sqlite3` shell that selects so many rows, such as doses are, from a plain file.
    static func sqlite(
        rows: Int, named name: String, in scratch: Scratch, _ programs: Programs
    ) throws(BenchFailure) -> TimedRun {
        let path = scratch.file("\(name).db")
        let script = scratch.file("\(name).sql")
        try File.write(
            """
            CREATE TABLE due (id INTEGER PRIMARY KEY, name TEXT, amount TEXT, due_at TEXT,
                state TEXT);
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(rows))
            INSERT INTO due SELECT i, 'naproxen-' || i, '220 mg', '2026-11-23T18:00', 'due' FROM n;
            """, to: script)
        let code = try ChildProcess(
            programs.sqlite, ["-bail", path], environment: [:], input: script
        ).waitForEnd()
        guard code == 0 else { throw BenchFailure("sqlite3 ended with \(code)") }
        return TimedRun(
            program: programs.sqlite,
            arguments: [path, "SELECT name, amount, due_at, state FROM due ORDER BY due_at, id"],
            environment: ["PATH": "/usr/bin:/bin", "HOME": scratch.path],
            output: scratch.file(name),
            lines: rows)
    }
}
