"""kill -9 at the system calls of a scripted day, after each reminder that was told, and under load.

usage: kills.py PROGRAMS [--kills N|all] [--loads N] [--seed S] [--control CONTROL]

strace ends the daemon just before the Nth call of a kind, all of them or those on one file of the
data. What was acknowledged by then must be in the data as it lies there; then the day is lived again
with the same request ids, and its end must be that of a day that nobody interrupted. In the middle
of it a copy is made and put in the place of the data. The night does so with a start on data that a
kill left. A place counts once, and a kind of call without a kill is a fault.
The controls: late, a daemon whose log is written too late, so that it answers before its commit;
forgetful, one that does not keep which request it answered, so that it carries out the repeat once
more; remembering, one that tells from memory and writes down for nobody that he was told.
"""

import argparse
import concurrent.futures
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import threading

from day import COPY, DAY, DAY_WITH_COPY, NIGHT, Diary, add, ending, summary, take
from rig import Client, Daemon, Gone, Place, report

# Each kind of call must occur in the day, under one of its names.
KINDS = {"writes": ("pwrite64", "write"), "syncs": ("fsync", "fdatasync"),
         "truncates": ("ftruncate",), "renames": ("rename", "renameat"),
         "exchanges": ("renameat2",), "unlinks": ("unlink", "unlinkat")}
CALLS = tuple(call for calls in KINDS.values() for call in calls)
LINE = re.compile(r"^(\d+) +(?:\[[^\]]*\] )?(\w+)\((.*)$")


def undisturbed(programs, steps, template):
    """Lives to the end; how it ends, and the places at which a kill may strike.

    A place is a call, a file below the folder or nothing for all, and which one it is. strace
    counts for each thread by itself, so only the thread with most calls on a file is met.
    """
    with Place(template) as place:
        daemon = Daemon(programs, place, strace=[
            "-y", "-o", str(place.trace), "-e", f"trace={','.join(CALLS)}"])
        if not daemon.wait_until_ready() or not Diary().live(place.socket, steps):
            raise SystemExit(f"the day does not work: {place.log.read_text()}")
        daemon.end()
        counts, elsewhere = {}, set()
        for line in open(place.trace, errors="replace"):
            found = LINE.match(line)
            if not found:
                continue
            thread, call, words = found.groups()
            name = re.search(re.escape(str(place.path)) + r"(?:/([\w./-]+))?", words)
            file = name and (name[1] or ".")
            # What has a time in its name is called otherwise the next day.
            if not file or "before-restore" in file:
                elsewhere.add((call, None))
                file = None
            for file in {file, None}:
                counts[call, file, thread] = counts.get((call, file, thread), 0) + 1
        most = {}
        for (call, file, _), count in counts.items():
            # All calls of a kind are counted only where some are on no file of a known name.
            if file or (call, None) in elsewhere:
                most[call, file] = max(most.get((call, file), 0), count)
        return summary(place.database), most


def left_by_kill(programs, folder):
    """Data as a kill leaves it after the day, with its write-ahead log."""
    with Place() as place:
        daemon = Daemon(programs, place)
        daemon.wait_until_ready()
        Diary().live(place.socket, DAY)
        daemon.end(signal.SIGKILL)
        shutil.copytree(place.data, folder)


def kill_at(job):
    """One kill: the place at which it struck, None when it did not, and faults."""
    programs, steps, template, (call, file, number), wanted, control = job
    # No two lives make quite as many calls: one that ends before the point meets an earlier one.
    while True:
        point = (call, file, number)
        died, faults = kill_once(programs, steps, template, point, wanted, control)
        if died or faults or number == 1:
            return (point if died else None, faults)
        number -= max(1, number // 10)


def kill_once(programs, steps, template, point, wanted, control):
    call, file, number = point
    with Place(template) as place:
        diary = Diary()
        only = ["-P", str(place.path / file)] if file else []
        daemon = Daemon(programs, place, harm=control, strace=[
            *only, "-o", "/dev/null", "-e", f"trace={call}",
            "-e", f"inject={call}:signal=KILL:when={number}"])
        if daemon.wait_until_ready():
            diary.live(place.socket, steps)
        died = daemon.end() == -signal.SIGKILL
        return (died, live_again(programs, place, diary, steps, wanted, control))


def kill_after_telling(programs, steps, template, wanted, control):
    """Kills in the moment after each reminder was told: faults, and how many."""
    faults = []
    tellings = [number for number, step in enumerate(steps) if step[0] == "tell"]
    for number in tellings:
        with Place(template) as place:
            diary = Diary()
            daemon = Daemon(programs, place, harm=control)
            daemon.wait_until_ready()
            diary.live(place.socket, steps[:number + 1])
            daemon.end(signal.SIGKILL)
            faults += [f"{steps[number][1]}: {fault}" for fault in
                       live_again(programs, place, diary, steps, wanted, control)]
    return faults, len(tellings)


def live_again(programs, place, diary, steps, wanted, control):
    """The day after a kill, to its end: all faults."""
    look_at_copy(place, diary)
    diary.look_at_copy(place.data / COPY)
    daemon = Daemon(programs, place)
    if not daemon.wait_until_ready():
        return ["lost: no start after the kill"]
    if not diary.live(place.socket, steps):
        diary.faults.append("lost: the second life ended early")
    daemon.end()
    if not control:
        diary.compare(place.database)
    return diary.faults + ending(place.database, wanted)


def look_at_copy(place, diary):
    """Looks at what the kill left, without touching it."""
    if not place.database.exists() or not place.database.stat().st_size:
        diary.faults += [f"lost: {name}" for name in diary.acknowledged]
        return
    with Place(place.data) as copy:
        try:
            diary.compare(copy.database)
        except sqlite3.DatabaseError as error:
            if "no such table" not in str(error) or diary.acknowledged:
                diary.faults.append(f"lost: {error}")


def points(counts, wanted, chance):
    """Every place, or so many: one of each call first, then one on each file, then any."""
    every = [(*key, number) for key, most in sorted(counts.items(), key=str)
             for number in range(1, most + 1)]
    if wanted is None or wanted >= len(every):
        return every
    chance.shuffle(every)
    seen, calls, files, others = set(), [], [], []
    for point in every:
        call, file, _ = point
        if call not in seen:
            calls.append(point)
        elif (call, file) not in seen:
            files.append(point)
        else:
            others.append(point)
        seen |= {call, (call, file)}
    return (calls + files + others)[:wanted]


def missed(counts, struck, wanted):
    """The kinds of calls that do not occur, or where no kill struck although each had its turn."""
    occurring = {call for call, _ in counts}
    is_each = wanted is None or wanted >= len(occurring)
    for kind, calls in KINDS.items():
        if not occurring & set(calls):
            yield f"a day: wrong: it has no {kind}"
        elif is_each and not any(call in calls for call, _, _ in struck):
            yield f"a day: wrong: no kill at its {kind}"


class Load:
    """Clients that all write at once, until the daemon is killed under them."""

    CLIENTS = 4

    def __init__(self, programs, seed):
        self.programs, self.chance = programs, random.Random(seed)
        self.acknowledged, self.asked, self.medicines = {}, {}, []
        self.lock = threading.Lock()
        self.faults = []

    def round(self, place, number):
        daemon = Daemon(self.programs, place)
        if not daemon.wait_until_ready():
            self.faults.append("lost: no start after a kill")
            return
        if number == 0:
            self.repeat(place, [add("add-0", "ibuprofen 200 mg as needed")])
        self.repeat(place, self.open_questions())
        self.fuse = self.chance.randrange(1, 60)
        threads = [threading.Thread(target=self.write, args=(place, daemon, number, client))
                   for client in range(self.CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        daemon.end(signal.SIGKILL)

    def open_questions(self):
        return [step for name, step in self.asked.items() if name not in self.acknowledged]

    def write(self, place, daemon, number, client):
        try:
            connection = Client(place.socket)
            for count in range(40):
                name = f"r{number}-{client}-{count}"
                step = take(name, "ibuprofen")
                if client == 0 and count % 8 == 0:
                    step = add(name, f"plan{number}c{count} 5 mg by mouth once now")
                    step[3]["asWritten"] = True
                self.ask(connection, step)
                with self.lock:
                    self.fuse -= 1
                    if self.fuse == 0:
                        daemon.child.kill()
            connection.close()
        except Gone:
            pass

    def ask(self, connection, step):
        _, name, method, parameters = step
        with self.lock:
            self.asked[name] = step
        reply = connection.call(method, parameters)
        if "error" in reply:
            self.faults.append(f"wrong: {name} got {reply['error']}")
            return
        with self.lock:
            first = self.acknowledged.setdefault(name, reply["parameters"])
        if first != reply["parameters"]:
            self.faults.append(f"wrong: the repeat of {name} was answered in another way")

    def repeat(self, place, steps):
        connection = Client(place.socket)
        for step in steps:
            self.ask(connection, step)
        connection.close()

    def check(self, place):
        """At the end everything is asked once more, and then counted."""
        daemon = Daemon(self.programs, place)
        daemon.wait_until_ready()
        self.repeat(place, list(self.asked.values()))
        daemon.end()
        connection = sqlite3.connect(place.database)
        takes = sum(1 for step in self.asked.values() if "outcome" in step[3])
        adds = len(self.asked) - takes - 1
        for what, wanted, sql in (
                ("records", takes, "SELECT count(*) FROM dose_record WHERE outcome = 'taken'"),
                ("reminders", adds, "SELECT count(*) FROM reminder"),
                ("doses", adds, "SELECT count(*) FROM dose"),
                ("requests", len(self.asked), "SELECT count(*) FROM request")):
            found, = connection.execute(sql).fetchone()
            if found != wanted:
                kind = "lost" if found < wanted else "doubled"
                self.faults.append(f"{kind}: {wanted} {what} wanted, {found} found")
        sound, = connection.execute("PRAGMA integrity_check").fetchone()
        if sound != "ok":
            self.faults.append(f"wrong: {sound}")
        connection.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("--kills", default="24")
    parser.add_argument("--loads", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", choices=["late", "forgetful", "remembering"])
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    wanted = None if arguments.kills == "all" else int(arguments.kills)
    # In the middle of writing, where there is most to lose.
    aims = {"late": ["fdatasync"], "forgetful": ["pwrite64"], "remembering": []}
    faults, struck, places, told = [], {}, 0, 0
    day = DAY if arguments.control else DAY_WITH_COPY
    with Place() as keep, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        template = keep.path / "night"
        left_by_kill(arguments.programs, template)
        for steps, start, share in ((day, None, 3), (NIGHT, template, 1)):
            end, counts = undisturbed(arguments.programs, steps, start)
            places += sum(counts.values())
            if arguments.control:
                aim = aims[arguments.control]
                counts = {key: most for key, most in counts.items() if key[0] in aim}
            few = None if wanted is None else max(1, wanted * share // 4)
            jobs = [(arguments.programs, steps, start, point, end, arguments.control)
                    for point in points(counts, few, chance)]
            met = set()
            for job, (point, found) in zip(jobs, pool.map(kill_at, jobs)):
                met |= {point} - {None}
                call, file, number = job[3]
                faults += [f"{call} {number} {file or ''}: {fault}" for fault in found]
            if steps is DAY_WITH_COPY:
                faults += missed(counts, met, few)
            for kind, names in KINDS.items():
                struck[kind] = struck.get(kind, 0) + sum(call in names for call, _, _ in met)
            found, number = kill_after_telling(
                arguments.programs, steps, start, end, arguments.control)
            faults += [f"told of {fault}" for fault in found]
            told += number
    loads = 0
    with Place() as place:
        load = Load(arguments.programs, arguments.seed)
        for number in range(arguments.loads):
            load.round(place, number)
            loads += 1
        if loads:
            load.check(place)
        faults += [f"load: {fault}" for fault in load.faults]
    for fault in faults[:12]:
        print(fault)
    kinds = {kind: sum(f" {kind}: " in fault for fault in faults)
             for kind in ("lost", "doubled", "wrong")}
    done = sum(struck.values())
    report("kills", bool(faults), count=done + told + loads, at_calls=done, of_calls=places,
           **struck, after_telling=told, under_load=loads, acknowledged_under_load=len(load.acknowledged),
           seed=arguments.seed, **kinds)


if __name__ == "__main__":
    main()
