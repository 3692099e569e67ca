package import Regimen
package import SQLite

/// What a person felt, and what happened.
extension StoreTransaction {
    /// The standing entries of a person within days, newest first.
    package func journal(
        of person: PersonID, within days: ClosedRange<CivilDate>
    ) throws(SQLiteError) -> [StoredJournalEntry] {
        try connection.query(
            """
            SELECT kind, day, at, what, score, days, place, note, event_id FROM journal_entry
            WHERE person_id = ?1 AND undone_by IS NULL AND day BETWEEN ?2 AND ?3
            ORDER BY day DESC, at IS NULL, at DESC, id DESC
            """,
            [
                .integer(person.value), .text(days.lowerBound.description),
                .text(days.upperBound.description),
            ]
        ) { row throws(SQLiteError) in
            StoredJournalEntry(
                kind: try row.enumeration(0), day: try row.day(1),
                at: try row.optionalInstant(2), what: try row.optionalText(3),
                score: try row.optionalInt(4).map { Int($0) },
                days: try row.optionalInt(5).map { Int($0) }, place: try row.optionalText(6),
                note: try row.optionalText(7), event: EventID(try row.int(8)))
        }
    }

    /// The days within others of which pain was told, with how often and from how little to how
    /// much.
    package func painDays(
        of person: PersonID, within days: ClosedRange<CivilDate>
    ) throws(SQLiteError) -> [CivilDate: (entries: Int, low: Int, high: Int)] {
        let found = try connection.query(
            """
            SELECT day, count(*), min(score), max(score) FROM journal_entry
            WHERE person_id = ?1 AND undone_by IS NULL AND kind = 'pain' AND day BETWEEN ?2 AND ?3
            GROUP BY day
            """,
            [
                .integer(person.value), .text(days.lowerBound.description),
                .text(days.upperBound.description),
            ]
        ) { row throws(SQLiteError) -> (CivilDate, (entries: Int, low: Int, high: Int)) in
            (try row.day(0), (Int(try row.int(1)), Int(try row.int(2)), Int(try row.int(3))))
        }
        return Dictionary(uniqueKeysWithValues: found)
    }

    package func add(
        _ entry: StoredJournalEntry, of person: PersonID, event: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            """
            INSERT INTO journal_entry (person_id, kind, day, at, what, score, days, place, note,
                event_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """,
            [
                .integer(person.value), .text(entry.kind.rawValue), .text(entry.day.description),
                .optional(entry.at?.epochSeconds), .optional(entry.what),
                .optional(entry.score.map(Int64.init)), .optional(entry.days.map(Int64.init)),
                .optional(entry.place), .optional(entry.note), .integer(event.value),
            ])
    }

    package func takeBackJournalEntry(
        of event: EventID, by undoing: EventID
    ) throws(SQLiteError) {
        _ = try connection.run(
            "UPDATE journal_entry SET undone_by = ?2 WHERE event_id = ?1",
            [.integer(event.value), .integer(undoing.value)])
    }
}
