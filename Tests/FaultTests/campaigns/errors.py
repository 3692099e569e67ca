"""I/O errors at the system calls of a scripted day, once and from there on.

usage: errors.py PROGRAMS [--errors N|all] [--seed S] [--control deaf]

strace makes the Nth call of a kind on the data's own files fail. Every answer must be right: what
was acknowledged is in the data, what was refused with "nothing was changed" is not, and everything
else was said to be unknown, after which the daemon leaves with 75. A start without errors must then
bring the day to the end that it has undisturbed. The control is a daemon that hears of no error.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import random

from day import DAY, Diary, ending, summary
from kills import look_at_copy
from rig import Daemon, Gone, Place, calls_by_thread, report

# A short write of nothing is the shortest that strace can make.
ERRORS = {
    "pwrite64": ("error=EIO", "error=ENOSPC", "retval=0"),
    "pread64": ("error=EIO",),
    "fdatasync": ("error=EIO", "error=ENOSPC"),
    "fsync": ("error=EIO",),
    "ftruncate": ("error=EIO", "error=EROFS"),
    "unlink": ("error=EIO", "error=EROFS"),
    "openat": ("error=EMFILE", "error=EROFS", "error=EIO"),
}
PLAN = [("await", step[1]) if step[0] == "tell" else step for step in DAY]
TEMPORARY = 75


class Witness(Diary):
    """A person who repeats what was refused, and stops where the outcome is unknown."""

    def __init__(self):
        super().__init__()
        self.patience = 3
        self.outcome = "right"

    def _ask(self, writer, name, method, parameters):
        for _ in range(3):
            super()._ask(writer, name, method, parameters)
            if name not in self.refused:
                break
        if name in self.unknown:
            self.outcome = "unknown"
            raise Gone("unknown")
        if name in self.refused:
            self.outcome = "refused"
            raise Gone("refused")
        if name not in self.acknowledged:
            self.faults.append(f"wrong: {name} got a refusal that nothing explains")

    def _await(self, _, watcher, medicine, arrived):
        watcher.socket.settimeout(self.patience)
        while medicine not in self.numbers:
            try:
                message = json.loads(watcher.frame())
            except TimeoutError:
                raise Gone("no reminder yet") from None
            if "error" in message:
                raise Gone(message["error"])
            arrived += self._numbers([message])

    _tell = _await


def paths(place):
    names = ["", "-wal", "-journal", ".lock"]
    files = [str(place.database) + name for name in names] + [str(place.data)]
    return [word for path in files for word in ("-P", path)]


def undisturbed(programs):
    with Place() as place:
        daemon = Daemon(programs, place, strace=[
            *paths(place), "-o", str(place.trace), "-e", f"trace={','.join(ERRORS)}"])
        witness = Witness()
        witness.patience = 30
        if not daemon.wait_until_ready() or not witness.live(place.socket, PLAN):
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
            witness.live(place.socket, PLAN)
        else:
            witness.outcome = "no start"
        said_unknown = witness.outcome == "unknown"
        # One that does not know any more leaves by itself.
        code = daemon.wait() if said_unknown else daemon.end()
        if said_unknown and code != TEMPORARY:
            witness.faults.append(f"wrong: it left with {code} and not with {TEMPORARY}")
        injected = "(INJECTED)" in place.trace.read_text(errors="replace")
        outcome = witness.outcome
        look_at_copy(place, witness)
        daemon = Daemon(programs, place)
        witness.patience = 30
        if not daemon.wait_until_ready():
            return (call, error, when, injected, outcome, ["lost: no start after it"])
        if not witness.live(place.socket, PLAN):
            witness.faults.append("lost: the second life ended early")
        daemon.end()
        look_at_copy(place, witness)
        faults = witness.faults + ending(place.database, wanted)
        return (call, error, when, injected, outcome, faults)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("--errors", default="30")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", choices=["deaf"])
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    wanted, counts = undisturbed(arguments.programs)
    kinds = {"pwrite64": ("error=EIO",)} if arguments.control else ERRORS
    every = [(call, error, f"{number}{onwards}") for call in kinds for error in kinds[call]
             for number in range(1, counts.get(call, 0) + 1) for onwards in ("", "+")]
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
    jobs = [(arguments.programs, *point, wanted, arguments.control) for point in every]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for call, error, when, injected, outcome, found in pool.map(fail_at, jobs):
            done += injected
            outcomes[outcome] += 1
            faults += [f"{call} {error} {when}: {fault}" for fault in found]
    for fault in faults[:12]:
        print(fault)
    found = {kind: sum(f" {kind}: " in fault for fault in faults)
             for kind in ("lost", "doubled", "wrong")}
    report("errors", bool(faults), count=done, right=outcomes["right"],
           unknown=outcomes["unknown"], refused=outcomes["refused"],
           no_start=outcomes["no start"], seed=arguments.seed, **found)


if __name__ == "__main__":
    main()
