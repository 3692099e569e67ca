/// What the daemon asks each time before it sleeps. Every one is answered by an index, however many
/// prescriptions there are and however much has passed; a test looks at how SQLite answers them.
package enum DueQuery: String, CaseIterable, Sendable {
    /// The next instant after ?1 at which something falls due, becomes late or goes on.
    case nextInstant = """
        SELECT min(at) FROM (
            SELECT min(remind_at) AS at FROM dose
                WHERE remind_at IS NOT NULL AND remind_at > ?1
            UNION ALL
            SELECT min(lead_at) FROM dose
                WHERE state = 'upcoming' AND lead_at IS NOT NULL AND lead_at > ?1
            UNION ALL
            SELECT min(escalate_at) FROM dose
                WHERE state = 'due' AND escalate_at IS NOT NULL AND escalate_at > ?1
            UNION ALL
            SELECT min(late_at) FROM dose
                WHERE state = 'due' AND late_at IS NOT NULL AND late_at > ?1
            UNION ALL
            SELECT min(ends_at) FROM prescription_hold
                WHERE ends_at IS NOT NULL AND ended_at IS NULL AND undone_by IS NULL
                    AND ends_at > ?1
            UNION ALL
            SELECT min(remind_at) FROM dental_exam
                WHERE remind_at IS NOT NULL AND cleared_by IS NULL AND undone_by IS NULL
                    AND remind_at > ?1
            UNION ALL
            SELECT min(remind_at) FROM prompt
                WHERE remind_at IS NOT NULL AND over_by IS NULL AND undone_by IS NULL
                    AND remind_at > ?1
            UNION ALL
            SELECT min(look_at) FROM stock_look WHERE look_at IS NOT NULL AND look_at > ?1)
        """
    /// At most ?2 doses whose reminder falls due by ?1, earliest first.
    case dosesToRemind = """
        SELECT id FROM dose WHERE remind_at IS NOT NULL AND remind_at <= ?1
        ORDER BY remind_at, id LIMIT ?2
        """
    /// The same, but none of a prescription of which one is due already.
    case dosesToRemindOneOfEach = """
        SELECT id FROM dose WHERE remind_at IS NOT NULL AND remind_at <= ?1
            AND (state = 'due' OR NOT EXISTS (SELECT 1 FROM dose AS other
                WHERE other.prescription_id = dose.prescription_id AND other.state = 'due'))
        ORDER BY remind_at, id LIMIT ?2
        """
    /// At most ?2 doses to come of which a lead time has come by ?1, earliest first.
    case dosesToTellAhead = """
        SELECT id FROM dose WHERE state = 'upcoming' AND lead_at IS NOT NULL AND lead_at <= ?1
        ORDER BY lead_at, id LIMIT ?2
        """
    /// At most ?2 due doses of which a carer is to be told by ?1.
    case dosesToEscalate = """
        SELECT id FROM dose WHERE state = 'due' AND escalate_at IS NOT NULL AND escalate_at <= ?1
        ORDER BY escalate_at, id LIMIT ?2
        """
    /// At most ?2 due doses whose late window has passed at ?1.
    case dosesTooLate = """
        SELECT id FROM dose WHERE state = 'due' AND late_at IS NOT NULL AND late_at <= ?1
        ORDER BY late_at, id LIMIT ?2
        """
    /// At most ?2 booked dental exams whose reminder falls due by ?1.
    case examsToRemind = """
        SELECT id FROM dental_exam
        WHERE remind_at IS NOT NULL AND cleared_by IS NULL AND undone_by IS NULL
            AND remind_at <= ?1
        ORDER BY remind_at, id LIMIT ?2
        """
    /// At most ?2 prompts whose reminder falls due by ?1.
    case promptsToRemind = """
        SELECT id FROM prompt
        WHERE remind_at IS NOT NULL AND over_by IS NULL AND undone_by IS NULL
            AND remind_at <= ?1
        ORDER BY remind_at, id LIMIT ?2
        """
    /// At most ?2 prescriptions whose stock is to be looked at by ?1.
    case stocksToLookAt = """
        SELECT prescription_id FROM stock_look WHERE look_at IS NOT NULL AND look_at <= ?1
        ORDER BY look_at LIMIT ?2
        """
    /// At most ?2 prescriptions whose stock is not looked at before ?1.
    case stockLooksAhead = """
        SELECT prescription_id FROM stock_look WHERE look_at IS NOT NULL AND look_at > ?1
        ORDER BY look_at LIMIT ?2
        """
    /// The next reminder that is planned, and the dose, exam or prompt that it is of. Missed doses
    /// that are told already only wait to be over: nothing comes of that.
    case nextReminder = """
        SELECT at, dose_id, exam_id, prompt_id, lead FROM (
            SELECT * FROM (SELECT remind_at AS at, id AS dose_id, NULL AS exam_id,
                NULL AS prompt_id, NULL AS lead
                FROM dose WHERE remind_at IS NOT NULL ORDER BY remind_at, id LIMIT 1)
            UNION ALL
            SELECT * FROM (SELECT lead_at, id, NULL, NULL, lead FROM dose
                WHERE state = 'upcoming' AND lead_at IS NOT NULL AND lead IS NOT NULL
                ORDER BY lead_at, id LIMIT 1)
            UNION ALL
            SELECT * FROM (SELECT remind_at, NULL, id, NULL, NULL FROM dental_exam
                WHERE remind_at IS NOT NULL AND cleared_by IS NULL AND undone_by IS NULL
                ORDER BY remind_at, id LIMIT 1)
            UNION ALL
            SELECT * FROM (SELECT remind_at, NULL, NULL, id, NULL FROM prompt
                WHERE remind_at IS NOT NULL AND over_by IS NULL AND undone_by IS NULL
                    AND NOT (prompt.kind = 'missed' AND EXISTS (SELECT 1 FROM reminder
                        WHERE prompt_id = prompt.id AND reminder.kind = 'due'))
                ORDER BY remind_at, id LIMIT 1))
        ORDER BY at LIMIT 1
        """
    /// The prescriptions of at most ?2 doses that are due although their time is after ?1.
    case duePrescriptionsAhead = """
        SELECT prescription_id FROM dose WHERE state = 'due' AND due_at > ?1
        ORDER BY due_at LIMIT ?2
        """
    /// The same of those that were missed although they can be answered until after ?1.
    case missedPrescriptionsAhead = """
        SELECT prescription_id FROM dose WHERE state = 'missed' AND late_at > ?1
        ORDER BY late_at LIMIT ?2
        """
    /// At most ?2 pauses that time ended although their last moment is after ?1.
    case holdsEndedAhead = """
        SELECT prescription_hold.prescription_id, ended_by FROM prescription_hold
        JOIN event ON event.id = ended_by
        WHERE ended_at > ?1 AND ended_at IS NOT NULL AND undone_by IS NULL
            AND event.kind = 'hold-ended'
            AND NOT EXISTS (SELECT 1 FROM prescription_hold AS other
                WHERE other.prescription_id = prescription_hold.prescription_id
                    AND other.ended_at IS NULL AND other.undone_by IS NULL)
        ORDER BY ended_at LIMIT ?2
        """
    /// At most ?2 bookings whose open reminder fell due after ?1.
    case examsRemindedAhead = """
        SELECT dental_exam_id FROM reminder JOIN dental_exam ON dental_exam.id = dental_exam_id
        WHERE dental_exam_id IS NOT NULL AND fell_due_at > ?1 AND closed_at IS NULL
            AND remind_at IS NULL AND cleared_by IS NULL AND undone_by IS NULL
        LIMIT ?2
        """
    /// At most ?2 prompts whose open reminder fell due after ?1.
    case promptsRemindedAhead = """
        SELECT prompt_id FROM reminder JOIN prompt ON prompt.id = prompt_id
        WHERE prompt_id IS NOT NULL AND fell_due_at > ?1 AND closed_at IS NULL
            AND remind_at IS NULL AND over_by IS NULL AND prompt.undone_by IS NULL
        LIMIT ?2
        """
    /// At most ?2 doses to come of which an open reminder told after ?1.
    case dosesToldAhead = """
        SELECT dose_id FROM reminder
        WHERE closed_at IS NULL AND kind = 'lead' AND fell_due_at > ?1 LIMIT ?2
        """
    /// At most ?2 due doses that are asked about again after ?1 because of what happened after ?1:
    /// the newest reminder was closed then (a person put the dose off), or was made then. Only the
    /// newest one counts: the dose that is asked about anew has one of now. CROSS JOIN: reminders
    /// are looked up first, for nearly every dose to come has a remind_at after ?1.
    case dosesPutOffAhead = """
        SELECT dose_id FROM reminder CROSS JOIN dose ON dose.id = dose_id
        WHERE closed_at > ?1 AND closed_at IS NOT NULL AND kind = 'due' AND state = 'due'
            AND dose.remind_at > ?1
            AND NOT EXISTS (SELECT 1 FROM reminder AS later WHERE later.dose_id = dose.id
                AND later.kind = 'due' AND later.sequence > reminder.sequence)
        UNION
        SELECT dose_id FROM reminder CROSS JOIN dose ON dose.id = dose_id
        WHERE fell_due_at > ?1 AND closed_at IS NULL AND kind = 'due' AND state = 'due'
            AND dose.remind_at > ?1
        LIMIT ?2
        """
    /// The same of person ?1.
    case nextReminderOfPerson = """
        SELECT at, dose_id, exam_id, prompt_id, lead FROM (
            SELECT * FROM (SELECT remind_at AS at, id AS dose_id, NULL AS exam_id,
                NULL AS prompt_id, NULL AS lead
                FROM dose WHERE remind_at IS NOT NULL AND (SELECT person_id FROM prescription
                    WHERE prescription.id = dose.prescription_id) = ?1
                ORDER BY remind_at, id LIMIT 1)
            UNION ALL
            SELECT * FROM (SELECT lead_at, id, NULL, NULL, lead FROM dose
                WHERE state = 'upcoming' AND lead_at IS NOT NULL AND lead IS NOT NULL
                    AND (SELECT person_id FROM prescription
                        WHERE prescription.id = dose.prescription_id) = ?1
                ORDER BY lead_at, id LIMIT 1)
            UNION ALL
            SELECT * FROM (SELECT remind_at, NULL, id, NULL, NULL FROM dental_exam
                WHERE remind_at IS NOT NULL AND cleared_by IS NULL AND undone_by IS NULL
                    AND person_id = ?1
                ORDER BY remind_at, id LIMIT 1)
            UNION ALL
            SELECT * FROM (SELECT remind_at, NULL, NULL, id, NULL FROM prompt
                WHERE remind_at IS NOT NULL AND over_by IS NULL AND undone_by IS NULL
                    AND person_id = ?1
                    AND NOT (prompt.kind = 'missed' AND EXISTS (SELECT 1 FROM reminder
                        WHERE prompt_id = prompt.id AND reminder.kind = 'due'))
                ORDER BY remind_at, id LIMIT 1))
        ORDER BY at LIMIT 1
        """
}
