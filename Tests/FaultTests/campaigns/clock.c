/* Moves the wall clock of the one program that it is loaded into (LD_PRELOAD), and its alarms too.
 *   CLOCK_AHEAD    by so many seconds, less than 0 for a clock that is behind
 *   CLOCK_SET_TO   to this time (in seconds since 1970) it is set once, at the worst moment: after
 *                  the program has looked at it, and before its first alarm is set
 * Who listens with TFD_TIMER_CANCEL_ON_SET hears of that as from the kernel (timerfd_create(2)).
 * HARM=unlistening takes the protection away: nobody listens before the first alarm is set. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timerfd.h>
#include <time.h>

enum { TIMERS = 1024 };
/* Later than any dose: such an alarm only listens. */
static const long long FAR = 5000000000;

static atomic_llong ahead, set_to;
/* Of each timer: whether it has asked to listen, does so now, must hear of a set clock. */
static atomic_int has_asked[TIMERS], is_listening[TIMERS], is_untold[TIMERS];

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
    const char *seconds = getenv("CLOCK_AHEAD"), *time = getenv("CLOCK_SET_TO");
    if (seconds) ahead = atoll(seconds);
    if (time) set_to = atoll(time);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = REAL(clock_gettime);
    int done = real(clock, time);
    if (done == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        time->tv_sec += ahead;
    return done;
}

static void set_clock(long long wanted) {
    struct timespec shown;
    clock_gettime(CLOCK_REALTIME, &shown);
    ahead += wanted - shown.tv_sec;
    for (int timer = 0; timer < TIMERS; timer++)
        if (is_listening[timer]) is_untold[timer] = 1;
}

int timerfd_settime(
    int timer, int flags, const struct itimerspec *new_time, struct itimerspec *old_time) {
    int (*real)(int, int, const struct itimerspec *, struct itimerspec *) = REAL(timerfd_settime);
    const char *harm = getenv("HARM");
    if (timer < 0 || timer >= TIMERS || !(flags & TFD_TIMER_ABSTIME))
        return real(timer, flags, new_time, old_time);
    int is_far = new_time->it_value.tv_sec > FAR;
    if (is_far) {
        has_asked[timer] = 1;
        if (harm && !strcmp(harm, "unlistening") && !is_listening[timer]) return 0;
    } else if (has_asked[timer] && set_to) {
        set_clock(atomic_exchange(&set_to, 0));
    }
    struct itimerspec moved = *new_time;
    if (!is_far) moved.it_value.tv_sec -= ahead;
    int done = real(timer, flags, &moved, old_time);
    is_listening[timer] = flags & TFD_TIMER_CANCEL_ON_SET ? 1 : 0;
    if (done == 0 && atomic_exchange(&is_untold[timer], 0)) {
        errno = ECANCELED;
        return -1;
    }
    return done;
}
