"""Power cuts: crash states rebuilt from the system calls of the real daemon.

usage: cuts.py PROGRAMS [--cuts N] [--seed S] [--control normal|full]

Four traces are recorded, each up to the daemon's end: a day from its first start on, a start on data
that a kill left, the upgrade of an older schema, and copies of which one takes the place of the data.
For each point of a trace, states of the disk are drawn; each is opened as the daemon opens it and
must be sound and hold what had been acknowledged. A copy under its name must be whole and hold what
was there when it was made; where one took the place of the data, the data from before must be there
under its new name. Programs that were built for release do this in a third of the time.
The control records a program that commits in the same way but with synchronous=NORMAL.
"""

import argparse
import collections
import hashlib
import multiprocessing
import os
import random
import re
import subprocess

from day import COPY, DAY, NIGHT, RESTORE, Diary, take
from disk import STRACE, Disk, steps
from kills import left_by_kill
from rig import Daemon, Place, report

KINDS = ("all", "none", "prefix", "without", "only", "some", "torn")
OLD_SCHEMA = 7
OLD_REQUESTS = 20
CONTROL_REQUESTS = 60
KEEPING = [take("before", "ibuprofen"), ("copy",), take("between", "ibuprofen"), ("restore",),
           take("after", "ibuprofen"), ("copy",)]
# To make or upgrade all tables takes several times as long as any other start.
SHARE_OF_UPGRADES = 1 / 3


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class Promise:
    """What must be there by what was said so far."""

    def __init__(self, first):
        self.data, self.copied, self.before = set(first), None, None
        self.answers = 0

    def hear(self, name):
        self.answers += 1
        if name.startswith("copy"):
            self.copied = set(self.data)
        elif name == RESTORE:
            self.data, self.before = self.copied | {RESTORE}, self.data
        else:
            self.data.add(name)

    def fault(self, probe, state):
        """What is wrong with a state of the disk; None when all is there."""
        requests, fault = judge(probe.look(state))
        if fault:
            return fault
        wanted, before = self.data, self.before
        if RESTORE in requests:
            if before is None:
                # Nobody heard of it yet.
                wanted, before = self.copied, self.data
            kept = [content for name, content in state.items() if ".before-restore-" in name]
            if not any(RESTORE not in there and before <= there
                       for there, _ in map(probe.judge_file, kept)):
                return "lost: the data from before the restore"
        if wanted - requests:
            return f"lost: {len(wanted - requests)} of {len(wanted)}"
        if COPY in state:
            there, fault = probe.judge_file(state[COPY])
            if fault or (self.copied or set()) - there:
                return f"lost: a copy that counts: {fault}"
        elif self.copied is not None:
            return "lost: the copy"
        return None


def judge(answer):
    """What a database holds by the answer of the program that opened it, and what is wrong."""
    kind, *requests = answer.split(" ")
    if re.search(r"newest .*changes? (is|are) missing", answer):
        return set(), f"lost: {answer}"
    return (set(requests), None) if kind == "ok" else (set(), f"corrupt: {answer}")


class Trace:
    """A recorded life: the files before it, and the steps with what was acknowledged by each.

    upgrades: whether all tables are made or upgraded before the first answer.
    """

    def __init__(self, name, before, found, first=(), replies=None, upgrades=False):
        self.name, self.before, self.first = name, before, set(first)
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
        answers = [number for number, step in enumerate(self.steps) if step[0] == "acknowledged"]
        if not answers:
            raise SystemExit(f"nothing was acknowledged in {name}")
        self.count = len(answers)
        self.upgrade = answers[0] if upgrades else 0

    def weight(self, index=None):
        """How much of what is drawn is for one point, or for all of them."""
        if index is None:
            return len(self.steps) - self.upgrade * (1 - SHARE_OF_UPGRADES)
        return SHARE_OF_UPGRADES if index < self.upgrade else 1

    def points(self):
        """Every point at which the power may go, with the disk and what must be there."""
        disk, promise = Disk(self.before), Promise(self.first)
        for index, step in enumerate(self.steps):
            if step[0] == "acknowledged":
                promise.hear(step[1])
            else:
                disk.apply(step)
            yield index, disk, promise


def record(name, programs, day, template=None, first=(), upgrades=False):
    with Place(template) as place:
        if not template:
            place.data.mkdir(mode=0o700)
        before = files(place.data)
        daemon = Daemon(programs, place, strace=[*STRACE, "-o", str(place.trace)])
        diary = Diary()
        lived = daemon.wait_until_ready() and diary.live(place.socket, day)
        # What is open is told anew once other data is in use.
        faults = [fault for fault in diary.faults if not fault.startswith("doubled")]
        if not lived or faults or daemon.end() != 0:
            raise SystemExit(f"{name} does not work: {faults} {place.log.read_text()}")
        return Trace(
            name, before, steps(place.trace, place.data), first, diary.frames.items(), upgrades)


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
            record("day", programs, DAY, upgrades=True),
            record("recovery", programs, NIGHT, night, requests),
            record("upgrade", programs, NIGHT[1:], old, written, upgrades=True),
            record("restore", programs, KEEPING, night, requests),
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
    """A program that opens one state after the other, in one place."""

    def __init__(self, programs):
        self.child = subprocess.Popen(
            [f"{programs}/CrashProbe", "look"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True)
        self.place = Place()
        self.place.data.mkdir(mode=0o700)
        self.judged = {}

    def look(self, state):
        for entry in os.scandir(self.place.data):
            os.unlink(entry.path)
        for name, content in state.items():
            with open(self.place.data / name, "wb") as file:
                # What is set aside is nothing but zeros, and large.
                if content == ZEROS[len(content)]:
                    file.truncate(len(content))
                else:
                    file.write(content)
        self.child.stdin.write(f"{self.place.database}\n")
        self.child.stdin.flush()
        return self.child.stdout.readline().rstrip("\n")

    def judge_file(self, content):
        """The same of one database by itself, which is often the same."""
        key = hashlib.sha256(content).digest()
        if key not in self.judged:
            self.judged[key] = judge(self.look({self.place.database.name: content}))
        return self.judged[key]

    def close(self):
        self.child.stdin.close()
        self.child.wait()
        self.place.remove()


class Zeros(dict):
    def __missing__(self, count):
        self[count] = zeros = bytes(count) if count > 1 << 20 else None
        return zeros


ZEROS = Zeros()


def share(job):
    """One worker's part of the states of a trace: how many, and the faults among them."""
    programs, trace, wanted, seed, worker, workers = job
    probe = Probe(programs)
    found, opened, seen = collections.Counter(), 0, set()
    examples = []
    # What one point has too few states for, the next ones have.
    credit = 0.0
    for index, disk, promise in trace.points():
        if index % workers != worker:
            continue
        credit += wanted * workers * trace.weight(index) / trace.weight()
        chance = random.Random(f"{seed}/{trace.name}/{index}")
        each = int(credit)
        kinds = list(KINDS) if each > 1 else [chance.choice(KINDS)]
        # What is drawn twice at one point is opened once: where little is pending, few can be had.
        for attempt in range(each * 6):
            if credit < 1:
                break
            kind = kinds[attempt] if attempt < len(kinds) else chance.choice(KINDS[2:])
            state, mark = disk.draw(kind, chance)
            mark = (mark, promise.answers)
            if mark in seen:
                continue
            seen.add(mark)
            credit -= 1
            opened += 1
            fault = promise.fault(probe, state)
            if fault:
                found[fault.split(":")[0]] += 1
                examples.append(f"{fault} ({trace.name}, step {index}, {kind})")
    probe.close()
    return opened, found, examples[:5]


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
    total = sum(trace.weight() for trace in recorded)
    workers = os.cpu_count()
    opened, found, examples, by_trace = 0, collections.Counter(), [], {}
    with multiprocessing.Pool(workers) as pool:
        for trace in recorded:
            wanted = arguments.cuts * trace.weight() / total / workers
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
