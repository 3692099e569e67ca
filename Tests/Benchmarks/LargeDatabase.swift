import Glibc

/// A database as years of use leave it: every prescription runs on and has a history of doses that
/// were reminded of and answered.
///
/// The daemon makes the file with one prescription; the `sqlite3` shell then multiplies it while
/// the daemon is stopped, with all that the daemon writes for each dose: the dose, its two events,
/// its reminder, its record, its undo step and its request. Tables and triggers stay as they are.
struct LargeDatabase {
    let prescriptions: Int
    let dosesEach: Int

    func make(for daemon: PrivateDaemon, in scratch: Scratch, _ programs: Programs) throws {
        try daemon.start()
        // The next dose is a day off at most, which a benchmark does not wait for: half a year
        // between two doses keeps all of them in the future.
        _ = try daemon.connect().call(
            "io.dosed.AddPrescription",
            #"{"requestId":"bench","text":"naproxen 220 mg every 26 weeks from 2099-01-05 08:00"}"#)
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
        let doses = prescriptions * dosesEach
        return settings + copies(prescriptions)
            + (doses == 0 ? "" : history(doses, prescriptions)) + """
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

    /// The prescription with its revision and the dose to come, so many times; their doses come one
    /// a second.
    private static func copies(_ prescriptions: Int) -> String {
        """
        CREATE TEMP TABLE copy AS
            WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n
                WHERE i < \(prescriptions)) SELECT i FROM n;
        INSERT INTO prescription (id, person_id, name, drug_id, medicine, brand, clinic, state,
                since, added_at, started_at)
            SELECT i, person_id, name || '-' || i, drug_id, medicine, brand, clinic, state, since,
                added_at, started_at
            FROM copy, prescription WHERE id = 1;
        INSERT INTO prescription_revision (prescription_id, revision, amount, as_needed, schedule,
                zone, follows, first_number, number_offset, created_at)
            SELECT i, revision, amount, as_needed, schedule, zone, follows, first_number,
                number_offset, created_at
            FROM copy, prescription_revision WHERE prescription_id = 1;
        UPDATE dose SET number = 1000000 WHERE prescription_id = 1;
        INSERT INTO dose (prescription_id, revision, slot, number, due_at, state, remind_at,
                late_at)
            SELECT i, revision, slot, number, due_at + i, state, remind_at + i, late_at + i
            FROM copy, dose WHERE prescription_id = 1;

        """
    }

    /// Doses of the past, one an hour, each prescription in its turn.
    private static func history(_ doses: Int, _ prescriptions: Int) -> String {
        """
        CREATE TEMP TABLE past AS
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < \(doses - 1))
            SELECT i, (SELECT max(id) FROM event) + 1 + 2 * i AS fell,
                1 + i % \(prescriptions) AS p,
                1 + i / \(prescriptions) AS number, (SELECT max(id) FROM dose) + 1 + i AS d,
                1000000000 + 3600 * (i / \(prescriptions)) AS at
            FROM n;
        INSERT INTO event (id, at, uid, kind, prescription_id, detail)
            SELECT fell + half, at + half * 300, 0,
                CASE half WHEN 0 THEN 'dose-fell-due' ELSE 'dose-taken' END, p,
                '{"say":"the dose of ' || strftime('%Y-%m-%dT%H:%M', at, 'unixepoch')
                    || CASE half WHEN 0 THEN ' fell due' ELSE ' was taken' END || '","dose":' || d
                    || '}'
            FROM past, (SELECT 0 AS half UNION ALL SELECT 1) ORDER BY i, half;
        INSERT INTO dose (id, prescription_id, revision, slot, number, due_at, state)
            SELECT d, p, 1, strftime('%Y-%m-%dT%H:%M', at, 'unixepoch'), number, at, 'taken'
            FROM past ORDER BY i;
        INSERT INTO dose_record (prescription_id, dose_id, outcome, amount, at, event_id)
            SELECT p, d, 'taken', '220 mg', at + 300, fell + 1 FROM past ORDER BY i;
        INSERT INTO reminder (number, dose_id, kind, fell_due_at, sequence, closed_at)
            SELECT fell, d, 'due', at, 1, at + 300 FROM past ORDER BY i;
        INSERT INTO undo_step (event_id) SELECT fell + 1 FROM past ORDER BY i;
        INSERT INTO request (id, uid, method, parameters, reply, at)
            SELECT printf('%016x-%08x', i, p), 0, 'io.dosed.RecordDose',
                '{"name":"naproxen-' || p || '","outcome":"taken","requestId":"'
                    || printf('%016x-%08x', i, p) || '"}',
                '{"dose":{"id":' || d || ',"name":"naproxen-' || p || '","slot":"'
                    || strftime('%Y-%m-%dT%H:%M', at, 'unixepoch') || '","state":"taken"}}',
                at + 300
            FROM past ORDER BY i;

        """
    }
}
