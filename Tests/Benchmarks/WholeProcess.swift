/// The whole process `dose due`, from its start to its end, against the `sqlite3` shell that
/// selects such rows from a plain file.
struct WholeProcess {
    static let target = 1.6

    let prescriptions: Int
    let pairs: Int

    func run(in scratch: Scratch, _ programs: Programs) throws -> ResultRow {
        let sqlite = try TimedRun.sqlite(
            rows: prescriptions, named: "plain", in: scratch, programs)
        let measured = try PrivateDaemon.running("due", in: scratch, programs) { daemon in
            try daemon.addDue(prescriptions)
            let due = TimedRun(
                program: programs.dose, arguments: ["due"], environment: daemon.environment,
                output: scratch.file("out"), lines: prescriptions)
            return try Pairs(pairs, ours: due.seconds, known: sqlite.seconds)
        }
        return measured.row(
            "`dose due`, the whole process, \(prescriptions) prescriptions",
            against: "`sqlite3` selecting such rows", target: Self.target, in: Shown.milliseconds)
    }
}
