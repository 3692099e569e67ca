#define _GNU_SOURCE
#include "CLinux.h"
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>

// Clang takes SOURCE_DATE_EPOCH for it where a build is to be repeatable.
const char *dosed_build_date(void) { return __DATE__; }

int linux_get_processors(unsigned char *set, unsigned long size) {
    return sched_getaffinity(0, size, (cpu_set_t *)set);
}

int linux_set_processors(const unsigned char *set, unsigned long size) {
    return sched_setaffinity(0, size, (const cpu_set_t *)set);
}

int linux_exchange_names(const char *one, const char *other) {
    return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}
