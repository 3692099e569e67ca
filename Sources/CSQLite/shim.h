#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

#include <sqlite3.h>

/* sqlite3_db_config() is variadic, which Swift cannot call. This is its form for the on/off options:
   `on` is 1 or 0, and `*result` becomes the setting that is in force afterwards. */
static inline int csqlite_db_config_switch(sqlite3 *db, int option, int on, int *result) {
    return sqlite3_db_config(db, option, on, result);
}

/* sqlite3_config() is variadic too. Nobody asks SQLite how much memory it holds, and counting that takes
   one lock of the whole process for each piece. Only the first call before a database is opened counts. */
static inline int csqlite_count_no_memory(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

#endif
