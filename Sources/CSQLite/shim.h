#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

#include <sqlite3.h>

/* sqlite3_db_config() is variadic, which Swift cannot call. This is its form for the on/off options:
   `on` is 1 or 0, and `*result` becomes the setting that is in force afterwards. */
static inline int csqlite_db_config_switch(sqlite3 *db, int option, int on, int *result) {
    return sqlite3_db_config(db, option, on, result);
}

#endif
