package import Regimen
package import SQLite

/// What the picture of today asks beside what is looked up by its key. Every one is answered by an
/// index, however much has been recorded; a test looks at how SQLite answers them.
package enum TodayQuery: String, CaseIterable, Sendable {
    /// At most ?2 doses of person ?1 that are due and unanswered, earliest first.
    case openDoses = """
        state = 'due' AND (SELECT person_id FROM prescription
            WHERE prescription.id = dose.prescription_id) = ?1
        ORDER BY due_at, id LIMIT ?2
        """
    /// The dose of person ?1 that comes next at home.
    case nextDoseAtHome = """
        state = 'upcoming' AND (SELECT person_id FROM prescription
            WHERE prescription.id = dose.prescription_id AND clinic = 0) = ?1
        ORDER BY due_at, id LIMIT 1
        """
    /// At most ?3 standing records of person ?1 since ?2, newest first.
    case records = """
        prescription_id IN (SELECT id FROM prescription WHERE person_id = ?1)
            AND undone_by IS NULL AND at >= ?2
        ORDER BY at DESC, id DESC LIMIT ?3
        """
    /// What a clinic gives person ?1, planned or active.
    case clinicPrescriptions = """
        person_id = ?1 AND clinic = 1 AND state IN ('planned', 'active') ORDER BY prescription.id
        """

    /// The table that is asked.
    private var table: String {
        switch self {
        case .openDoses, .nextDoseAtHome: "dose"
        case .records: "dose_record"
        case .clinicPrescriptions: "prescription"
        }
    }

    /// A whole statement with this condition.
    package var statement: String { "SELECT 1 FROM \(table) WHERE \(rawValue)" }
}

extension StoreTransaction {
    /// At most `limit` doses of a person that are due and unanswered, earliest first.
    package func openDoses(
        of person: PersonID, limit: Int
    ) throws(SQLiteError) -> [StoredDose] {
        try doses(
            where: TodayQuery.openDoses.rawValue,
            [.integer(person.value), .integer(Int64(limit))])
    }

    /// The dose of a person that comes next at home.
    package func nextDoseAtHome(of person: PersonID) throws(SQLiteError) -> StoredDose? {
        try doses(where: TodayQuery.nextDoseAtHome.rawValue, [.integer(person.value)]).first
    }

    /// At most `limit` standing records of a person since an instant, newest first.
    package func records(
        of person: PersonID, since: Instant, limit: Int
    ) throws(SQLiteError) -> [StoredRecord] {
        try records(
            where: TodayQuery.records.rawValue,
            [.integer(person.value), .integer(since.epochSeconds), .integer(Int64(limit))])
    }

    /// How many there are.
    package func recordCount(
        of person: PersonID, since: Instant
    ) throws(SQLiteError) -> Int {
        try count(
            """
            SELECT count(*) FROM dose_record
            WHERE prescription_id IN (SELECT id FROM prescription WHERE person_id = ?1)
                AND undone_by IS NULL AND at >= ?2
            """, [.integer(person.value), .integer(since.epochSeconds)])
    }

    /// What a clinic gives a person, planned or active, oldest first.
    package func clinicPrescriptions(
        of person: PersonID
    ) throws(SQLiteError) -> [StoredPrescription] {
        try prescriptions(
            where: TodayQuery.clinicPrescriptions.rawValue, [.integer(person.value)])
    }

    /// Whether anything of a person is planned or active.
    package func hasOpenPrescription(of person: PersonID) throws(SQLiteError) -> Bool {
        try count(
            """
            SELECT EXISTS (SELECT 1 FROM prescription
                WHERE person_id = ?1 AND state IN ('planned', 'active'))
            """, [.integer(person.value)]) > 0
    }
}
