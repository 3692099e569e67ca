"""What a disk may hold after a power cut, from the system calls that a program made.

A written byte is safe once its file was synced, a name once its directory was; until then each
write by itself may be there, be missing or be torn between two sectors of 512 bytes. Changes of
names come in their order, as with a journal, but any number of the last ones may be missing.
"""

import itertools
import re

LINE = re.compile(r"^(\d+) +(.*)$", re.S)
CALL = re.compile(r"^(\w+)\((.*)\) += (-?\d+)", re.S)
UNFINISHED = re.compile(r"^(.*) <unfinished \.\.\.>$", re.S)
RESUMED = re.compile(r"^<\.\.\. (\w+) resumed>(.*)$", re.S)
HEX = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
DESCRIPTOR = re.compile(r"^(?:\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2})*)>")
TRACED = ("openat,pwrite64,write,writev,sendto,sendmsg,fsync,fdatasync,ftruncate,rename,renameat,"
          "renameat2,unlink,unlinkat,fallocate,link,linkat,copy_file_range,sendfile")
STRACE = ("-y", "-xx", "-s", "1000000", "-e", f"trace={TRACED}")
SECTOR = 512
NUMBERS = itertools.count()


def plain(text):
    return bytes.fromhex(text.replace("\\x", ""))


def calls(trace):
    """The calls of a trace in the order in which they ended: name, arguments, result."""
    open_calls = {}
    for line in open(trace, errors="replace"):
        found = LINE.match(line.rstrip("\n"))
        if not found:
            continue
        thread, text = found[1], found[2]
        if unfinished := UNFINISHED.match(text):
            open_calls[thread] = unfinished[1]
            continue
        if resumed := RESUMED.match(text):
            text = open_calls.pop(thread, "") + resumed[2]
        if call := CALL.match(text):
            yield call[1], call[2], int(call[3])


def steps(trace, data):
    """What happened to the files below a directory, and what was said to others meanwhile."""
    prefix = str(data) + "/"

    def name(path):
        return path[len(prefix):] if path.startswith(prefix) else None

    for call, arguments, result in calls(trace):
        if result < 0:
            continue
        texts = [plain(text) for text in HEX.findall(arguments)]
        descriptor = DESCRIPTOR.match(arguments)
        path = plain(descriptor[1]).decode(errors="replace") if descriptor else ""
        if path.endswith(" (deleted)"):
            # Nothing finds it again.
            continue
        if call == "openat":
            target = name(texts[0].decode())
            if target and "O_CREAT" in arguments:
                yield ("create", target)
            if target and "O_TRUNC" in arguments:
                yield ("truncate", target, 0)
        elif call in ("rename", "renameat", "renameat2"):
            one, other = (name(text.decode()) for text in texts)
            if not one and not other:
                continue
            flags = re.findall(r"RENAME_\w+", arguments)
            if not one or not other or flags not in ([], ["RENAME_EXCHANGE"]):
                raise SystemExit(f"{call} of {one} and {other}, {flags}, is not understood")
            yield ("exchange" if flags else "rename", one, other)
        elif call in ("unlink", "unlinkat"):
            if name(texts[0].decode()):
                yield ("unlink", name(texts[0].decode()))
        elif call in ("fsync", "fdatasync"):
            if path == str(data):
                yield ("sync-names",)
            elif name(path):
                yield ("sync", name(path))
        elif name(path):
            if call == "pwrite64":
                yield ("write", name(path), int(arguments.rsplit(", ", 1)[1]), texts[0][:result])
            elif call == "ftruncate":
                yield ("truncate", name(path), int(arguments.rsplit(", ", 1)[1]))
            elif call == "fallocate":
                # Room that is set aside; its bytes are zeros.
                yield ("truncate", name(path), sum(map(int, arguments.rsplit(", ", 2)[1:])))
            elif call == "write":
                yield ("append", name(path), texts[0][:result])
            else:
                raise SystemExit(f"{call} on {name(path)} is not understood")
        elif texts and path != str(data):
            yield ("said", b"".join(texts))


class File:
    """One file: what is safe, and what was written since."""

    def __init__(self, safe=b""):
        self.safe, self.version = safe, 0
        self.number = next(NUMBERS)
        self.pending = []
        self.size = len(safe)

    def add(self, change):
        self.pending.append(change)
        offset, data = change
        self.size = offset if data is None else max(self.size, offset + len(data))

    def sync(self):
        if self.pending:
            self.safe = self.content([(index, None) for index in range(len(self.pending))])
            self.version += len(self.pending)
            self.pending = []

    def content(self, kept):
        """With these of the pending changes: their places, and how each one was torn."""
        if not kept:
            return self.safe
        content = bytearray(self.safe)
        for index, tear in kept:
            offset, data = self.pending[index]
            if data is None:
                # Longer is filled with zeros, shorter is cut.
                content = content[:offset].ljust(offset, b"\0")
                continue
            start, end = tear or (0, len(data))
            if len(content) < offset + start:
                content.extend(bytes(offset + start - len(content)))
            content[offset + start:offset + end] = data[start:end]
        return bytes(content)


class Disk:
    """The files of one directory."""

    def __init__(self, files=None):
        self.names = {name: File(content) for name, content in (files or {}).items()}
        self.safe_names = dict(self.names)
        self.changes = []

    def apply(self, step):
        kind = step[0]
        if kind == "create":
            if step[1] not in self.names:
                self._rename(("create", step[1], File()))
        elif kind in ("unlink", "rename", "exchange"):
            self._rename(step)
        elif kind == "sync-names":
            self.safe_names, self.changes = dict(self.names), []
        elif kind == "sync":
            self.names[step[1]].sync()
        elif kind == "write":
            self.names[step[1]].add((step[2], step[3]))
        elif kind == "append":
            self.names[step[1]].add((self.names[step[1]].size, step[2]))
        elif kind == "truncate":
            self.names[step[1]].add((step[2], None))

    def _rename(self, change):
        self.changes.append(change)
        self._change(self.names, change)

    @staticmethod
    def _change(names, change):
        if change[0] == "create":
            names[change[1]] = change[2]
        elif change[0] == "unlink":
            names.pop(change[1], None)
        elif change[0] == "exchange":
            names[change[1]], names[change[2]] = names[change[2]], names[change[1]]
        elif change[1] in names:
            names[change[2]] = names.pop(change[1])

    def pending(self):
        return len(self.changes) + sum(len(file.pending) for file in self.names.values())

    def names_after(self, count):
        """The names when only so many changes of them reached the disk."""
        names = dict(self.safe_names)
        for change in self.changes[:count]:
            self._change(names, change)
        return names

    def draw(self, kind, chance):
        """One state after a power cut: content by name, and what tells it from the others."""
        count = {"all": len(self.changes), "none": 0}.get(
            kind, chance.choice([len(self.changes), chance.randint(0, len(self.changes))]))
        state, mark = {}, [count]
        for name, file in sorted(self.names_after(count).items()):
            kept = self._choose(kind, file, chance)
            state[name] = file.content(kept)
            mark.append((name, file.number, file.version, tuple(kept)))
        return state, tuple(mark)

    @staticmethod
    def _choose(kind, file, chance):
        count = len(file.pending)
        every = [(index, None) for index in range(count)]
        if not count or kind == "all":
            return every
        if kind == "none":
            return []
        if kind == "prefix":
            every = every[:chance.randint(0, count)]
        elif kind == "without":
            del every[chance.randrange(count)]
        elif kind == "only":
            every = [every[chance.randrange(count)]]
        elif kind == "some":
            share = chance.random()
            every = [change for change in every if chance.random() < share]
        if kind == "torn" or chance.random() < 0.3:
            every = [tear(file, change, chance) if position == len(every) - 1
                     or chance.random() < 0.2 else change
                     for position, change in enumerate(every)]
        return every


def tear(file, change, chance):
    """A part of a write: some sectors from its start, or up to its end."""
    index, _ = change
    offset, data = file.pending[index]
    if data is None or len(data) < 2:
        return change
    first = SECTOR - offset % SECTOR
    cuts = list(range(first, len(data), SECTOR)) or [len(data) // 2]
    cut = chance.choice(cuts)
    return (index, chance.choice([(0, cut), (cut, len(data))]))
