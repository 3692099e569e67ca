package import Regimen
package import SQLite

/// Doses of the past, for records that come late.
extension StoreTransaction {
    /// The doses of a prescription that came within a time, the end not included, and have no
    /// answer: due ones, and those that were counted as missed. Oldest first.
    package func unansweredDoses(
        of id: PrescriptionID, from start: Instant, to end: Instant
    ) throws(SQLiteError) -> [StoredDose] {
        try doses(
            where: """
                prescription_id = ?1 AND state IN ('due', 'missed') AND due_at >= ?2 AND due_at < ?3
                ORDER BY due_at, number
                """,
            [.integer(id.value), .integer(start.epochSeconds), .integer(end.epochSeconds)])
    }

    /// Whether a dose that comes after another one of its prescription was answered.
    package func hasLaterAnswer(than dose: StoredDose) throws(SQLiteError) -> Bool {
        try count(
            """
            SELECT count(*) FROM dose WHERE prescription_id = ?1
                AND state IN ('taken', 'skipped', 'missed', 'given', 'cancelled')
                AND (revision > ?2 OR revision = ?2 AND number > ?3)
            """,
            [
                .integer(dose.prescription.value), .integer(Int64(dose.revision)),
                .integer(Int64(dose.number)),
            ]) > 0
    }
}
