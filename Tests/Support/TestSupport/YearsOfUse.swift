/// A database as years of use leave it, as SQL: prescriptions that run on, each with doses that
/// were reminded of and answered.
///
/// The daemon makes the file with ``order`` as its first prescription. This multiplies it, with all
/// that the daemon writes for each dose: the dose, its two events, its reminder, its record, its
/// undo step and its request. Tables, triggers and other prescriptions stay as they are. What runs
/// it sees to the transaction and to the seal of the content.
package struct YearsOfUse: Sendable {
    /// The first prescription. The next dose is a day off at most, which nobody waits for: half a
    /// year between two doses keeps all of them in the future.
    package static let order = "naproxen 220 mg every 26 weeks from 2099-01-05 08:00"

    private let prescriptions: Int
    private let dosesEach: Int
    private let first: Int64
    private let secondsApart: Int64

    /// - Parameters:
    ///   - first: when the first dose of each prescription was due, in seconds since 1970.
    ///   - secondsApart: from one dose of a prescription to its next.
    package init(prescriptions: Int, dosesEach: Int, first: Int64, secondsApart: Int64) {
        self.prescriptions = prescriptions
        self.dosesEach = dosesEach
        self.first = first
        self.secondsApart = secondsApart
    }

    /// All statements.
    package var sql: String { copies + (dosesEach == 0 ? "" : history) }

    /// The prescription with its revision and the dose to come, so many times; their doses come one
    /// a second.
    private var copies: String {
        """
        CREATE TEMP TABLE treatment AS
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n
                WHERE i < \(prescriptions - 1))
            SELECT i, CASE i WHEN 0 THEN 1 ELSE (SELECT max(id) FROM prescription) + i END AS p
            FROM n;
        INSERT INTO prescription (id, person_id, name, drug_id, medicine, brand, clinic, state,
                since, added_at, started_at)
            SELECT p, person_id, name || '-' || (i + 1), drug_id, medicine, brand, clinic, state,
                since, added_at, started_at
            FROM treatment, prescription WHERE id = 1 AND i > 0;
        INSERT INTO prescription_revision (prescription_id, revision, amount, as_needed, schedule,
                zone, follows, first_number, number_offset, created_at)
            SELECT p, revision, amount, as_needed, schedule, zone, follows, first_number,
                number_offset, created_at
            FROM treatment, prescription_revision WHERE prescription_id = 1 AND i > 0;
        UPDATE dose SET number = 1000000 WHERE prescription_id = 1;
        INSERT INTO dose (prescription_id, revision, slot, number, due_at, state, remind_at,
                late_at)
            SELECT p, revision, slot, number, due_at + i, state, remind_at + i, late_at + i
            FROM treatment, dose WHERE prescription_id = 1 AND i > 0;

        """
    }

    /// Doses of the past, each prescription in its turn.
    private var history: String {
        """
        CREATE TEMP TABLE past AS
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n
                WHERE i < \(prescriptions * dosesEach - 1))
            SELECT n.i, (SELECT max(id) FROM event) + 1 + 2 * n.i AS fell, p,
                1 + n.i / \(prescriptions) AS number, (SELECT max(id) FROM dose) + 1 + n.i AS d,
                \(first) + \(secondsApart) * (n.i / \(prescriptions)) AS at
            FROM n JOIN treatment ON treatment.i = n.i % \(prescriptions);
        INSERT INTO event (id, at, uid, kind, prescription_id, detail)
            SELECT fell + half, at + half * 300, 0,
                CASE half WHEN 0 THEN 'dose-fell-due' ELSE 'dose-taken' END, p,
                '{"say":"the dose of ' || strftime('%Y-%m-%d %H:%M', at, 'unixepoch')
                    || CASE half WHEN 0 THEN ' fell due' ELSE ' was taken' END || '","dose":' || d
                    || '}'
            FROM past, (SELECT 0 AS half UNION ALL SELECT 1) ORDER BY i, half;
        INSERT INTO dose (id, prescription_id, revision, slot, number, due_at, state)
            SELECT d, p, 1, strftime('%Y-%m-%d %H:%M', at, 'unixepoch'), number, at, 'taken'
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
                    || strftime('%Y-%m-%d %H:%M', at, 'unixepoch') || '","state":"taken"}}',
                at + 300
            FROM past ORDER BY i;

        """
    }
}
