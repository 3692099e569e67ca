"""Power cuts: crash states rebuilt from the system calls of the real daemon.

usage: cuts.py PROGRAMS [--cuts N] [--seed S] [--control normal|full]

Three traces are recorded, each up to the daemon's end: a day from its first start on, a start on
data that a kill left, and the upgrade of an older schema. For each point of a trace, states of the
disk are drawn; each is opened as the daemon opens it and must be sound and hold what had been
acknowledged.
The control records a program that commits in the same way but with synchronous=NORMAL.
"""

import argparse
import collections
import multiprocessing
import os
import random
import re
import subprocess

from day import DAY, NIGHT, Diary
from disk import STRACE, Disk, steps
from kills import left_by_kill
from rig import Daemon, Place, report

KINDS = ("all", "none", "prefix", "without", "only", "some", "torn")
OLD_SCHEMA = 7
OLD_REQUESTS = 20
CONTROL_REQUESTS = 60


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class Trace:
    """A recorded life: the files before it, and the steps with what was acknowledged by each."""

    def __init__(self, name, before, found, first=(), replies=None):
        self.name, self.before, self.acknowledged = name, before, set(first)
        # Two answers may be the same bytes, but they come in the order of the day.
        awaited = list(replies or [])
        self.steps = []
        for step in found:
            if step[0] != "said":
                self.steps.append(step)
            elif awaited and step[1] == awaited[0][1] + b"\0":
                self.steps.append(("acknowledged", awaited.pop(0)[0]))
            elif step[1].startswith(b"written-"):
                self.steps.append(("acknowledged", step[1].decode().strip()))
        if awaited:
            raise SystemExit(f"{name}: {len(awaited)} answers are not in the trace")
        self.count = sum(step[0] == "acknowledged" for step in self.steps)

    def points(self):
        """Every point at which the power may go, with the disk and what was acknowledged."""
        disk, acknowledged = Disk(self.before), set(self.acknowledged)
        for index, step in enumerate(self.steps):
            if step[0] == "acknowledged":
                acknowledged = acknowledged | {step[1]}
            else:
                disk.apply(step)
            yield index, disk, acknowledged


def record(name, programs, day, template=None, first=()):
    with Place(template) as place:
        if not template:
            place.data.mkdir(mode=0o700)
        before = files(place.data)
        daemon = Daemon(programs, place, strace=[*STRACE, "-o", str(place.trace)])
        diary = Diary()
        lived = daemon.wait_until_ready() and diary.live(place.socket, day)
        if not lived or daemon.end() != 0:
            raise SystemExit(f"{name} does not work: {place.log.read_text()}")
        return Trace(
            name, before, steps(place.trace, place.data), first, diary.frames.items())


def traces(programs):
    with Place() as keep:
        night, old = keep.path / "night", keep.path / "old"
        left_by_kill(programs, night)
        requests = [step[1] for step in DAY if step[0] == "ask"]
        old.mkdir(mode=0o700)
        subprocess.run(
            [f"{programs}/CrashProbe", "old", str(old / "dosed.db"), str(OLD_SCHEMA),
             str(OLD_REQUESTS)], check=True)
        written = [f"written-{number}" for number in range(OLD_REQUESTS)]
        return [
            record("day", programs, DAY),
            record("recovery", programs, NIGHT, night, requests),
            record("upgrade", programs, NIGHT[1:], old, written),
        ]


def control_trace(programs, normal):
    with Place() as place:
        place.data.mkdir(mode=0o700)
        subprocess.run(
            ["/usr/bin/strace", "-f", "-q", *STRACE, "-o", str(place.trace),
             f"{programs}/CrashProbe", "write", str(place.database), str(CONTROL_REQUESTS),
             *(["--normal"] if normal else [])], check=True, stdout=subprocess.DEVNULL)
        return [Trace("control", {}, steps(place.trace, place.data))]


class Probe:
    """A program that opens one state after the other."""

    def __init__(self, programs):
        self.child = subprocess.Popen(
            [f"{programs}/CrashProbe", "look"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True)

    def look(self, state):
        with Place() as place:
            place.data.mkdir(mode=0o700)
            for name, content in state.items():
                (place.data / name).write_bytes(content)
            self.child.stdin.write(f"{place.database}\n")
            self.child.stdin.flush()
            return self.child.stdout.readline().rstrip("\n")

    def close(self):
        self.child.stdin.close()
        self.child.wait()


def share(job):
    """One worker's part of the states of a trace: how many, and the faults among them."""
    programs, trace, wanted, seed, worker, workers = job
    probe = Probe(programs)
    found, opened, seen = collections.Counter(), 0, set()
    examples = []
    each = max(1, -(-wanted // len(trace.steps)))
    skip = len(trace.steps) / wanted if wanted < len(trace.steps) else 0
    next_point = 0.0
    for index, disk, acknowledged in trace.points():
        if skip:
            if index < next_point:
                continue
            next_point += skip
        if index % workers != worker:
            continue
        chance = random.Random(f"{seed}/{trace.name}/{index}")
        kinds = list(KINDS) if each > 1 else [chance.choice(KINDS)]
        drawn = 0
        # What is drawn twice at one point is opened once: where little is pending, few can be had.
        for attempt in range(each * 6):
            if drawn == each:
                break
            kind = kinds[attempt] if attempt < len(kinds) else chance.choice(KINDS[2:])
            state, mark = disk.draw(kind, chance)
            mark = (mark, len(acknowledged))
            if mark in seen:
                continue
            seen.add(mark)
            drawn += 1
            opened += 1
            fault = judge(probe.look(state), acknowledged)
            if fault:
                found[fault.split(":")[0]] += 1
                examples.append(f"{fault} ({trace.name}, step {index}, {kind})")
    probe.close()
    return opened, found, examples[:5]


def judge(answer, acknowledged):
    kind, *requests = answer.split(" ")
    if re.search(r"newest .*changes? (is|are) missing", answer):
        return f"lost: {answer}"
    if kind != "ok":
        return f"corrupt: {answer}"
    missing = acknowledged - set(requests)
    return f"lost: {len(missing)} of {len(acknowledged)}" if missing else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("--cuts", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", choices=["normal", "full"])
    arguments = parser.parse_args()
    if arguments.control:
        recorded = control_trace(arguments.programs, arguments.control == "normal")
    else:
        recorded = traces(arguments.programs)
    total = sum(len(trace.steps) for trace in recorded)
    workers = os.cpu_count()
    opened, found, examples, by_trace = 0, collections.Counter(), [], {}
    with multiprocessing.Pool(workers) as pool:
        for trace in recorded:
            if not trace.count:
                raise SystemExit(f"nothing was acknowledged in {trace.name}")
            wanted = arguments.cuts * len(trace.steps) // total
            jobs = [(arguments.programs, trace, wanted, arguments.seed, worker, workers)
                    for worker in range(workers)]
            for count, faults, some in pool.map(share, jobs):
                opened += count
                by_trace[trace.name] = by_trace.get(trace.name, 0) + count
                found += faults
                examples += some
    for example in examples[:12]:
        print(example)
    report("cuts", bool(found), count=opened, **by_trace, acknowledged=sum(
        trace.count for trace in recorded), seed=arguments.seed, lost=found["lost"],
        corrupt=found["corrupt"])


if __name__ == "__main__":
    main()
