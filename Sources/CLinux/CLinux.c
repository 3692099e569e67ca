#define _GNU_SOURCE
#include "CLinux.h"
#include <sched.h>

// Clang takes SOURCE_DATE_EPOCH for it where a build is to be repeatable.
const char *dosed_build_date(void) { return __DATE__; }

int linux_get_processors(unsigned char *set, unsigned long size) {
    return sched_getaffinity(0, size, (cpu_set_t *)set);
}

int linux_set_processors(const unsigned char *set, unsigned long size) {
    return sched_setaffinity(0, size, (const cpu_set_t *)set);
}
