import CSQLite

/// The settings of every connection, each read back after it was set.
/// Sources: https://www.sqlite.org/pragma.html, https://www.sqlite.org/security.html,
/// https://www.sqlite.org/c3ref/c_dbconfig_defensive.html
enum Hardening {
    /// One pragma, the value to set and the answer that proves it.
    struct Setting: Sendable {
        let name: String
        let value: String
        let answer: SQLValue
    }

    /// Settings that hold for a file and for memory alike.
    static let settings: [Setting] = [
        Setting(name: "synchronous", value: "FULL", answer: 2),
        Setting(name: "foreign_keys", value: "ON", answer: 1),
        // Without it INSERT OR REPLACE deletes rows behind the back of a BEFORE DELETE trigger.
        Setting(name: "recursive_triggers", value: "ON", answer: 1),
        Setting(name: "cell_size_check", value: "ON", answer: 1),
        Setting(name: "temp_store", value: "MEMORY", answer: 2),
        Setting(name: "secure_delete", value: "ON", answer: 1),
        Setting(name: "trusted_schema", value: "OFF", answer: 0),
    ]

    /// Settings of a file. EXCLUSIVE must come before WAL: only then is there no shared-memory
    /// file, and every other program is kept out.
    static let fileSettings: [Setting] = [
        Setting(name: "locking_mode", value: "EXCLUSIVE", answer: "exclusive"),
        Setting(name: "journal_mode", value: "WAL", answer: "wal"),
        Setting(name: "mmap_size", value: "0", answer: 0),
        Setting(name: "wal_autocheckpoint", value: "64", answer: 64),
        Setting(name: "journal_size_limit", value: "0", answer: 0),
        Setting(name: "busy_timeout", value: "5000", answer: 5000),
    ]

    /// Switches of a handle, with the state that they must have.
    static let switches: [(option: Int32, on: Bool)] = [
        (SQLITE_DBCONFIG_DEFENSIVE, true),
        (SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, false),
        (SQLITE_DBCONFIG_DQS_DML, false),
        (SQLITE_DBCONFIG_DQS_DDL, false),
        (SQLITE_DBCONFIG_ENABLE_FKEY, true),
    ]

    /// Ceilings of a handle. Bytes: one value or row, one SQL text. The others are counts.
    static let limits: [(category: Int32, value: Int32)] = [
        (SQLITE_LIMIT_LENGTH, 1_000_000),
        (SQLITE_LIMIT_SQL_LENGTH, 500_000),
        (SQLITE_LIMIT_COLUMN, 100),
        (SQLITE_LIMIT_EXPR_DEPTH, 100),
        (SQLITE_LIMIT_COMPOUND_SELECT, 50),
        (SQLITE_LIMIT_VDBE_OP, 25_000),
        (SQLITE_LIMIT_FUNCTION_ARG, 64),
        (SQLITE_LIMIT_ATTACHED, 0),
        (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200),
        (SQLITE_LIMIT_VARIABLE_NUMBER, 200),
        (SQLITE_LIMIT_TRIGGER_DEPTH, 10),
        (SQLITE_LIMIT_WORKER_THREADS, 0),
    ]
}

extension Connection {
    /// Sets switches, limits and pragmas, and checks each.
    func harden(_ settings: [Hardening.Setting]) throws(SQLiteError) {
        for item in Hardening.switches { try set(item.option, item.on) }
        let handle = try usableHandle(sql: nil)
        for item in Hardening.limits {
            sqlite3_limit(handle, item.category, item.value)
            guard sqlite3_limit(handle, item.category, -1) == item.value else {
                throw SQLiteError.misuse("limit \(item.category) was not taken", sql: nil)
            }
        }
        for setting in settings { try apply(setting) }
    }

    /// Turns one switch of the handle on or off and checks that it took.
    func set(_ option: Int32, _ on: Bool) throws(SQLiteError) {
        guard let handle else { throw SQLiteError.misuse("the connection is closed", sql: nil) }
        var result: Int32 = -1
        let code = csqlite_db_config_switch(handle, option, on ? 1 : 0, &result)
        guard code == SQLITE_OK else { throw SQLiteError(handle: handle, code: code, sql: nil) }
        guard result == (on ? 1 : 0) else {
            throw SQLiteError.misuse("switch \(option) was not taken", sql: nil)
        }
    }

    /// Sets one pragma and asks it back.
    func apply(_ setting: Hardening.Setting) throws(SQLiteError) {
        try execute("PRAGMA \(setting.name) = \(setting.value)")
        let sql = "PRAGMA \(setting.name)"
        let answer = try first(sql) { (row) throws(SQLiteError) in try row.value(0) }
        guard answer == setting.answer else {
            throw SQLiteError.misuse("the setting \(setting.name) was not taken", sql: sql)
        }
    }
}
