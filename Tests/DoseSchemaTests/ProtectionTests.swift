import DoseSchema
import SQLite
import Testing

private let insertDose =
    "INSERT INTO dose (prescription_id, revision, slot, number, due_at, state, remind_at)"

@Suite("What the schema itself refuses")
struct ProtectionTests {
    private let connection: Connection

    init() throws {
        connection = try Connection.inMemory()
        try connection.execute("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON")
        try Migrator(identity: DoseSchema.identity, catalogue: DoseSchema.catalogue)
            .migrate(connection)
        try connection.execute(
            """
            INSERT INTO person (id, home_zone, created_at) VALUES (1, 'Europe/Berlin', 0);
            INSERT INTO event (id, at, uid, kind, detail) VALUES (1, 0, 0, 'test', '{}');
            INSERT INTO event (id, at, uid, kind, detail) VALUES (2, 0, 0, 'test', '{}');
            INSERT INTO request VALUES ('r', 0, 'm', '{}', '{}', 0);
            INSERT INTO event (id, at, uid, kind, detail) VALUES (3, 0, 0, 'test', '{}');
            INSERT INTO prescription (id, person_id, name, medicine, clinic, state, added_at)
                VALUES (1, 1, 'x', 'x', 0, 'active', 0);
            INSERT INTO prescription_revision (prescription_id, revision, amount, as_needed,
                schedule, zone, follows, first_number, created_at)
                VALUES (1, 1, '1 mg', 0, 'once', 'Europe/Berlin', 'home', 1, 0);
            INSERT INTO dose (id, prescription_id, revision, slot, number, due_at, state)
                VALUES (1, 1, 1, '2026-12-01 09:30', 1, 0, 'due');
            INSERT INTO dose_move VALUES (1, 1, 1, '2026-12-01 09:30', 1, '2026-12-05 10:00', 1,
                NULL);
            INSERT INTO prescription_hold (id, prescription_id, from_at, reason, event_id)
                VALUES (1, 1, 0, 'r', 1);
            INSERT INTO dose_record (id, prescription_id, dose_id, outcome, amount, at, event_id)
                VALUES (1, 1, 1, 'taken', '1 mg', 0, 1);
            INSERT INTO check_override (id, prescription_id, check_id, reason, decided_by, at,
                start_event_id) VALUES (1, 1, 'c', 'r', 'd', 0, 1);
            INSERT INTO note (id, person_id, prescription_id, text, at, event_id)
                VALUES (1, 1, 1, 'n', 0, 1);
            INSERT INTO prompt (id, person_id, kind, what, day, event_id)
                VALUES (1, 1, 'lab_test', 'creatinine', '2026-12-01', 1);
            INSERT INTO stock_entry (id, prescription_id, kind, at, amount, fresh, event_id)
                VALUES (1, 1, 'counted', 0, '30 tablets', 1, 1);
            """)
    }

    @Test(
        "what is written once is never changed, removed or replaced",
        arguments: [
            "UPDATE event SET kind = 'other'", "DELETE FROM event WHERE id = 2",
            "INSERT OR REPLACE INTO event (id, at, uid, kind, detail) VALUES (2, 9, 9, 'x', '{}')",
            "UPDATE request SET reply = '{\"a\":1}'",
            "INSERT OR REPLACE INTO request VALUES ('r', 0, 'm', '{}', '{\"a\":1}', 0)",
            "UPDATE prescription_revision SET schedule = 'daily'",
            "DELETE FROM prescription_revision WHERE prescription_id = 1",
            "UPDATE dose_move SET to_local = '2026-12-06 10:00'", "DELETE FROM dose_move",
            "DELETE FROM prescription_hold",
            "UPDATE dose_record SET amount = '2 mg'", "DELETE FROM dose_record",
            "UPDATE dose_record SET undone_by = 2, counted_revision = 1",
            "UPDATE note SET text = 'other'", "DELETE FROM note",
            "UPDATE check_override SET reason = 'other'", "DELETE FROM check_override",
            "UPDATE stock_entry SET amount = '9 tablets'", "DELETE FROM stock_entry",
        ])
    func appendOnly(sql: String) throws {
        let before = try contents()
        #expect(throws: SQLiteError.self) { try connection.execute(sql) }
        #expect(try contents() == before)
    }

    @Test("without the triggers the same statements do change rows: they are what protects")
    func control() throws {
        for trigger in try names(of: "trigger") {
            try connection.execute("DROP TRIGGER \(trigger)")
        }
        let before = try contents()
        try connection.execute("UPDATE event SET kind = 'other'")
        try connection.execute(
            "INSERT OR REPLACE INTO request VALUES ('r', 0, 'm', '{}', '{\"a\":1}', 0)")
        #expect(try contents() != before)
    }

    @Test(
        "rows that make no sense are refused",
        arguments: [
            "INSERT INTO note (person_id, text, at, event_id) VALUES (1, 'n', 0, 2)",
            "\(insertDose) VALUES (1, 1, '2026-12-01 09:30', 1, 0, 'due', NULL)",
            "\(insertDose) VALUES (1, 9, '2026-12-02 09:30', 2, 0, 'due', NULL)",
            "\(insertDose) VALUES (1, 1, '2026-12-02 09:30', 2, 0, 'upcoming', NULL)",
            "\(insertDose) VALUES (1, 1, '2026-12-02 09:30', 2, 0, 'taken', 5)",
            "\(insertDose) VALUES (1, 1, 'soon', 2, 0, 'due', NULL)",
            """
            INSERT INTO prescription_hold (prescription_id, from_at, reason, event_id)
                VALUES (1, 0, 'a second one at once', 2)
            """,
            "UPDATE prescription_hold SET ended_at = 5",
            "UPDATE prescription_hold SET until = '2026-12-14'",
            "UPDATE prescription_revision SET follows = 'the moon'",
            """
            INSERT INTO dose_record (prescription_id, dose_id, outcome, amount, at, event_id)
                VALUES (1, 1, 'taken', '1 mg', 0, 2)
            """,
            """
            INSERT INTO dose_record (prescription_id, outcome, at, event_id)
                VALUES (1, 'skipped', 0, 2)
            """,
            """
            INSERT INTO stock_entry (prescription_id, kind, at, fresh, event_id)
                VALUES (1, 'added', 0, 0, 2)
            """,
            "UPDATE prescription SET state = 'stopped'", "UPDATE prescription SET state = 'odd'",
            """
            INSERT INTO dental_exam
                VALUES (1, 1, '2026-12-01', 1, 'clear', NULL, NULL, 1, NULL, NULL)
            """,
            """
            INSERT INTO reminder (number, dose_id, kind, fell_due_at, sequence)
                VALUES (1, 1, 'odd', 0, 1)
            """,
            """
            INSERT INTO reminder (number, kind, fell_due_at, sequence) VALUES (1, 'due', 0, 1)
            """,
            """
            INSERT INTO reminder (number, dose_id, prompt_id, kind, fell_due_at, sequence)
                VALUES (1, 1, 1, 'due', 0, 1)
            """,
            "INSERT INTO event (at, uid, kind, detail) VALUES ('today', 0, 'x', '{}')",
            "INSERT INTO event (at, uid, kind, detail) VALUES (0, 0, 'x', 'no object')",
        ])
    func nonsense(sql: String) throws {
        let before = try contents()
        #expect(throws: SQLiteError.self) { try connection.execute(sql) }
        #expect(try contents() == before)
    }

    @Test("a record can be taken back once")
    func takenBack() throws {
        try connection.execute("UPDATE dose_record SET undone_by = 2")
        #expect(throws: SQLiteError.self) {
            try connection.execute("UPDATE dose_record SET undone_by = 1")
        }
    }

    private func names(of kind: String) throws -> [String] {
        try connection.query("SELECT name FROM sqlite_schema WHERE type = ?1", [.text(kind)]) {
            row in try row.text(0)
        }
    }

    /// Every value of the tables that are written to, in order.
    private func contents() throws -> [[SQLValue]] {
        var all: [[SQLValue]] = []
        for table in [
            "event", "request", "prescription", "prescription_revision", "dose",
            "dose_record", "check_override", "dental_exam", "reminder", "dose_move",
            "prescription_hold", "stock_entry",
        ] {
            all += try connection.query("SELECT * FROM \(table)", []) { row in
                try (0..<row.count).map { try row.value($0) }
            }
        }
        return all
    }
}
