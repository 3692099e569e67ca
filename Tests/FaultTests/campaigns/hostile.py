"""Hostile clients while reminders fall due.

usage: hostile.py PROGRAMS [--hostile N] [--filling N] [--late S] [--seed S]
                  [--control CONTROL]

A machine's daemon with thousands of prescriptions, root as its honest user. Another user holds 64
slow connections, one of which asks for what costs most again and again, and connects 2,000 times (N)
with noise, halves of calls, silence and streams that nobody reads. Meanwhile prescriptions are
added, fall due, are snoozed and fall due again by the clock; then there is no descriptor left for a
while. Each reminder must come to its follower once, and an honest call on a new connection must be
answered. A reminder is late that takes S seconds more than the longest call takes by itself, an
answer after 20 more. The controls: asleep, a daemon that has no alarm of its own, and so reminds
only when somebody calls; tardy, one whose alarms come too late; repetitive, one that forgets what a
follower had already; faceless, one that takes all users for one, so that the hostile one fills the
room of all.
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
ANSWER_SECONDS = 20
# What is there all the time; the first is made by the daemon, the others after it.
FILLER = "filler 5 mg by mouth every 12 weeks from tomorrow at 08:00"
FILL = """
BEGIN;
CREATE TEMP TABLE filler AS
    WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
    SELECT i FROM n;
INSERT INTO prescription
        (id, person_id, name, drug_id, medicine, brand, clinic, state, since, added_at, started_at)
    SELECT i, person_id, name || '-' || i, drug_id, medicine, brand, clinic, state, since, added_at,
        started_at FROM filler, prescription WHERE id = 1;
INSERT INTO prescription_revision
        (prescription_id, revision, amount, as_needed, schedule, zone, follows, first_number,
        number_offset, created_at)
    SELECT i, revision, amount, as_needed, schedule, zone, follows, first_number, number_offset,
        created_at FROM filler, prescription_revision WHERE prescription_id = 1;
INSERT INTO dose (prescription_id, revision, slot, number, due_at, state, remind_at, late_at)
    SELECT i, revision, slot, number, due_at, state, remind_at, late_at
    FROM filler, dose WHERE prescription_id = 1;
DELETE FROM content_seal;
COMMIT;
"""
COSTLY = [("io.dosed.ListDue", {"days": 366, "everyone": True}),
          ("io.dosed.GetPaper", {"kind": "report"})]
# What keeps a connection: a stream that nobody reads, which has no time limit.
HOLDING = b'{"method":"io.dosed.WatchReminders","parameters":{},"more":true}\0'


def noise(chance):
    """What a client sends that means no good."""
    call = json.dumps({"method": "io.dosed.GetStatus", "parameters": {}}).encode()
    return chance.choice([
        b"", call[:chance.randrange(1, len(call))], b"x" * 70_000, b"{" * 400 + b"\0",
        bytes(chance.randrange(256) for _ in range(300)), b"\0" * 50, call + b"\0" + call,
        HOLDING, *(frame(*call) * 20 for call in COSTLY)])


def frame(method, parameters):
    return json.dumps({"method": method, "parameters": parameters, "more": True}).encode() + b"\0"


class Greedy:
    """A connection that asks for what costs most, reads what it gets and asks again."""

    def __init__(self, client, answered):
        self.client, self.answered = client, answered

    def ask(self, chance):
        try:
            while some := self.client.recv(1 << 20):
                # The last part of each answer says nothing of a next one.
                self.answered.value += sum(
                    b'"continues":true' not in part for part in some.split(b"\0")[:-1])
        except OSError:
            pass
        try:
            self.client.send(frame(*chance.choice(COSTLY)))
        except OSError:
            pass


def attack(path, uid, count, seed, ready, done, stop, costly):
    """The hostile user's process: slow connections that stay, and many that come and go."""
    os.setgid(uid)
    os.setuid(uid)
    chance = random.Random(seed)
    slow, passing, greedy = [], [], None
    for number in range(count + SLOW):
        is_slow = number < SLOW
        client = socket.socket(socket.AF_UNIX)
        # As in rig.py: a timeout of Python's would give up where the kernel's waits.
        client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", 5, 0))
        try:
            client.connect(path)
            client.setblocking(False)
            if number:
                client.send(HOLDING if is_slow else noise(chance))
        except OSError:
            pass
        (slow if is_slow else passing).append(client)
        greedy = greedy or Greedy(client, costly)
        # Those that pass leave in any order, some in the middle of a call.
        if len(passing) > SLOW // 2:
            passing.pop(chance.randrange(len(passing))).close()
        # The slow ones say a byte now and then.
        try:
            chance.choice(slow).send(b" ")
        except OSError:
            pass
        greedy.ask(chance)
        if number == SLOW:
            ready.set()
    done.set()
    end = time.monotonic() + 2 * PATIENCE
    while time.monotonic() < end and not stop.wait(0.02):
        greedy.ask(chance)
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


def fill(programs, place, count):
    """Data with so many prescriptions in it."""
    daemon = Daemon(programs, place)
    if not daemon.wait_until_ready():
        raise SystemExit(f"no start: {place.log.read_text()}")
    client = Client(place.socket)
    _, _, method, parameters = add("filler", FILLER)
    reply = client.call(method, {**parameters, "asWritten": True})
    client.close()
    if "error" in reply or daemon.end() != 0:
        raise SystemExit(f"nothing to fill it with: {reply}")
    data = sqlite3.connect(place.database)
    data.executescript(FILL.replace(":count", str(count)))
    data.close()
    # The next start seals it anew.
    (place.data / "dosed.db.mark").unlink()


def longest_call(path):
    """How long the calls that cost most take by themselves."""
    client, longest = Client(path), 0.0
    for method, parameters in COSTLY:
        start = time.monotonic()
        client.send(method, parameters, more=True)
        while json.loads(client.frame()).get("continues"):
            pass
        longest = max(longest, time.monotonic() - start)
    client.close()
    return longest


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
    parser.add_argument("--filling", type=int, default=3000)
    parser.add_argument("--late", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", choices=["asleep", "tardy", "repetitive", "faceless"])
    arguments = parser.parse_args()
    faults, wanted, slowest, calls, due = [], [], 0.0, 0, {}
    with Place() as place:
        os.chmod(place.path, 0o711)
        fill(arguments.programs, place, arguments.filling)
        daemon = Daemon(
            arguments.programs, place, harm=arguments.control,
            extra=["--system", "--allow-uid", str(STRANGER)])
        if not daemon.wait_until_ready():
            raise SystemExit(f"no start: {place.log.read_text()}")
        longest = longest_call(place.socket)
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
        costly = multiprocessing.Value("i")
        enemy = multiprocessing.Process(target=attack, args=(
            str(place.socket), STRANGER, arguments.hostile, arguments.seed, ready, done, stop,
            costly))
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
        if not costly.value:
            faults.append("refused: no call that costs much was answered, so none was in the way")
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
    limit = longest + arguments.late
    faults += [f"late: a reminder came after {wait:.1f} s" for wait in waits if wait > limit]
    if slowest > longest + ANSWER_SECONDS:
        faults.append(f"late: an honest answer came after {slowest:.1f} s")
    for fault in faults[:12]:
        print(fault)
    kinds = {kind: sum(fault.startswith(kind) for fault in faults)
             for kind in ("lost", "doubled", "refused", "late")}
    report("hostile", bool(faults), count=arguments.hostile, slow=SLOW, reminders=len(wanted),
           prescriptions=arguments.filling, honest_calls=calls, costly_calls=costly.value,
           longest_call_ms=round(longest * 1000), slowest_ms=round(slowest * 1000),
           latest_ms=round(max(waits, default=0) * 1000), seed=arguments.seed, **kinds)


if __name__ == "__main__":
    main()
