"""Hostile clients while reminders fall due.

usage: hostile.py PROGRAMS [--hostile N] [--seed S] [--control CONTROL]

A machine's daemon, root as its honest user. Another user holds 64 slow connections and connects
2,000 times (N) with noise, halves of calls, silence and streams that nobody reads. Meanwhile
prescriptions are added, fall due, are snoozed and fall due again by the clock; then there is no
descriptor left for a while. Each reminder must come to its follower once, and an honest call on a
new connection must be answered. A reminder or an answer that takes more than 20 seconds is late: far
more than a slow machine that does other work needs. The controls: asleep, a daemon that has no alarm
of its own, and so reminds only when somebody calls; tardy, one whose alarms come too late;
repetitive, one that forgets what a follower had already; faceless, one that takes all users for one,
so that the hostile one fills the room of all.
"""

import argparse
import datetime
import json
import multiprocessing
import os
import random
import resource
import socket
import sqlite3
import struct
import threading
import time

from day import add, ask
from rig import PATIENCE, Client, Daemon, Gone, Place, report

STRANGER = 54321
SLOW = 64
PLANS = 12
LATE_SECONDS = 20
# What keeps a connection: a stream that nobody reads, which has no time limit.
HOLDING = b'{"method":"io.dosed.WatchReminders","parameters":{},"more":true}\0'


def noise(chance):
    """What a client sends that means no good."""
    call = json.dumps({"method": "io.dosed.GetStatus", "parameters": {}}).encode()
    return chance.choice([
        b"", call[:chance.randrange(1, len(call))], b"x" * 70_000, b"{" * 400 + b"\0",
        bytes(chance.randrange(256) for _ in range(300)), b"\0" * 50, call + b"\0" + call,
        HOLDING,
        b'{"method":"io.dosed.ListDue","parameters":{"days":366},"more":true}\0' * 20])


def attack(path, uid, count, seed, ready, done, stop):
    """The hostile user's process: slow connections that stay, and many that come and go."""
    os.setgid(uid)
    os.setuid(uid)
    chance = random.Random(seed)
    slow, passing = [], []
    for number in range(count + SLOW):
        is_slow = number < SLOW
        client = socket.socket(socket.AF_UNIX)
        # As in rig.py: a timeout of Python's would give up where the kernel's waits.
        client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", 5, 0))
        try:
            client.connect(path)
            client.setblocking(False)
            client.send(HOLDING if is_slow else noise(chance))
        except OSError:
            pass
        (slow if is_slow else passing).append(client)
        # Those that pass leave in any order, some in the middle of a call.
        if len(passing) > SLOW // 2:
            passing.pop(chance.randrange(len(passing))).close()
        # The slow ones say a byte now and then.
        try:
            chance.choice(slow).send(b" ")
        except OSError:
            pass
        if number == SLOW:
            ready.set()
    done.set()
    stop.wait(60)
    for client in slow + passing:
        client.close()


class Follower(threading.Thread):
    """Follows reminders from before the attack on, and notes each that comes."""

    def __init__(self, path):
        super().__init__(daemon=True)
        self.client = Client(path)
        self.got = []
        # By the wall clock.
        self.came = {}
        self.news = threading.Condition()
        self.client.send("io.dosed.WatchReminders", {}, more=True)
        self.start()

    def run(self):
        try:
            while True:
                reminder = json.loads(self.client.frame())["parameters"]["reminder"]
                with self.news:
                    key = (reminder["prescription"], reminder["sequence"])
                    self.came.setdefault(key, time.time())
                    self.got.append(key)
                    self.news.notify_all()
        except (Gone, TimeoutError, OSError, ValueError, KeyError):
            pass

    def wait(self, key, seconds):
        with self.news:
            return self.news.wait_for(lambda: key in self.got, seconds)


def epoch(moment):
    return datetime.datetime.fromisoformat(moment["at"]).timestamp()


def answered(path):
    """Whether an honest call on a new connection is answered, and after how long."""
    start = time.monotonic()
    client = None
    try:
        client = Client(path)
        return "error" not in client.call("io.dosed.GetStatus"), time.monotonic() - start
    except (Gone, TimeoutError):
        return False, time.monotonic() - start
    finally:
        if client:
            client.close()


def exhaust(daemon, path, plan):
    """No descriptor is left: who is connected is served, who comes waits and is taken later."""
    pid = daemon.child.pid
    usual = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    used = {int(name) for name in os.listdir(f"/proc/{pid}/fd")}
    free = next(number for number in range(len(used) + 1) if number not in used)
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (free, usual[1]))
    late = Client(path)
    late.send("io.dosed.GetStatus")
    plan()
    resource.prlimit(pid, resource.RLIMIT_NOFILE, usual)
    try:
        return "error" not in json.loads(late.frame())
    except (Gone, TimeoutError):
        return False
    finally:
        late.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("--hostile", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", choices=["asleep", "tardy", "repetitive", "faceless"])
    arguments = parser.parse_args()
    faults, wanted, slowest, calls, due = [], [], 0.0, 0, {}
    with Place() as place:
        os.chmod(place.path, 0o711)
        daemon = Daemon(
            arguments.programs, place, harm=arguments.control,
            extra=["--system", "--allow-uid", str(STRANGER)])
        if not daemon.wait_until_ready():
            raise SystemExit(f"no start: {place.log.read_text()}")
        follower = Follower(place.socket)
        writer = Client(place.socket)

        def plan(number):
            name = f"plan{number}"
            # "Now" is the minute; it falls due when it is asked for.
            due[(name, 1)] = time.time()
            step = add(f"add-{number}", f"{name} 5 mg by mouth once now")
            for _, _, method, parameters in (
                    (*step[:3], {**step[3], "asWritten": True}),
                    ask(f"snooze-{number}", "SnoozeDose", name=name, length=f"{2 + number % 3}s")):
                if method.endswith("SnoozeDose") and not follower.wait((name, 1), PATIENCE):
                    faults.append(f"lost: {name}")
                reply = writer.call(method, parameters)
                if "error" in reply:
                    faults.append(f"refused: {reply['error']} for {name}")
                elif method.endswith("SnoozeDose"):
                    due[(name, 2)] = epoch(reply["parameters"]["dose"]["snoozedUntil"])
            wanted.extend([(name, 1), (name, 2)])

        ready, done, stop = (multiprocessing.Event() for _ in range(3))
        enemy = multiprocessing.Process(target=attack, args=(
            str(place.socket), STRANGER, arguments.hostile, arguments.seed, ready, done, stop))
        enemy.start()
        ready.wait(30)
        for number in range(PLANS):
            plan(number)
            good, seconds = answered(place.socket)
            calls += 1
            slowest = max(slowest, seconds)
            if not good:
                faults.append("refused: an honest call on a new connection")
        if not exhaust(daemon, place.socket, lambda: plan(PLANS)):
            faults.append("refused: who waited for a descriptor")
        end = time.monotonic() + 2 * PATIENCE
        for key in wanted:
            if not follower.wait(key, max(0, end - time.monotonic())):
                faults.append(f"lost: {key} did not come")
        done.wait(60)
        stop.set()
        enemy.join()
        good, _ = answered(place.socket)
        calls += 1
        if not good:
            faults.append("refused: an honest call after the attack")
        for key in set(follower.got):
            if follower.got.count(key) > 1:
                faults.append(f"doubled: {key} came {follower.got.count(key)} times")
        if daemon.end() != 0:
            faults.append("lost: the daemon did not end well")
        connection = sqlite3.connect(place.database)
        rows = connection.execute("SELECT count(*) FROM reminder").fetchone()[0]
        connection.close()
        if rows != len(wanted):
            kind = "lost" if rows < len(wanted) else "doubled"
            faults.append(f"{kind}: {len(wanted)} reminders wanted, {rows} in the data")
    waits = [came - due[key] for key, came in follower.came.items() if key in due]
    faults += [f"late: a reminder came after {wait:.1f} s" for wait in waits if wait > LATE_SECONDS]
    if slowest > LATE_SECONDS:
        faults.append(f"late: an honest answer came after {slowest:.1f} s")
    for fault in faults[:12]:
        print(fault)
    kinds = {kind: sum(fault.startswith(kind) for fault in faults)
             for kind in ("lost", "doubled", "refused", "late")}
    report("hostile", bool(faults), count=arguments.hostile, slow=SLOW, reminders=len(wanted),
           honest_calls=calls, slowest_ms=round(slowest * 1000),
           latest_ms=round(max(waits, default=0) * 1000), seed=arguments.seed, **kinds)


if __name__ == "__main__":
    main()
