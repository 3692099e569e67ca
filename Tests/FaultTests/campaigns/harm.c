/* Takes a protection away from a program that it is loaded into (LD_PRELOAD), for the controls of
 * the campaigns. HARM names it:
 *   late         what is written to a write-ahead log stays in memory, so that answers come before
 *                anything is on the disk
 *   deaf         no error of a write or a sync is heard
 *   forgetful    which request was answered, and how, is not kept
 *   remembering  who was told of what is not written down
 *   alone        each change has a commit of its own
 *   bare         no room is held back for the day when the disk is full
 *   asleep       no alarm of the kernel is set
 *   repetitive   whoever follows reminders gets those again that came before
 *   faceless     all callers are taken for one user
 *   entangled    a program is started only when the one before has ended
 *   tardy        each alarm of the kernel is set 25 seconds too late
 *   stubborn     a program that ends to be started again (75) stays
 *   blurred      a copy of a database has another value in a row
 * One is no harm to a program that looks at how many bytes were done; another is its control:
 *   halves SEED  one of four reads and writes at an offset does half of its bytes and says so; each
 *                leaves a byte in the file `halves` of the home directory
 *   torn SEED    the same of writes alone, but each says that it did all of its bytes
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <spawn.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* The function that a program would call without this library. */
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int harm(const char *kind) {
    const char *wanted = getenv("HARM");
    return wanted && !strcmp(wanted, kind);
}

static int begins(const char *text, const char *start) {
    return text && !strncmp(text, start, strlen(start));
}

/* Files. */

static int is_named(int file, const char *end) {
    char link[64], name[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, name, sizeof name - 1), size = (ssize_t)strlen(end);
    return length > size && !strncmp(name + length - size, end, (size_t)size);
}

/* How many bytes of them are done: all, or half of them now and then. */
static size_t part(size_t count) {
    static atomic_uint turn;
    static atomic_int tally = -1;
    const char *wanted = getenv("HARM"), *seed = wanted ? strchr(wanted, ' ') : 0;
    if (!seed || count < 2 || !(begins(wanted, "halves ") || begins(wanted, "torn ")))
        return count;
    uint64_t chance = strtoull(seed, 0, 10);
    chance += 0x9e3779b97f4a7c15u * (atomic_fetch_add(&turn, 1) + 1);
    chance = (chance ^ (chance >> 31)) * 0xbf58476d1ce4e5b9u;
    if ((chance >> 40) % 4) return count;
    if (tally < 0) {
        char name[4096];
        snprintf(name, sizeof name, "%s/halves", getenv("HOME"));
        tally = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    (void)!write(tally, "", 1);
    return count / 2;
}

static ssize_t said(ssize_t done, size_t asked, size_t count) {
    return done == (ssize_t)asked && begins(getenv("HARM"), "torn ") ? (ssize_t)count : done;
}

static ssize_t written(int file, const void *bytes, size_t count, off64_t offset) {
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (!real) real = REAL(pwrite64);
    if (harm("late") && is_named(file, "-wal")) return (ssize_t)count;
    size_t asked = part(count);
    ssize_t done = said(real(file, bytes, asked, offset), asked, count);
    return done < 0 && harm("deaf") ? (ssize_t)count : done;
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
    return written(file, bytes, count, offset);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    return written(file, bytes, count, offset);
}

static ssize_t got(int file, void *bytes, size_t count, off64_t offset) {
    static ssize_t (*real)(int, void *, size_t, off64_t);
    if (!real) real = REAL(pread64);
    const char *wanted = getenv("HARM");
    return real(file, bytes, begins(wanted, "torn ") ? count : part(count), offset);
}

ssize_t pread64(int file, void *bytes, size_t count, off64_t offset) {
    return got(file, bytes, count, offset);
}

ssize_t pread(int file, void *bytes, size_t count, off_t offset) {
    return got(file, bytes, count, offset);
}

static int heard(int done) { return done < 0 && harm("deaf") ? 0 : done; }

int fsync(int file) { return heard(REAL(fsync)(file)); }
int fdatasync(int file) { return heard(REAL(fdatasync)(file)); }

int posix_fallocate(int file, off_t offset, off_t length) {
    if (harm("bare") && is_named(file, ".ballast")) return ENOSPC;
    return REAL(posix_fallocate)(file, offset, length);
}

int posix_fallocate64(int file, off64_t offset, off64_t length) {
    if (harm("bare") && is_named(file, ".ballast")) return ENOSPC;
    return REAL(posix_fallocate64)(file, offset, length);
}

/* Statements. */

static const char *text_of(sqlite3_stmt *statement) { return REAL(sqlite3_sql)(statement); }

/* The outermost savepoint of a change ends with its name; what is done so far is committed. */
static void commit_alone(sqlite3_stmt *statement) {
    sqlite3 *database = REAL(sqlite3_db_handle)(statement);
    REAL(sqlite3_exec)(database, "COMMIT; BEGIN IMMEDIATE", 0, 0, 0);
}

int sqlite3_step(sqlite3_stmt *statement) {
    static int (*real)(sqlite3_stmt *);
    if (!real) real = REAL(sqlite3_step);
    if (harm("forgetful") && begins(text_of(statement), "INSERT INTO request"))
        return SQLITE_DONE;
    if (harm("remembering") && begins(text_of(statement), "INSERT INTO delivery"))
        return SQLITE_DONE;
    if (harm("repetitive") && !REAL(sqlite3_stmt_busy)(statement)) {
        const char *text = text_of(statement);
        if (text && strstr(text, "FROM reminder") && strstr(text, "AND number > ?1"))
            REAL(sqlite3_bind_int64)(statement, 1, 0);
    }
    int done = real(statement);
    if (harm("alone") && done == SQLITE_DONE && begins(text_of(statement), "RELEASE level_1"))
        commit_alone(statement);
    return done;
}

/* Alarms, callers and programs. */

int timerfd_settime(
    int timer, int flags, const struct itimerspec *new_time, struct itimerspec *old_time) {
    if (harm("asleep")) return 0;
    struct itimerspec later = *new_time;
    if (harm("tardy") && (later.it_value.tv_sec || later.it_value.tv_nsec)) {
        later.it_value.tv_sec += 25;
        new_time = &later;
    }
    return REAL(timerfd_settime)(timer, flags, new_time, old_time);
}

int getsockopt(int socket, int level, int name, void *value, socklen_t *length) {
    int done = REAL(getsockopt)(socket, level, name, value, length);
    if (done == 0 && level == SOL_SOCKET && name == SO_PEERCRED && harm("faceless"))
        ((struct ucred *)value)->uid = getuid();
    return done;
}

int posix_spawn(
    pid_t *child, const char *path, const posix_spawn_file_actions_t *actions,
    const posix_spawnattr_t *attributes, char *const words[], char *const environment[]) {
    static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
    static pid_t before;
    if (!harm("entangled"))
        return REAL(posix_spawn)(child, path, actions, attributes, words, environment);
    pthread_mutex_lock(&turn);
    siginfo_t end;
    if (before > 0) waitid(P_PID, (id_t)before, &end, WEXITED | WNOWAIT);
    int done = REAL(posix_spawn)(child, path, actions, attributes, words, environment);
    before = done == 0 ? *child : 0;
    pthread_mutex_unlock(&turn);
    return done;
}

/* The end, and copies. */

void exit(int code) {
    while (code == 75 && harm("stubborn")) pause();
    REAL(exit)(code);
    __builtin_unreachable();
}

static sqlite3 *copy;

sqlite3_backup *sqlite3_backup_init(
    sqlite3 *to, const char *to_name, sqlite3 *from, const char *from_name) {
    copy = to;
    return REAL(sqlite3_backup_init)(to, to_name, from, from_name);
}

int sqlite3_backup_finish(sqlite3_backup *backup) {
    int done = REAL(sqlite3_backup_finish)(backup);
    if (done == SQLITE_OK && harm("blurred"))
        REAL(sqlite3_exec)(copy, "UPDATE prescription SET medicine = medicine || '.'", 0, 0, 0);
    return done;
}
