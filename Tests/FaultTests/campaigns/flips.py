"""Single bits that turn, in the database, in its write-ahead log and in a copy of it.

usage: flips.py PROGRAMS [--flips N] [--seed S] [--control pages|mark]

A real day is lived; its data is then taken as it lies there after a clean stop, after a kill that
left a write-ahead log, and as a copy made by the daemon. In each, one bit at a time is turned. Where
what the file says is another thing than before, the start or the check of the whole must notice.
The controls: the checks of pages and references alone; no mark beside the data that says how far it
had come.
"""

import argparse
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess

from day import DAY, Diary, take
from rig import Client, Daemon, Place, report

# The seal says nothing about a person: a bit in it may be noticed, and changes nothing.
OWN = ("content_seal", "event_chain", "schema_identity")
NAMES = ("dosed.db", "dosed.db-wal", "dosed.db.mark")


def live(programs, place):
    """A day; the state after the kill, after a clean stop, and a copy."""
    daemon = Daemon(programs, place)
    daemon.wait_until_ready()
    if not Diary().live(place.socket, DAY):
        raise SystemExit(f"the day does not work: {place.log.read_text()}")
    client = Client(place.socket)
    copy = place.path / "copy.db"
    answer = client.call("io.dosed.BackUpData", {"path": str(copy)})
    if "error" in answer:
        raise SystemExit(f"no copy: {answer}")
    for number in range(8):
        client.call("io.dosed.RecordDose", take(f"late-{number}", "ibuprofen")[3])
    client.close()
    daemon.end(signal.SIGKILL)
    killed = keep(place.data, place.path / "killed")
    daemon = Daemon(programs, place)
    daemon.wait_until_ready()
    daemon.end()
    return {"log": killed, "database": keep(place.data, place.path / "stopped"),
            "copy": keep(copy, place.path / "copied")}


def keep(source, folder):
    folder.mkdir(mode=0o700)
    if source.is_file():
        shutil.copy(source, folder / NAMES[0])
    for name in NAMES:
        if (source / name).exists():
            shutil.copy(source / name, folder / name)
    return folder


def content(folder):
    """What the data says; None where it cannot be read."""
    connection = sqlite3.connect(folder / NAMES[0])
    connection.text_factory = bytes
    try:
        tables = [name for name, in connection.execute(
            "SELECT CAST(name AS BLOB) FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        names = [name.decode(errors="replace") for name in tables]
        said = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall()
                for name in names if name not in OWN and not name.startswith("sqlite_")}
        schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
        return said, [(*names, meant(sql)) for *names, sql in schema]
    except sqlite3.Error:
        return None
    finally:
        connection.close()


def meant(sql):
    """SQL without comments, and each run of blanks as one: SQLite reads the same."""
    return sql and b" ".join(re.sub(rb"--[^\n]*", b"", sql).split())


def pages_are_sound(folder):
    connection = sqlite3.connect(folder / NAMES[0])
    try:
        return (connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                and not connection.execute("PRAGMA foreign_key_check").fetchall())
    except sqlite3.Error:
        return False
    finally:
        connection.close()


class Probe:
    """The daemon's own way of opening and checking."""

    def __init__(self, programs):
        self.child = subprocess.Popen(
            [f"{programs}/CrashProbe", "check"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True)

    def is_sound(self, folder):
        self.child.stdin.write(f"{folder / NAMES[0]}\n")
        self.child.stdin.flush()
        return self.child.stdout.readline().startswith("ok")

    def end(self):
        self.child.stdin.close()
        self.child.wait()


def flip(path, bit):
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("--flips", type=int, default=240)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", choices=["pages", "mark"])
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    changed, silent, noticed, faults = 0, 0, 0, []
    with Place() as place:
        states = live(arguments.programs, place)
        probe = Probe(arguments.programs)
        before = {kind: content(copied(folder, place)) for kind, folder in states.items()}
        for kind, folder in states.items():
            if not probe.is_sound(copied(folder, place)):
                raise SystemExit(f"{kind} is refused although nothing was done to it")
        for number in range(arguments.flips):
            kind = sorted(states)[number % len(states)]
            name = NAMES[1] if kind == "log" else NAMES[0]
            size = (states[kind] / name).stat().st_size
            if not size:
                raise SystemExit(f"there is nothing in {name}")
            bit = chance.randrange(size * 8)
            is_another = different(states[kind], name, bit, before[kind], place)
            trial = turned(states[kind], name, bit, place)
            if arguments.control == "mark":
                (trial / NAMES[2]).unlink(missing_ok=True)
            is_pages = arguments.control == "pages"
            is_sound = (pages_are_sound if is_pages else probe.is_sound)(trial)
            changed += is_another
            noticed += not is_sound
            if is_another and is_sound:
                silent += 1
                faults.append(f"silent: bit {bit} of the {kind}")
        probe.end()
    for fault in faults[:12]:
        print(fault)
    report("flips", silent > 0, count=arguments.flips, changed=changed, noticed=noticed,
           silent=silent, seed=arguments.seed)


def copied(folder, place):
    trial = pathlib.Path(place.path / "trial")
    shutil.rmtree(trial, ignore_errors=True)
    shutil.copytree(folder, trial)
    os.chmod(trial, 0o700)
    return trial


def turned(folder, name, bit, place):
    trial = copied(folder, place)
    flip(trial / name, bit)
    return trial


def different(folder, name, bit, before, place):
    return content(turned(folder, name, bit, place)) != before


if __name__ == "__main__":
    main()
