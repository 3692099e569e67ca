"""A real dosed on data of its own, started under strace where wanted, and a client for it."""

import atexit
import functools
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import struct
import subprocess
import tempfile

STRACE = "/usr/bin/strace"
ZONE = "Europe/Berlin"
# Only bounds a failure; what is awaited comes as an event.
PATIENCE = 30


class Gone(Exception):
    """The daemon ended, or closed the connection, before it answered."""


class Place:
    """A directory with the data, the socket and the log of one daemon."""

    def __init__(self, template=None):
        base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="dosed-fault-", dir=base))
        self.data = self.path / "data"
        if template:
            shutil.copytree(template, self.data)
        self.database = self.data / "dosed.db"
        self.socket = self.path / "dosed.sock"
        self.log = self.path / "log"
        self.trace = self.path / "trace"

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.remove()


@functools.cache
def library(name):
    """What is loaded into a program: harm.c takes a protection away, clock.c moves its clock."""
    made = pathlib.Path(tempfile.mkdtemp(prefix="dosed-loaded-")) / f"{name}.so"
    atexit.register(shutil.rmtree, made.parent, ignore_errors=True)
    source = pathlib.Path(__file__).with_name(f"{name}.c")
    subprocess.run(["clang", "-shared", "-fPIC", "-O", "-o", made, source, "-ldl"], check=True)
    return made


class Daemon:
    """dosed, from its start to its end.

    harm: the protection that is taken away from it. clock: how its clock is moved, as clock.c says.
    """

    def __init__(self, programs, place, strace=(), extra=(), harm=None, clock=None):
        ready = place.path / "notify"
        ready.unlink(missing_ok=True)
        self.ready = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.ready.bind(str(ready))
        # -D: the daemon stays this process's own child, and strace ends with it.
        # Not with --seccomp-bpf, under which strace 6.1 injects only into the first thread.
        traced = [STRACE, "-D", "-f", "-q", *strace] if strace else []
        command = [
            *traced, f"{programs}/dosed", "--socket", str(place.socket),
            "--database", str(place.database), "--zone", ZONE, *extra]
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(place.path), "LANG": "C.UTF-8",
                       "NOTIFY_SOCKET": str(ready)}
        if harm:
            environment |= {"HARM": harm, "LD_PRELOAD": str(library("harm"))}
        if clock:
            environment |= {**clock, "LD_PRELOAD": str(library("clock"))}
        with open(place.log, "ab") as log:
            self.child = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.place = place

    def wait_until_ready(self):
        """False when it ends instead."""
        end = os.pidfd_open(self.child.pid)
        try:
            import select
            poll = select.poll()
            poll.register(self.ready, select.POLLIN)
            poll.register(end, select.POLLIN)
            while True:
                events = poll.poll(PATIENCE * 1000)
                if not events:
                    raise TimeoutError("dosed neither got ready nor ended")
                for descriptor, _ in events:
                    if descriptor == self.ready.fileno():
                        if b"READY=1" in self.ready.recv(4096):
                            return True
                    elif not self._news():
                        return False
        finally:
            os.close(end)

    def _news(self):
        """Whether something was still said before the end."""
        try:
            return b"READY=1" in self.ready.recv(4096, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False

    def end(self, number=signal.SIGTERM):
        """Asks it to end; the exit code, below 0 for a signal."""
        if self.child.poll() is None:
            self.child.send_signal(number)
        return self.wait()

    def wait(self):
        try:
            return self.child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
            raise TimeoutError("dosed did not end")
        finally:
            self.ready.close()


class Client:
    """One connection; calls come one after the other."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        # A socket with a timeout of Python's never waits in connect: where the queue of those who
        # wait is full, it is refused at once (EAGAIN, connect(2)). The kernel's own timeout waits.
        self.socket.setsockopt(
            socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", PATIENCE, 0))
        self.buffer = b""
        try:
            self.socket.connect(str(path))
        except OSError as error:
            self.socket.close()
            raise Gone(str(error)) from None
        self.socket.settimeout(PATIENCE)

    def close(self):
        self.socket.close()

    def send(self, method, parameters=None, **extra):
        call = {"method": method, "parameters": parameters or {}, **extra}
        try:
            self.socket.sendall(json.dumps(call).encode() + b"\0")
        except OSError as error:
            raise Gone(str(error)) from None

    def frame(self):
        """The bytes of the next message."""
        while b"\0" not in self.buffer:
            try:
                some = self.socket.recv(65536)
            except ConnectionError as error:
                raise Gone(str(error)) from None
            if not some:
                raise Gone("closed")
            self.buffer += some
        frame, _, self.buffer = self.buffer.partition(b"\0")
        return frame

    def call(self, method, parameters=None, **extra):
        self.send(method, parameters, **extra)
        return json.loads(self.frame())

    def waiting(self):
        """The messages that have come already."""
        self.socket.setblocking(False)
        try:
            while some := self.socket.recv(65536):
                self.buffer += some
        except OSError:
            pass
        self.socket.settimeout(PATIENCE)
        *frames, self.buffer = self.buffer.split(b"\0")
        return [json.loads(frame) for frame in frames]


def calls_by_thread(trace, names):
    """How often each thread of a trace made each of these calls."""
    counts = {}
    pattern = re.compile(r"^(\d+) +(?:\[[^\]]*\] )?(\w+)\(")
    for line in open(trace, errors="replace"):
        found = pattern.match(line)
        if found and found[2] in names:
            key = (found[2], int(found[1]))
            counts[key] = counts.get(key, 0) + 1
    return counts


def report(campaign, bad, **facts):
    """The last line: what the README's table is made from."""
    words = " ".join(f"{name}={value}" for name, value in facts.items())
    print(f"campaign={campaign} {words} result={'bad' if bad else 'ok'}", flush=True)
    raise SystemExit(1 if bad else 0)
