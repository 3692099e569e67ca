"""Syncs of the disk while 64 clients write at the same time.

usage: shared.py PROGRAMS [--writes N] [--seed S] [--control alone]

Each client adds prescriptions, one call after the other. strace counts the calls that sync. Every
acknowledged write must be in the data, and each sync must serve 8 of them or more. The control is a
daemon that gives each write a commit of its own.
"""

import argparse
import multiprocessing
import os
import sqlite3
import threading

from day import add
from rig import Client, Daemon, Gone, Place, calls_by_thread, report

CLIENTS = 64
STRANGER = 54321
SYNCS = ("fsync", "fdatasync")


def write(path, number, count, ready, acknowledged):
    client = Client(path)
    ready.wait()
    for turn in range(count):
        name = f"w{number}x{turn}"
        _, _, method, parameters = add(f"add-{name}", f"{name} 5 mg at 20:00")[:4]
        try:
            if "error" not in client.call(method, {**parameters, "asWritten": True}):
                acknowledged.append(name)
        except (Gone, TimeoutError):
            break
    client.close()


def half(path, uid, numbers, count, answers):
    """The clients of one user, who may have half of all connections, in a process of their own."""
    if uid is not None:
        os.setgid(uid)
        os.setuid(uid)
    acknowledged = []
    ready = threading.Barrier(len(numbers))
    clients = [
        threading.Thread(target=write, args=(path, number, count, ready, acknowledged))
        for number in numbers]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    answers.put(acknowledged)


def syncs(place):
    return sum(calls_by_thread(place.trace, SYNCS).values())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("--writes", type=int, default=512)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", choices=["alone"])
    arguments = parser.parse_args()
    each = max(1, arguments.writes // CLIENTS)
    acknowledged = []
    with Place() as place:
        os.chmod(place.path, 0o711)
        daemon = Daemon(
            arguments.programs, place, harm=arguments.control,
            strace=["-o", str(place.trace), "-e", f"trace={','.join(SYNCS)}"],
            extra=["--system", "--allow-uid", str(STRANGER)])
        if not daemon.wait_until_ready():
            raise SystemExit(f"no start: {place.log.read_text()}")
        before = syncs(place)
        answers = multiprocessing.Queue()
        halves = [
            multiprocessing.Process(target=half, args=(
                str(place.socket), uid, range(start, CLIENTS, 2), each, answers))
            for start, uid in enumerate((None, STRANGER))]
        for users in halves:
            users.start()
        for _ in halves:
            acknowledged += answers.get()
        for users in halves:
            users.join()
        made = syncs(place) - before
        daemon.end()
        data = sqlite3.connect(place.database)
        there = {name for name, in data.execute("SELECT name FROM prescription")}
        data.close()
    lost = len(set(acknowledged) - there)
    refused = CLIENTS * each - len(acknowledged)
    print(f"{len(acknowledged)} writes of {CLIENTS} clients, {made} syncs")
    report(
        "shared", lost or refused or made * 8 > len(acknowledged), seed=arguments.seed,
        count=len(acknowledged), syncs=made, lost=lost, refused=refused)


if __name__ == "__main__":
    main()
