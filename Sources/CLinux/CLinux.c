#include "CLinux.h"

// Clang takes SOURCE_DATE_EPOCH for it where a build is to be repeatable.
const char *dosed_build_date(void) { return __DATE__; }
