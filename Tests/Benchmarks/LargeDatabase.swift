import Glibc
import TestSupport

/// A database as years of use leave it: the daemon makes the file, and the `sqlite3` shell fills it
/// while the daemon is stopped.
struct LargeDatabase {
    let prescriptions: Int
    let dosesEach: Int

    func make(for daemon: PrivateDaemon, in scratch: Scratch, _ programs: Programs) throws {
        try daemon.start()
        _ = try daemon.connect().call(
            "io.dosed.AddPrescription",
            #"{"requestId":"bench","text":"\#(YearsOfUse.order)"}"#)
        try daemon.stop()
        let script = scratch.file("fill.sql")
        try File.write(Self.sql(prescriptions: prescriptions, dosesEach: dosesEach), to: script)
        let code = try ChildProcess(
            programs.sqlite, ["-bail", daemon.database], environment: [:], input: script
        ).waitForEnd()
        guard code == 0 else { throw BenchFailure("sqlite3 ended with \(code)") }
        // It seals what the shell wrote.
        try File.remove(daemon.database + ".mark")
        try daemon.start()
        try daemon.stop()
    }

    private static func sql(prescriptions: Int, dosesEach: Int) -> String {
        let years = YearsOfUse(
            prescriptions: prescriptions, dosesEach: dosesEach, first: 1_000_000_000,
            secondsApart: 3600)
        return settings + years.sql + """
            DELETE FROM content_seal;
            COMMIT;
            PRAGMA journal_mode = DELETE;

            """
    }

    /// Fast and unsafe: a file that breaks here is thrown away.
    private static let settings = """
        PRAGMA journal_mode = DELETE;
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA cache_size = -1000000;
        BEGIN;

        """
}
