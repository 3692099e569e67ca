package import SQLite

/// What was told before the clock was set back.
extension StoreTransaction {
    /// Whether the reminder before this one about the same dose came before the clock was set back,
    /// so that this one asks the same once more.
    package func wasToldBeforeClockCameBack(
        _ number: EventID, about dose: DoseID
    ) throws(SQLiteError) -> Bool {
        try count(
            """
            SELECT count(*) FROM event
            WHERE id < ?1 AND kind = 'clock-came-back'
                AND id > (SELECT max(number) FROM reminder
                    WHERE dose_id = ?2 AND kind = 'due' AND number < ?1)
                AND prescription_id = (SELECT prescription_id FROM dose WHERE id = ?2)
            """, [.integer(number.value), .integer(dose.value)]) > 0
    }
}
