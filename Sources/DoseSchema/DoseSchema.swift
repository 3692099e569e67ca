package import SQLite

/// The schema of the database: every file of `Migrations/`, in order, embedded in the daemon.
///
/// The list is kept by hand; a test holds it equal to the folder.
package enum DoseSchema {
    /// "dosd" in the file's header (`PRAGMA application_id`), so that no other file is mistaken
    /// for ours.
    package static let identity = DatabaseIdentity(
        applicationID: 0x646F_7364, name: "dosed", log: EventLog("event"))

    package static let catalogue: [Migration] = [
        migration(1, "create_person", PackageResources._001_create_person_sql),
        migration(2, "create_event_log", PackageResources._002_create_event_log_sql),
        migration(3, "create_prescription", PackageResources._003_create_prescription_sql),
        migration(4, "create_dose", PackageResources._004_create_dose_sql),
        migration(5, "create_readiness", PackageResources._005_create_readiness_sql),
        migration(6, "create_reminder", PackageResources._006_create_reminder_sql),
        migration(7, "remember_attempts", PackageResources._007_remember_attempts_sql),
        migration(
            8, "move_order_into_revision", PackageResources._008_move_order_into_revision_sql),
        migration(9, "move_dose", PackageResources._009_move_dose_sql),
        migration(10, "hold_prescription", PackageResources._010_hold_prescription_sql),
        migration(11, "keep_zones", PackageResources._011_keep_zones_sql),
        migration(12, "create_setting", PackageResources._012_create_setting_sql),
        migration(13, "widen_observation", PackageResources._013_widen_observation_sql),
        migration(14, "remember_being_there", PackageResources._014_remember_being_there_sql),
        migration(15, "create_health_record", PackageResources._015_create_health_record_sql),
        migration(16, "create_journal", PackageResources._016_create_journal_sql),
        migration(17, "remind_ahead_and_again", PackageResources._017_remind_ahead_and_again_sql),
        migration(18, "tell_together", PackageResources._018_tell_together_sql),
        migration(19, "tell_carer", PackageResources._019_tell_carer_sql),
        migration(20, "override_dose_checks", PackageResources._020_override_dose_checks_sql),
        migration(21, "seal_content", PackageResources._021_seal_content_sql),
        migration(22, "name_person", PackageResources._022_name_person_sql),
        migration(23, "create_prompt", PackageResources._023_create_prompt_sql),
        migration(24, "answer_prompt", PackageResources._024_answer_prompt_sql),
        migration(25, "list_history", PackageResources._025_list_history_sql),
        migration(26, "keep_stock", PackageResources._026_keep_stock_sql),
        migration(27, "amend_record", PackageResources._027_amend_record_sql),
        migration(28, "keep_notes", PackageResources._028_keep_notes_sql),
        migration(29, "tell_missed", PackageResources._029_tell_missed_sql),
        migration(31, "list_taken_back", PackageResources._031_list_taken_back_sql),
    ]

    private static func migration(_ number: Int, _ name: String, _ sql: [UInt8]) -> Migration {
        Migration(number: number, name: name, sql: String(decoding: sql, as: UTF8.self))
    }
}
