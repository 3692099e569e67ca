/// A database of the first release (schema 6), with everything in it that later steps touch.
package enum FirstRelease {
    /// The schema number that ``rows`` fit.
    package static let schema = 6

    /// As the first release wrote them; its day is 2026-11-23 in Berlin. One statement for each
    /// table.
    package static let rows = """
        INSERT INTO person VALUES (1, 'Europe/Berlin', 1795400000);
        INSERT INTO event (id, at, uid, kind, prescription_id, detail) VALUES
            (1, 1795400000, 0, 'prescription-added', 1, '{"say":"naproxen, added"}'),
            (2, 1795400000, 0, 'prescription-added', 2, '{"say":"denosumab, added"}'),
            (3, 1795400000, 0, 'prescription-added', 3, '{"say":"ibuprofen, added"}'),
            (4, 1795401000, 0, 'dose-taken', 1, '{"say":"naproxen, taken","dose":1}'),
            (5, 1795446000, 0, 'dose-fell-due', 3, '{"say":"fell due","dose":5}'),
            (6, 1795447000, 0, 'prescription-stopped', 3,
                '{"say":"ibuprofen, stopped","previous":"active"}');
        INSERT INTO undo_step (event_id) VALUES (1), (2), (3), (4), (6);
        INSERT INTO prescription VALUES
            (1, 1, 'naproxen', 'naproxen', 'naproxen', NULL, '220 mg', 'PO', 0, 0, 'back pain',
                'active', NULL, 0, 1795400000, 1795400000, NULL, NULL),
            (2, 1, 'denosumab', 'denosumab', 'denosumab', 'Xgeva', '120 mg', 'SC', 1, 0, NULL,
                'active', '2025-10-01', 13, 1795400000, 1795400000, NULL, NULL),
            (3, 1, 'ibuprofen', 'ibuprofen', 'ibuprofen', NULL, '200 mg', 'PO', 0, 0, NULL,
                'stopped', NULL, 0, 1795400000, 1795400000, 1795447000, 'stomach');
        INSERT INTO prescription_revision VALUES
            (1, 1, 'every 1 days at 05:00, 17:00 from 2026-11-23 05:00', 'Europe/Berlin',
                1795400000),
            (2, 1, 'every 4 weeks at 10:00 from 2026-11-02 10:00', 'Europe/Berlin', 1795400000),
            (3, 1, 'every 1 days at 16:00 from 2026-11-23 16:00', 'Europe/Berlin', 1795400000);
        INSERT INTO dose VALUES
            (1, 1, 1, '2026-11-23 05:00', 1, 1795406400, 'taken', NULL, 1795428000),
            (2, 1, 1, '2026-11-23 17:00', 2, 1795449600, 'upcoming', 1795449600, 1795471200),
            (4, 2, 1, '2026-11-30 10:00', 2, 1796029200, 'upcoming', 1796029200, NULL),
            (5, 3, 1, '2026-11-23 16:00', 1, 1795446000, 'withdrawn', NULL, 1795489200);
        INSERT INTO dose_record (prescription_id, dose_id, outcome, amount, at, event_id)
            VALUES (1, 1, 'taken', '220 mg', 1795406400, 4);
        INSERT INTO reminder VALUES (5, 5, NULL, 1795446000, 1, 1795447000);
        """

    /// What later schemas keep besides, each with the table that came with it.
    package static let later: [(table: String, sql: String)] = [
        (
            "dose_move",
            """
            INSERT INTO event (id, at, uid, kind, prescription_id, detail) VALUES
                (7, 1795447100, 0, 'dose-moved', 2, '{"say":"denosumab, moved"}');
            INSERT INTO dose_move VALUES
                (1, 2, 1, '2026-11-30 10:00', 2, '2026-12-01 10:00', 7, NULL);
            """
        ),
        (
            "prescription_hold",
            """
            INSERT INTO event (id, at, uid, kind, prescription_id, detail) VALUES
                (8, 1795447200, 0, 'prescription-held', 1, '{"say":"naproxen, held"}');
            INSERT INTO prescription_hold VALUES
                (1, 1, 1795447200, NULL, NULL, 'stomach', 8, NULL, NULL, NULL);
            """
        ),
        (
            "stock_entry",
            """
            INSERT INTO event (id, at, uid, kind, prescription_id, detail) VALUES
                (9, 1795447300, 0, 'stock-changed', 1, '{"say":"naproxen, 30 tablets"}');
            INSERT INTO stock_entry VALUES
                (1, 1, 'counted', 1795447300, '30 tablets', '220 mg', '2027-12-31', NULL, NULL,
                    NULL, 0, 'City Pharmacy', 2, 9, NULL);
            INSERT INTO stock_look VALUES (1, 1795449600);
            """
        ),
        (
            "note",
            """
            INSERT INTO event (id, at, uid, kind, prescription_id, detail) VALUES
                (10, 1795447400, 0, 'note-kept', 1, '{"say":"naproxen, a note"}');
            INSERT INTO note VALUES (1, 1, NULL, 1, 'took it with food', 1795447400, 10, NULL);
            """
        ),
    ]

    /// The statements that fit a schema with these tables, each with its table.
    package static func statements(
        for tables: Set<String>
    ) -> [(table: String, sql: String)] {
        rows.split(separator: ";\n").map { statement in
            (String(statement.split(separator: " ")[2]), String(statement))
        }.filter { tables.contains($0.table) }
    }
}
