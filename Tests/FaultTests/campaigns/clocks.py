"""A clock that is set while the daemon works out when to wake next.

usage: clocks.py PROGRAMS [--clocks N] [--seed S] [--control unlistening]

N times a daemon is started while the clock is some hours ahead, so that it reminds of a dose too
early. After it has looked at the clock, and before its first alarm is set, the clock is put right.
The daemon must notice it, and remind again by the right clock: without that it sleeps for as long
as the clock was ahead. Only this program's clock is moved, by a library that is loaded into it
(clock.c). The control is a daemon that listens for a set clock only once its alarm is set.
"""

import argparse
import datetime
import json
import random
import sqlite3

from day import add
from rig import Client, Daemon, Gone, Place, report

HOUR = 3600
# The clock is put right so many seconds before the dose is due.
BEFORE = 2


def epoch(moment):
    return datetime.datetime.fromisoformat(moment["at"]).timestamp()


def planned(programs, place):
    """Has a dose planned; when it is due."""
    daemon = Daemon(programs, place)
    if not daemon.wait_until_ready():
        raise SystemExit(f"no start: {place.log.read_text()}")
    client = Client(place.socket)
    step = add("add-1", "naproxen 220 mg by mouth once in 10 minutes")
    reply = client.call(step[2], step[3])
    client.close()
    if "error" in reply or daemon.end() != 0:
        raise SystemExit(f"the plan does not work: {reply}")
    data = sqlite3.connect(place.database)
    due, = data.execute("SELECT due_at FROM dose").fetchone()
    data.close()
    return due


def told_by_right_clock(place, due):
    """Follows the reminders until one comes that is of the time after the clock was put right."""
    follower = Client(place.socket)
    follower.send("io.dosed.WatchReminders", {}, more=True)
    try:
        while True:
            reminder = json.loads(follower.frame())["parameters"]["reminder"]
            if epoch(reminder["fellDue"]) < due + HOUR:
                return True
    except (Gone, TimeoutError):
        return False
    finally:
        follower.close()


def once(programs, hours, control):
    with Place() as place:
        due = planned(programs, place)
        moved = {"CLOCK_AHEAD": str(hours * HOUR), "CLOCK_SET_TO": str(due - BEFORE)}
        if control:
            moved["HARM"] = control
        daemon = Daemon(programs, place, clock=moved)
        if not daemon.wait_until_ready():
            return ["lost: no start"]
        faults = []
        if not told_by_right_clock(place, due):
            faults.append(f"lost: nothing was told once a clock {hours} hours ahead was put right")
        if daemon.end() != 0:
            faults.append("wrong: it did not end well")
        return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("--clocks", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", choices=["unlistening"])
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    faults = []
    for _ in range(arguments.clocks):
        faults += once(arguments.programs, chance.randrange(2, 9), arguments.control)
    for fault in faults[:12]:
        print(fault)
    kinds = {kind: sum(fault.startswith(kind) for fault in faults) for kind in ("lost", "wrong")}
    report("clocks", bool(faults), count=arguments.clocks, seed=arguments.seed, **kinds)


if __name__ == "__main__":
    main()
