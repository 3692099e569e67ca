import DoseService
import Regimen
import SQLite
import Testing

@testable import DoseStore

/// A rule that was broken, and the steps that led there.
private struct Broken: Error, CustomStringConvertible {
    let description: String
}

/// The rules.
extension Play {
    private func rows(_ sql: String) async throws -> [String] {
        try await desk.store.transact(at: desk.clock.now, by: 0, reading: true) { transaction in
            try transaction.connection.query(sql, []) { row in
                try (0..<row.count).map { "\(try row.value($0))" }.joined(separator: " ")
            }
        }
    }

    func count(_ sql: String) async throws -> Int {
        let now = desk.clock.now
        return try await desk.store.transact(at: now, by: 0, reading: true) { transaction in
            try transaction.count(sql)
        }
    }

    /// How many first reminders and how many in all each slot has had.
    func remindersOfSlots() async throws -> [(String, Int, Int)] {
        try await desk.store.transact(at: desk.clock.now, by: 0, reading: true) { transaction in
            try transaction.connection.query(
                """
                SELECT prescription_id || ' ' || slot, sum(sequence = 1), count(*)
                FROM reminder JOIN dose ON dose.id = dose_id WHERE kind = 'due'
                GROUP BY prescription_id, slot
                """, []
            ) { row in (try row.text(0), Int(try row.int(1)), Int(try row.int(2))) }
        }
    }

    private func none(_ rule: String, _ sql: String) async throws {
        let found = try await rows(sql)
        if !found.isEmpty { throw Broken(description: trace("\(rule): \(found)")) }
    }

    func check() async throws {
        try await none(
            "one slot waits twice",
            """
            SELECT prescription_id, slot, group_concat(revision || state) FROM dose
            WHERE state IN ('upcoming', 'due') GROUP BY prescription_id, slot HAVING count(*) > 1
            """)
        try await none(
            "one slot has two standing records",
            """
            SELECT dose.prescription_id, slot, group_concat(outcome) FROM dose
            JOIN dose_record ON dose_id = dose.id AND undone_by IS NULL
            GROUP BY dose.prescription_id, slot HAVING count(*) > 1
            """)
        try await none(
            "a slot waits although it was answered",
            """
            SELECT waiting.prescription_id, waiting.slot, waiting.revision FROM dose AS waiting
            JOIN dose AS other ON other.prescription_id = waiting.prescription_id
                AND other.slot = waiting.slot AND other.id <> waiting.id
            JOIN dose_record ON dose_id = other.id AND undone_by IS NULL
            WHERE waiting.state IN ('upcoming', 'due')
            """)
        try await none(
            "a state does not agree with its record",
            """
            SELECT dose.id, state, outcome FROM dose
            LEFT JOIN dose_record ON dose_id = dose.id AND undone_by IS NULL
            WHERE (outcome IS NOT NULL AND state <> outcome)
                OR (outcome IS NULL AND state NOT IN ('upcoming', 'due', 'withdrawn'))
            """)
        try await checkTime()
        try await checkReminders()
        try await checkHistory()
    }

    private func checkTime() async throws {
        let now = desk.clock.now.epochSeconds
        try await none(
            "a time has come and nothing happened",
            """
            SELECT id, slot, state FROM dose
            WHERE remind_at <= \(now) OR state = 'upcoming' AND lead_at <= \(now)
            """)
        try await none(
            "something waits of one that is on hold or has ended",
            """
            SELECT dose.id, slot FROM dose JOIN prescription ON prescription.id = prescription_id
            WHERE dose.state IN ('upcoming', 'due') AND (
                prescription.state NOT IN ('planned', 'active')
                OR EXISTS (SELECT 1 FROM prescription_hold
                    WHERE prescription_hold.prescription_id = prescription.id
                        AND ended_at IS NULL AND undone_by IS NULL))
            """)
        try await none(
            "one that goes on has nothing to come",
            """
            SELECT id, name FROM prescription
            WHERE state IN ('planned', 'active') AND NOT EXISTS (
                SELECT 1 FROM dose WHERE prescription_id = prescription.id
                    AND state IN ('upcoming', 'due'))
                AND NOT EXISTS (SELECT 1 FROM prescription_hold
                    WHERE prescription_id = prescription.id AND ended_at IS NULL
                        AND undone_by IS NULL)
            """)
        try await none(
            "a number is missing in the plan, and no hold explains it",
            """
            SELECT one.prescription_id, one.revision, one.number, one.slot FROM dose AS one
            WHERE one.number > (SELECT first_number FROM prescription_revision AS r
                    WHERE r.prescription_id = one.prescription_id AND r.revision = one.revision)
                AND NOT EXISTS (SELECT 1 FROM dose AS before
                    WHERE before.prescription_id = one.prescription_id
                        AND before.revision = one.revision AND before.number = one.number - 1)
                AND NOT EXISTS (SELECT 1 FROM prescription_hold
                    WHERE prescription_id = one.prescription_id AND from_at <= one.due_at)
            """)
    }

    private func checkReminders() async throws {
        try await none(
            "a lead was told twice of one time, or of a dose that had come",
            """
            SELECT dose_id, reminder.lead, fell_due_at, min(due_at) FROM reminder
            JOIN dose ON dose.id = dose_id WHERE kind = 'lead'
            GROUP BY dose_id, reminder.lead, fell_due_at HAVING count(*) > 1
            """)
        try await none(
            "what is to be answered and what is only to be known are in one group, or a group "
                + "has members of several times",
            """
            SELECT reminder.number FROM reminder
            JOIN reminder AS head ON head.number = reminder.group_number
            WHERE (head.kind = 'due' AND head.dose_id IS NOT NULL)
                    <> (reminder.kind = 'due' AND reminder.dose_id IS NOT NULL)
                OR (head.kind = 'unanswered') <> (reminder.kind = 'unanswered')
                OR head.fell_due_at <> reminder.fell_due_at OR head.number > reminder.number
            """)
        try await none(
            "a carer is told twice of one dose, or of one that was answered",
            """
            SELECT dose_id FROM reminder JOIN dose ON dose.id = dose_id
            WHERE kind = 'unanswered' GROUP BY dose_id
            HAVING count(*) > 1 OR sum(closed_at IS NULL AND state NOT IN ('due', 'missed')) > 0
            """)
        try await none(
            "a lead that is planned is none of the rule",
            """
            SELECT id, lead, lead_at - due_at FROM dose WHERE state = 'upcoming'
                AND lead IS NOT NULL AND (lead NOT IN (1209600, 604800, 86400, 10800, 7200)
                    OR lead_at < due_at - lead)
            """)
        try await none(
            "an open reminder is about nothing that waits",
            """
            SELECT reminder.number, state FROM reminder JOIN dose ON dose.id = dose_id
            WHERE closed_at IS NULL AND kind <> 'unanswered'
                AND state <> iif(kind = 'lead', 'upcoming', 'due')
            """)
    }

    /// What was recorded once is there for ever, as it was.
    private func checkHistory() async throws {
        let rows = try await rows(
            """
            SELECT 'event ' || id, at, kind, detail FROM event
            UNION ALL SELECT 'record ' || id, dose_id, outcome || ' ' || at, amount
                FROM dose_record
            UNION ALL SELECT 'revision ' || prescription_id || '/' || revision, amount, schedule,
                first_number || ' ' || ifnull(number_offset, '') FROM prescription_revision
            UNION ALL SELECT 'move ' || id, slot, to_local, revision FROM dose_move
            UNION ALL SELECT 'answered ' || dose.id || '/' || dose_record.id, slot,
                    due_at || ' ' || ifnull(moved_to, ''), dose.amount
                FROM dose JOIN dose_record ON dose_id = dose.id AND undone_by IS NULL
            """)
        var found: [String: String] = [:]
        for row in rows {
            let key = String(row.prefix { $0 != ")" })
            found[key] = row
            if let before = history[key] {
                #expect(before == row, "\(trace(""))")
            }
        }
        for key in history.keys where !key.contains("answered") {
            #expect(found[key] != nil, "\(trace(key))")
        }
        history = found
    }
}
