// The system calls of Linux that Swift's Glibc module does not name, and the day of the build.
#pragma once
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <sys/inotify.h>
#include <sys/timex.h>

// The day of the build: 20261123.
int dosed_build_day(void);

// sched_setaffinity(2), an extension of GNU: one bit for each processor.
int linux_get_processors(unsigned char *set, unsigned long size);
int linux_set_processors(const unsigned char *set, unsigned long size);

// renameat2(2) with RENAME_EXCHANGE, an extension of GNU: two files change names in one step.
int linux_exchange_names(const char *one, const char *other);
