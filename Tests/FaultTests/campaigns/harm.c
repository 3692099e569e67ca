/* Takes a protection away from a program that it is loaded into (LD_PRELOAD), for the controls of
 * the campaigns. HARM=late: what is written to a write-ahead log stays in memory, so that answers
 * come before anything is on the disk. HARM=deaf: no error of a write or a sync is heard. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int harm(const char *kind) {
    const char *wanted = getenv("HARM");
    return wanted && !strcmp(wanted, kind);
}

static int is_log(int file) {
    char link[64], name[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, name, sizeof name - 1);
    return length > 4 && !strncmp(name + length - 4, "-wal", 4);
}

static ssize_t written(int file, const void *bytes, size_t count, off64_t offset) {
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
    if (harm("late") && is_log(file)) return (ssize_t)count;
    ssize_t done = real(file, bytes, count, offset);
    return done < 0 && harm("deaf") ? (ssize_t)count : done;
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
    return written(file, bytes, count, offset);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    return written(file, bytes, count, offset);
}

static int synced(const char *name, int file) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    int done = real(file);
    return done < 0 && harm("deaf") ? 0 : done;
}

int fsync(int file) { return synced("fsync", file); }
int fdatasync(int file) { return synced("fdatasync", file); }
