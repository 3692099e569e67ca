"""A commit that fails on the disk: nobody knows what is stored, until the file is opened anew.

usage: unknown.py PROGRAMS [--unknown N] [--seed S] [--control forgetful|stubborn]

strace makes the Nth fdatasync of the daemon's write-ahead log fail with EIO. The caller must hear
"outcome unknown", and the daemon must leave with 75. Then it is started again, as systemd does, and
the same request is repeated: it must be answered, and what it records must be there once. The
controls are a daemon that does not keep which request it answered, and so carries out the repeat
once more, and one that does not leave.
"""

import argparse
import random
import shutil
import sqlite3

from day import add, take
from rig import Client, Daemon, Gone, Place, report

TEMPORARY = 75
TAKES = 8


def ask(place, step):
    """The reply to one call on a connection of its own; None when there was none."""
    client = None
    try:
        client = Client(place.socket)
        return client.call(step[2], step[3])
    except Gone:
        return None
    finally:
        if client:
            client.close()


def stored(place, request):
    """Whether a request is in the data as it lies there, seen on a copy."""
    with Place(place.data) as copy:
        connection = sqlite3.connect(copy.database)
        try:
            return bool(connection.execute(
                "SELECT 1 FROM request WHERE id = ?", (request,)).fetchone())
        except sqlite3.OperationalError:
            return False
        finally:
            connection.close()


def prepared(programs, folder):
    """Data with a medicine in it: the syncs are those of calls, not those of the first start."""
    with Place() as place:
        daemon = Daemon(programs, place)
        daemon.wait_until_ready()
        ask(place, add("add", "ibuprofen 200 mg as needed"))
        daemon.end()
        shutil.copytree(place.data, folder)


def supervised(programs, place, number, control):
    """One person's calls, with the daemon started again whenever it ends."""
    faults, unknown, there = [], 0, 0
    daemon = Daemon(programs, place, harm=control, strace=[
        "-P", f"{place.database}-wal", "-o", "/dev/null", "-e", "trace=fdatasync",
        "-e", f"inject=fdatasync:error=EIO:when={number}"])
    try:
        is_ready = daemon.wait_until_ready()
    except TimeoutError:
        daemon.child.kill()
        return [f"wrong: it stayed after sync {number}"], 1, 0
    if not is_ready:
        daemon = Daemon(programs, place, harm=control)
        if not daemon.wait_until_ready():
            return [f"lost: no start after sync {number}"], 0, 0
    steps = [take(f"take-{count}", "ibuprofen") for count in range(TAKES)]
    for step in steps:
        reply = ask(place, step)
        if reply and "error" not in reply:
            continue
        said = reply["error"].rpartition(".")[2] if reply else "nothing"
        if said != "OutcomeUnknown":
            return faults + [f"wrong: {step[1]} heard {said}"], unknown, there
        try:
            code = daemon.wait()
        except TimeoutError:
            return faults + [f"wrong: it stayed after {step[1]}"], unknown + 1, there
        if code != TEMPORARY:
            faults.append(f"wrong: it left with {code} and not with {TEMPORARY}")
        unknown += 1
        there += stored(place, step[1])
        daemon = Daemon(programs, place, harm=control)
        if not daemon.wait_until_ready():
            return faults + [f"lost: no start after {step[1]}"], unknown, there
        answers = [ask(place, step) for _ in range(2)]
        if any(reply is None or "error" in reply for reply in answers):
            faults.append(f"lost: the repeat of {step[1]} was not answered: {answers}")
        elif answers[0] != answers[1]:
            faults.append(f"wrong: two repeats of {step[1]} were answered differently")
    if daemon.end() != 0:
        faults.append("wrong: it did not end well")
    connection = sqlite3.connect(place.database)
    found, = connection.execute(
        "SELECT count(*) FROM dose_record WHERE outcome = 'taken'").fetchone()
    connection.close()
    if found != TAKES:
        faults.append(f"{'lost' if found < TAKES else 'doubled'}: {found} records of {TAKES}")
    return faults, unknown, there


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("--unknown", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", choices=["forgetful", "stubborn"])
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    faults, count, unknown, there = [], 0, 0, 0
    with Place() as keep:
        template = keep.path / "prepared"
        prepared(arguments.programs, template)
        for _ in range(arguments.unknown):
            number = chance.randrange(2, TAKES + 1)
            with Place(template) as place:
                found, said, was_there = supervised(
                    arguments.programs, place, number, arguments.control)
            faults += [f"sync {number}: {fault}" for fault in found]
            count, unknown, there = count + 1, unknown + said, there + was_there
    for fault in faults[:12]:
        print(fault)
    kinds = {kind: sum(f" {kind}: " in fault for fault in faults)
             for kind in ("lost", "doubled", "wrong")}
    report("unknown", bool(faults), count=count, unknown=unknown, stored_after_all=there,
           seed=arguments.seed, **kinds)


if __name__ == "__main__":
    main()
