"""A disk that fills up while doses are recorded and fall due.

usage: full.py PROGRAMS [--full N] [--seed S] [--control bare]

A daemon's data lies on a small file system of its own, which is filled to the last byte N times.
What a person records then must be acknowledged all the same, from the room that was held back for
that day; what falls due must be told; and after a kill all of it must be there. The control is a
daemon that holds no room back.
"""

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import time

from day import add, ask, take
from rig import PATIENCE, Client, Daemon, Place, report

MEGABYTES = 24
# Within what is held back, with the reminder and the snoozed dose.
TAKES = range(5, 30)


class SmallDisk:
    """A file system of its own over the folder of the data."""

    def __init__(self, place):
        self.path = place.data
        self.path.mkdir(mode=0o700)
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=0700", "tmpfs", self.path],
            check=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", "-l", self.path], check=True)

    def fill(self):
        with open(self.path / "filling", "ab", buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError:
                pass

    def free(self):
        os.unlink(self.path / "filling")


def wait(client, is_there):
    """Asks for the status until something is so. False when that does not come."""
    end = time.monotonic() + PATIENCE
    while not is_there():
        if time.monotonic() > end:
            return False
        client.call("io.dosed.GetStatus")
    return True


def is_at_rest(place):
    """Whether what was written was moved into the main file: no room is left in the log then."""
    log = place.data / "dosed.db-wal"
    return not log.exists() or log.stat().st_size == 0


class Person:
    """Who records doses, and hears of what is due."""

    def __init__(self, place):
        self.client, self.follower = Client(place.socket), Client(place.socket)
        self.follower.send("io.dosed.WatchReminders", {}, more=True)
        self.told, self.faults, self.acknowledged = [], [], []

    def say(self, step):
        _, name, method, parameters = step
        reply = self.client.call(method, parameters)
        if "error" in reply:
            self.faults.append(f"refused: {name} got {reply['error'].rpartition('.')[2]}")
        else:
            self.acknowledged.append(name)

    def hear(self, medicine, sequence):
        """Waits for a reminder of this medicine."""
        waiting = (medicine, sequence)
        while waiting not in self.told:
            try:
                reminder = json.loads(self.follower.frame())["parameters"]["reminder"]
            except TimeoutError:
                self.faults.append(f"lost: reminder {sequence} of {medicine} did not come")
                return
            self.told.append((reminder["prescription"], reminder["sequence"]))

    def close(self):
        self.client.close()
        self.follower.close()


def live(programs, place, disk, rounds, chance, control):
    """Rounds of a disk that fills and is given room again. What went wrong, and what was kept."""
    daemon = Daemon(programs, place, harm=control)
    if not daemon.wait_until_ready():
        return ["lost: no start"], []
    person = Person(place)
    person.say(add("add-0", "ibuprofen 200 mg as needed"))
    for number in range(rounds):
        medicine = f"plan{number}"
        step = add(f"add-{medicine}", f"{medicine} 5 mg by mouth once now")
        person.say((*step[:3], {**step[3], "asWritten": True}))
        person.hear(medicine, 1)
        if not control and not wait(person.client, (place.data / "dosed.db.ballast").exists):
            return person.faults + ["lost: no room is held back"], person.acknowledged
        if not wait(person.client, lambda: is_at_rest(place)):
            return person.faults + ["lost: what was written stays in the log"], []
        disk.fill()
        person.say(ask(f"snooze-{medicine}", "SnoozeDose", name=medicine, length="1s"))
        for count in range(chance.choice(TAKES)):
            person.say(take(f"take-{number}-{count}", "ibuprofen"))
        if f"snooze-{medicine}" in person.acknowledged:
            person.hear(medicine, 2)
        disk.free()
        person.say(take(f"done-{medicine}", medicine))
    person.close()
    daemon.end(signal.SIGKILL)
    return person.faults, person.acknowledged


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("--full", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", choices=["bare"])
    arguments = parser.parse_args()
    with Place() as place, SmallDisk(place) as disk:
        faults, acknowledged = live(
            arguments.programs, place, disk, arguments.full, random.Random(arguments.seed),
            arguments.control)
        daemon = Daemon(arguments.programs, place)
        if not daemon.wait_until_ready():
            raise SystemExit(f"no start: {place.log.read_text()}")
        daemon.end()
        data = sqlite3.connect(place.database)
        there = [name for name, in data.execute("SELECT id FROM request")]
        records, = data.execute(
            "SELECT count(*) FROM dose_record WHERE outcome = 'taken'").fetchone()
        data.close()
    faults += [f"lost: {name} was acknowledged" for name in acknowledged if name not in there]
    wanted = sum(name.startswith(("take-", "done-")) for name in acknowledged)
    if records > wanted:
        faults.append(f"doubled: {records} records of {wanted}")
    for fault in faults[:12]:
        print(fault)
    kinds = {kind: sum(fault.startswith(kind) for fault in faults)
             for kind in ("lost", "doubled", "refused")}
    report("full", bool(faults), count=arguments.full, acknowledged=len(acknowledged),
           seed=arguments.seed, **kinds)


if __name__ == "__main__":
    main()
