#include "CEmbedded.h"

static const unsigned char analytes[] = {
#embed "../../Sources/Formulary/Data/analytes.json"
};
static const unsigned char bone_medicines[] = {
#embed "../../Sources/Formulary/Data/bone-medicines.json"
};
static const unsigned char checks[] = {
#embed "../../Sources/Formulary/Data/checks.json"
};
static const unsigned char combinations[] = {
#embed "../../Sources/Formulary/Data/combinations.json"
};
static const unsigned char emergency_numbers[] = {
#embed "../../Sources/Formulary/Data/emergency-numbers.json"
};
static const unsigned char facts[] = {
#embed "../../Sources/Formulary/Data/facts.json"
};
static const unsigned char follow_ups[] = {
#embed "../../Sources/Formulary/Data/follow-ups.json"
};
static const unsigned char formulas[] = {
#embed "../../Sources/Formulary/Data/formulas.json"
};
static const unsigned char guides[] = {
#embed "../../Sources/Formulary/Data/guides.json"
};
static const unsigned char learn[] = {
#embed "../../Sources/Formulary/Data/learn.json"
};
static const unsigned char other_medicines[] = {
#embed "../../Sources/Formulary/Data/other-medicines.json"
};
static const unsigned char pain_medicines[] = {
#embed "../../Sources/Formulary/Data/pain-medicines.json"
};
static const unsigned char pairs[] = {
#embed "../../Sources/Formulary/Data/pairs.json"
};
static const unsigned char papers[] = {
#embed "../../Sources/Formulary/Data/papers.json"
};
static const unsigned char partner_medicines[] = {
#embed "../../Sources/Formulary/Data/partner-medicines.json"
};
static const unsigned char sayings[] = {
#embed "../../Sources/Formulary/Data/sayings.json"
};
static const unsigned char sources[] = {
#embed "../../Sources/Formulary/Data/sources.json"
};
static const unsigned char io_dosed_varlink[] = {
#embed "../../Sources/DoseInterface/io.dosed.varlink"
};
static const unsigned char migrations_0001_create_person[] = {
#embed "../../Migrations/0001_create_person.sql"
};
static const unsigned char migrations_0002_create_event_log[] = {
#embed "../../Migrations/0002_create_event_log.sql"
};
static const unsigned char migrations_0003_create_prescription[] = {
#embed "../../Migrations/0003_create_prescription.sql"
};
static const unsigned char migrations_0004_create_dose[] = {
#embed "../../Migrations/0004_create_dose.sql"
};
static const unsigned char migrations_0005_create_readiness[] = {
#embed "../../Migrations/0005_create_readiness.sql"
};
static const unsigned char migrations_0006_create_reminder[] = {
#embed "../../Migrations/0006_create_reminder.sql"
};
static const unsigned char migrations_0007_remember_attempts[] = {
#embed "../../Migrations/0007_remember_attempts.sql"
};
static const unsigned char migrations_0008_move_order_into_revision[] = {
#embed "../../Migrations/0008_move_order_into_revision.sql"
};
static const unsigned char migrations_0009_move_dose[] = {
#embed "../../Migrations/0009_move_dose.sql"
};
static const unsigned char migrations_0010_hold_prescription[] = {
#embed "../../Migrations/0010_hold_prescription.sql"
};
static const unsigned char migrations_0011_keep_zones[] = {
#embed "../../Migrations/0011_keep_zones.sql"
};
static const unsigned char migrations_0012_create_setting[] = {
#embed "../../Migrations/0012_create_setting.sql"
};
static const unsigned char migrations_0013_widen_observation[] = {
#embed "../../Migrations/0013_widen_observation.sql"
};
static const unsigned char migrations_0014_remember_being_there[] = {
#embed "../../Migrations/0014_remember_being_there.sql"
};
static const unsigned char migrations_0015_create_health_record[] = {
#embed "../../Migrations/0015_create_health_record.sql"
};
static const unsigned char migrations_0016_create_journal[] = {
#embed "../../Migrations/0016_create_journal.sql"
};
static const unsigned char migrations_0017_remind_ahead_and_again[] = {
#embed "../../Migrations/0017_remind_ahead_and_again.sql"
};
static const unsigned char migrations_0018_tell_together[] = {
#embed "../../Migrations/0018_tell_together.sql"
};
static const unsigned char migrations_0019_tell_carer[] = {
#embed "../../Migrations/0019_tell_carer.sql"
};
static const unsigned char migrations_0020_override_dose_checks[] = {
#embed "../../Migrations/0020_override_dose_checks.sql"
};
static const unsigned char migrations_0021_seal_content[] = {
#embed "../../Migrations/0021_seal_content.sql"
};
static const unsigned char migrations_0022_name_person[] = {
#embed "../../Migrations/0022_name_person.sql"
};
static const unsigned char migrations_0023_create_prompt[] = {
#embed "../../Migrations/0023_create_prompt.sql"
};
static const unsigned char migrations_0024_answer_prompt[] = {
#embed "../../Migrations/0024_answer_prompt.sql"
};
static const unsigned char migrations_0025_list_history[] = {
#embed "../../Migrations/0025_list_history.sql"
};
static const unsigned char migrations_0026_keep_stock[] = {
#embed "../../Migrations/0026_keep_stock.sql"
};
static const unsigned char migrations_0027_amend_record[] = {
#embed "../../Migrations/0027_amend_record.sql"
};
static const unsigned char migrations_0028_keep_notes[] = {
#embed "../../Migrations/0028_keep_notes.sql"
};
static const unsigned char migrations_0029_tell_missed[] = {
#embed "../../Migrations/0029_tell_missed.sql"
};
static const unsigned char migrations_0030_list_taken_back[] = {
#embed "../../Migrations/0030_list_taken_back.sql"
};
static const unsigned char migrations_0031_mark_limit[] = {
#embed "../../Migrations/0031_mark_limit.sql"
};
static const unsigned char migrations_0032_count_plan_changes[] = {
#embed "../../Migrations/0032_count_plan_changes.sql"
};
static const unsigned char migrations_0033_count_intakes[] = {
#embed "../../Migrations/0033_count_intakes.sql"
};
static const unsigned char systemd_dosed_service[] = {
#embed "../../systemd/dosed.service"
};
static const unsigned char systemd_dosed_socket[] = {
#embed "../../systemd/dosed.socket"
};
static const unsigned char systemd_user_dosed_service[] = {
#embed "../../systemd/user/dosed.service"
};
static const unsigned char systemd_user_dosed_socket[] = {
#embed "../../systemd/user/dosed.socket"
};
static const unsigned char systemd_user_dose_notify_service[] = {
#embed "../../systemd/user/dose-notify.service"
};

#define FILE_AT(path, name) {path, name, sizeof name}

static const struct embedded_file files[] = {
    FILE_AT("Sources/Formulary/Data/analytes.json", analytes),
    FILE_AT("Sources/Formulary/Data/bone-medicines.json", bone_medicines),
    FILE_AT("Sources/Formulary/Data/checks.json", checks),
    FILE_AT("Sources/Formulary/Data/combinations.json", combinations),
    FILE_AT("Sources/Formulary/Data/emergency-numbers.json", emergency_numbers),
    FILE_AT("Sources/Formulary/Data/facts.json", facts),
    FILE_AT("Sources/Formulary/Data/follow-ups.json", follow_ups),
    FILE_AT("Sources/Formulary/Data/formulas.json", formulas),
    FILE_AT("Sources/Formulary/Data/guides.json", guides),
    FILE_AT("Sources/Formulary/Data/learn.json", learn),
    FILE_AT("Sources/Formulary/Data/other-medicines.json", other_medicines),
    FILE_AT("Sources/Formulary/Data/pain-medicines.json", pain_medicines),
    FILE_AT("Sources/Formulary/Data/pairs.json", pairs),
    FILE_AT("Sources/Formulary/Data/papers.json", papers),
    FILE_AT("Sources/Formulary/Data/partner-medicines.json", partner_medicines),
    FILE_AT("Sources/Formulary/Data/sayings.json", sayings),
    FILE_AT("Sources/Formulary/Data/sources.json", sources),
    FILE_AT("Sources/DoseInterface/io.dosed.varlink", io_dosed_varlink),
    FILE_AT("Migrations/0001_create_person.sql", migrations_0001_create_person),
    FILE_AT("Migrations/0002_create_event_log.sql", migrations_0002_create_event_log),
    FILE_AT("Migrations/0003_create_prescription.sql", migrations_0003_create_prescription),
    FILE_AT("Migrations/0004_create_dose.sql", migrations_0004_create_dose),
    FILE_AT("Migrations/0005_create_readiness.sql", migrations_0005_create_readiness),
    FILE_AT("Migrations/0006_create_reminder.sql", migrations_0006_create_reminder),
    FILE_AT("Migrations/0007_remember_attempts.sql", migrations_0007_remember_attempts),
    FILE_AT(
        "Migrations/0008_move_order_into_revision.sql",
        migrations_0008_move_order_into_revision),
    FILE_AT("Migrations/0009_move_dose.sql", migrations_0009_move_dose),
    FILE_AT("Migrations/0010_hold_prescription.sql", migrations_0010_hold_prescription),
    FILE_AT("Migrations/0011_keep_zones.sql", migrations_0011_keep_zones),
    FILE_AT("Migrations/0012_create_setting.sql", migrations_0012_create_setting),
    FILE_AT("Migrations/0013_widen_observation.sql", migrations_0013_widen_observation),
    FILE_AT("Migrations/0014_remember_being_there.sql", migrations_0014_remember_being_there),
    FILE_AT("Migrations/0015_create_health_record.sql", migrations_0015_create_health_record),
    FILE_AT("Migrations/0016_create_journal.sql", migrations_0016_create_journal),
    FILE_AT("Migrations/0017_remind_ahead_and_again.sql", migrations_0017_remind_ahead_and_again),
    FILE_AT("Migrations/0018_tell_together.sql", migrations_0018_tell_together),
    FILE_AT("Migrations/0019_tell_carer.sql", migrations_0019_tell_carer),
    FILE_AT("Migrations/0020_override_dose_checks.sql", migrations_0020_override_dose_checks),
    FILE_AT("Migrations/0021_seal_content.sql", migrations_0021_seal_content),
    FILE_AT("Migrations/0022_name_person.sql", migrations_0022_name_person),
    FILE_AT("Migrations/0023_create_prompt.sql", migrations_0023_create_prompt),
    FILE_AT("Migrations/0024_answer_prompt.sql", migrations_0024_answer_prompt),
    FILE_AT("Migrations/0025_list_history.sql", migrations_0025_list_history),
    FILE_AT("Migrations/0026_keep_stock.sql", migrations_0026_keep_stock),
    FILE_AT("Migrations/0027_amend_record.sql", migrations_0027_amend_record),
    FILE_AT("Migrations/0028_keep_notes.sql", migrations_0028_keep_notes),
    FILE_AT("Migrations/0029_tell_missed.sql", migrations_0029_tell_missed),
    FILE_AT("Migrations/0030_list_taken_back.sql", migrations_0030_list_taken_back),
    FILE_AT("Migrations/0031_mark_limit.sql", migrations_0031_mark_limit),
    FILE_AT("Migrations/0032_count_plan_changes.sql", migrations_0032_count_plan_changes),
    FILE_AT("Migrations/0033_count_intakes.sql", migrations_0033_count_intakes),
    FILE_AT("systemd/dosed.service", systemd_dosed_service),
    FILE_AT("systemd/dosed.socket", systemd_dosed_socket),
    FILE_AT("systemd/user/dosed.service", systemd_user_dosed_service),
    FILE_AT("systemd/user/dosed.socket", systemd_user_dosed_socket),
    FILE_AT("systemd/user/dose-notify.service", systemd_user_dose_notify_service),
};

size_t embedded_count(void) { return sizeof files / sizeof files[0]; }

struct embedded_file embedded_at(size_t index) { return files[index]; }
