"""I/O errors at the system calls of a scripted day, once and from there on.

usage: errors.py PROGRAMS [--errors N|all] [--halves N] [--seed S] [--control deaf|torn]

strace makes the Nth call of a kind on the data's own files fail. Every answer must be right: what
was acknowledged is in the data, what was refused with "nothing was changed" is not, and everything
else was said to be unknown, after which the daemon leaves with 75. What is due must be told, or the
daemon must say what its trouble is. A start without errors must then bring the day to the end that
it has undisturbed. In the middle of it a copy is made and put in the place of the data. Reads and
writes that do half of their bytes cannot be made by strace: harm.c does them in N days more, which
must go as if all bytes had been done at once. The controls are a daemon that hears of no error, and
one whose writes say that all was written where it was half.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import random
import sqlite3
import time

from day import COPY, DAY_WITH_COPY, REFUSED, RESTORE, Diary, ending, summary
from kills import look_at_copy
from rig import PATIENCE, Daemon, Gone, Place, calls_by_thread, report

# A short write of nothing is the shortest that strace can make.
ERRORS = {
    "pwrite64": ("error=EIO", "error=ENOSPC", "retval=0"),
    "pread64": ("error=EIO",),
    "fdatasync": ("error=EIO", "error=ENOSPC"),
    "fsync": ("error=EIO",),
    "ftruncate": ("error=EIO", "error=EROFS"),
    "unlink": ("error=EIO", "error=EROFS"),
    "rename": ("error=EIO", "error=EROFS"),
    "renameat2": ("error=EIO",),
    "write": ("error=EIO", "error=ENOSPC", "retval=0"),
    "fallocate": ("error=ENOSPC",),
    "openat": ("error=EMFILE", "error=EROFS", "error=EIO"),
}
TEMPORARY = 75
# After so many seconds without a reminder the daemon is asked whether it knows of a trouble.
SOON = 3


class Witness(Diary):
    """A person who repeats what was refused, and stops where the outcome is unknown."""

    def __init__(self):
        super().__init__()
        self.outcome = "right"
        # One that does not know any more leaves by itself; after a copy took the place of the data,
        # or did not, the data is looked at anew at once.
        self.leaves = False

    def _ask(self, writer, name, method, parameters):
        for _ in range(3):
            super()._ask(writer, name, method, parameters)
            # The daemon goes on with other data, and the same request repeated tells with which.
            if name not in self.refused and not (name == RESTORE and name in self.unknown):
                break
        if name in self.unknown:
            self.outcome = "unknown"
            self.leaves = name != RESTORE
            raise Gone("unknown")
        if name in self.refused:
            self.outcome = "refused"
            raise Gone("refused")
        if name not in self.acknowledged:
            self.faults.append(f"wrong: {name} got a refusal that nothing explains")

    def _copy(self, writer, copy):
        for _ in range(3):
            said = super()._copy(writer, copy)
            if said == "OutcomeUnknown":
                self.outcome, self.leaves = "unknown", True
                raise Gone("unknown")
            if said not in REFUSED:
                return said
        self.outcome = "refused"
        raise Gone("refused")

    def _tell(self, writer, watcher, medicine, arrived):
        """Waits for a reminder, which only a daemon that says its trouble may hold back."""
        end = time.monotonic() + PATIENCE
        watcher.socket.settimeout(SOON)
        while medicine not in self.numbers:
            try:
                message = json.loads(watcher.frame())
            except TimeoutError:
                if self._is_troubled(writer):
                    self.outcome = "troubled"
                    raise Gone("no reminder") from None
                if time.monotonic() > end:
                    self.faults.append(f"lost: no reminder of {medicine}, and no trouble is said")
                    raise Gone("no reminder") from None
                continue
            if "error" in message:
                raise Gone(message["error"])
            arrived += self._numbers([message])

    def _is_troubled(self, writer):
        status = writer.call("io.dosed.GetStatus")
        return "error" in status or bool(status["parameters"].get("troubles"))


def paths(place):
    beside = ["", "-wal", "-journal", ".lock", ".mark"]
    names = [*beside, ".ballast", *(".restoring" + name for name in beside)]
    files = [str(place.database) + name for name in names] + [str(place.data)]
    files += [str(place.data / name) for name in (COPY, COPY + ".partial", COPY + "-wal")]
    return [word for path in files for word in ("-P", path)]


def undisturbed(programs):
    with Place() as place:
        daemon = Daemon(programs, place, strace=[
            *paths(place), "-o", str(place.trace), "-e", f"trace={','.join(ERRORS)}"])
        witness = Witness()
        if not daemon.wait_until_ready() or not witness.live(place.socket, DAY_WITH_COPY):
            raise SystemExit(f"the day does not work: {place.log.read_text()}")
        daemon.end()
        most = {}
        for (call, _), count in calls_by_thread(place.trace, ERRORS).items():
            most[call] = max(most.get(call, 0), count)
        return summary(place.database), most


def fail_at(job):
    programs, call, error, when, wanted, control = job
    with Place() as place:
        witness = Witness()
        daemon = Daemon(programs, place, harm=control, strace=[
            *paths(place), "-o", str(place.trace), "-e", f"trace={call}",
            "-e", f"inject={call}:{error}:when={when}"])
        if daemon.wait_until_ready():
            witness.live(place.socket, DAY_WITH_COPY)
        else:
            witness.outcome = "no start"
        code = daemon.wait() if witness.leaves else daemon.end()
        if witness.leaves and code != TEMPORARY:
            witness.faults.append(f"wrong: it left with {code} and not with {TEMPORARY}")
        injected = "(INJECTED)" in place.trace.read_text(errors="replace")
        outcome = witness.outcome
        look_at_copy(place, witness)
        witness.look_at_copy(place.data / COPY)
        daemon = Daemon(programs, place)
        if not daemon.wait_until_ready():
            return (call, error, when, injected, outcome, ["lost: no start after it"])
        if not witness.live(place.socket, DAY_WITH_COPY):
            witness.faults.append("lost: the second life ended early")
        daemon.end()
        look_at_copy(place, witness)
        faults = witness.faults + ending(place.database, wanted)
        return (call, error, when, injected, outcome, faults)


def live_on_halves(programs, seed, wanted, control):
    """A day of half reads and writes: how many there were, and faults."""
    with Place() as place:
        witness = Witness()
        daemon = Daemon(programs, place, harm=f"{control or 'halves'} {seed}")
        if not daemon.wait_until_ready():
            witness.faults.append("lost: no start")
        elif not witness.live(place.socket, DAY_WITH_COPY):
            witness.faults.append(f"lost: the day ended early, {witness.outcome}")
        elif daemon.end() != 0:
            witness.faults.append("wrong: it did not end well")
        daemon.end()
        tally = place.path / "halves"
        halves = tally.stat().st_size if tally.exists() else 0
        try:
            look_at_copy(place, witness)
            faults = witness.faults + ending(place.database, wanted)
        except sqlite3.DatabaseError as error:
            faults = witness.faults + [f"lost: {error}"]
        return halves, faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("--errors", default="30")
    parser.add_argument("--halves", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", choices=["deaf", "torn"])
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    wanted, counts = undisturbed(arguments.programs)
    kinds = {"pwrite64": ("error=EIO",)} if arguments.control else ERRORS
    every = [(call, error, f"{number}{onwards}") for call in kinds for error in kinds[call]
             for number in range(1, counts.get(call, 0) + 1) for onwards in ("", "+")]
    of_calls = len(every)
    if arguments.errors != "all" and int(arguments.errors) < len(every):
        # As many of each kind of call as there are, the rest from all.
        by_call = {call: [point for point in every if point[0] == call] for call in kinds}
        few = int(arguments.errors)
        share = max(1, few // (2 * len(by_call)))
        chosen = {point for points in by_call.values()
                  for point in chance.sample(points, min(share, len(points)))}
        rest = [point for point in every if point not in chosen]
        every = sorted(chosen) + chance.sample(rest, max(0, few - len(chosen)))
    done, outcomes, faults = 0, collections.Counter(), []
    deaf = "deaf" if arguments.control == "deaf" else None
    jobs = [(arguments.programs, *point, wanted, deaf) for point in every]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for call, error, when, injected, outcome, found in pool.map(fail_at, jobs):
            done += injected
            outcomes[outcome] += 1
            faults += [f"{call} {error} {when}: {fault}" for fault in found]
    halves = 0
    for day in range(arguments.halves):
        seed = arguments.seed * 1000 + day
        number, found = live_on_halves(
            arguments.programs, seed, wanted, "torn" if arguments.control == "torn" else None)
        halves += number
        faults += [f"half of the bytes, seed {seed}: {fault}" for fault in found]
    if arguments.halves and not halves:
        faults.append("half of the bytes: wrong: no call did half")
    for fault in faults[:12]:
        print(fault)
    found = {kind: sum(f" {kind}: " in fault for fault in faults)
             for kind in ("lost", "doubled", "wrong")}
    report("errors", bool(faults), count=done, of_calls=of_calls, halves=halves,
           right=outcomes["right"], unknown=outcomes["unknown"], refused=outcomes["refused"],
           troubled=outcomes["troubled"], no_start=outcomes["no start"], seed=arguments.seed, **found)


if __name__ == "__main__":
    main()
