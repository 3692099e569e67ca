#define _GNU_SOURCE
#include "CLinux.h"
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Clang takes SOURCE_DATE_EPOCH for it where a build is to be repeatable.
int dosed_build_day(void) {
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    static const char date[] = __DATE__; // "Nov 23 2026"
    int month = 1;
    while (month < 12 && strncmp(months + 3 * (month - 1), date, 3) != 0) month++;
    return atoi(date + 7) * 10000 + month * 100 + atoi(date + 4);
}

int linux_get_processors(unsigned char *set, unsigned long size) {
    return sched_getaffinity(0, size, (cpu_set_t *)set);
}

int linux_set_processors(const unsigned char *set, unsigned long size) {
    return sched_setaffinity(0, size, (const cpu_set_t *)set);
}

int linux_exchange_names(const char *one, const char *other) {
    return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}
