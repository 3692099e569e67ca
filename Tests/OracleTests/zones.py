"""Compares Regimen's clocks with those of Python's zoneinfo, which reads the same files.

zones.py PROGRAM DIRECTORY [--names NAME,NAME] [--plant NUMBER]

For every zone name of the directory, or for those named: each change of the clock in 2024 to 2053 (and in 2098 and
2099), what the clock shows from 26 hours before to 26 hours after it in steps of 15 minutes, and
when it shows what. Written from RFC 5545 3.3.5 and RFC 9636; nothing here knows how Regimen works.
"""

import argparse
import array
import datetime
import os
import subprocess
import threading
import zoneinfo

YEARS = ((2024, 2054), (2098, 2100))
# Every 15 minutes, and the seconds before and after.
DISTANCES = [-1, 1, *range(-26 * 3600, 26 * 3600 + 1, 900)]
PACE = 86400
UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1)
SECOND = datetime.timedelta(seconds=1)
STEPS = [(distance, SECOND * distance) for distance in DISTANCES]


def names_below(directory):
    """The names that tzdata lists, and those that the directory has files for."""
    names = set(zoneinfo.available_timezones())
    with open(os.path.join(directory, "tzdata.zi"), encoding="ascii") as lines:
        for line in lines:
            words = line.split()
            if words[0] == "Z":
                names.add(words[1])
            elif words[0] == "L":
                names.add(words[2])
    return sorted(names)


def offset(zone, at):
    east = datetime.datetime.fromtimestamp(at, zone).utcoffset()
    return east.days * 86400 + east.seconds


def changes(zone):
    """(instant, offset before) of every change of the clock."""
    for first, last in YEARS:
        known = int(datetime.datetime(first, 1, 1, tzinfo=UTC).timestamp())
        end = int(datetime.datetime(last, 1, 1, tzinfo=UTC).timestamp())
        before = offset(zone, known)
        while known < end:
            step = min(end, known + PACE)
            if offset(zone, step) == before:
                known = step
                continue
            low = known
            while step - low > 1:
                middle = (low + step) // 2
                if offset(zone, middle) == before:
                    low = middle
                else:
                    step = middle
            yield step, before
            known, before = step, offset(zone, step)


def expected(zone):
    found = list(changes(zone))
    words = array.array("q", [len(found)])
    for at, before in found:
        words.append(at)
        local = EPOCH + SECOND * (at + before)
        for distance, step in STEPS:
            words.append(at + distance + offset(zone, at + distance))
            # With fold 0, the default, a time that the clock skips is read with the offset before
            # the gap, so it moves forward by the gap; one that it shows twice is the first
            # (PEP 495).
            clock = (local + step).replace(tzinfo=zone)
            words.append(int(clock.timestamp()))
    return words


def describe(name, want, got):
    """Where the first difference is."""
    if len(want) != len(got):
        return f"{name}: {got[0]} changes of the clock instead of {want[0]}"
    index = next(i for i in range(len(want)) if want[i] != got[i])
    if index == 0:
        return f"{name}: {got[0]} changes of the clock instead of {want[0]}"
    size = 1 + 2 * len(DISTANCES)
    change, place = divmod(index - 1, size)
    at = want[1 + change * size]
    what = "the change itself"
    if place:
        direction = "instant of local time" if place % 2 == 0 else "local time of instant"
        what = f"{direction}, {DISTANCES[(place - 1) // 2]} s from it"
    return f"{name}: change at {at}, {what}: {got[index]} instead of {want[index]}"


def read_answer(stream):
    head = array.array("q", stream.read(8))
    if head and head[0] > 0:
        head.frombytes(stream.read(8 * head[0] * (1 + 2 * len(DISTANCES))))
    return head


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("directory")
    parser.add_argument("--names")
    parser.add_argument("--plant")
    options = parser.parse_args()
    directory = options.directory
    os.nice(5)
    zoneinfo.reset_tzpath([directory])
    names = options.names.split(",") if options.names else names_below(directory)
    plant = ["--plant", options.plant] if options.plant else []
    child = subprocess.Popen(
        [options.program, "zones", "--zones", directory, *plant],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, pipesize=1 << 20)

    def ask():
        child.stdin.write("".join(name + "\n" for name in names).encode())
        child.stdin.close()

    threading.Thread(target=ask).start()
    known, per_group, differences = {}, {}, []
    for name in names:
        with open(os.path.join(directory, name), "rb") as file:
            content = file.read()
        if content not in known:
            with open(os.path.join(directory, name), "rb") as file:
                known[content] = expected(zoneinfo.ZoneInfo.from_file(file, key=name))
        want, got = known[content], read_answer(child.stdout)
        if want != got:
            differences.append(describe(name, want, got))
        group = per_group.setdefault(name.split("/")[0] if "/" in name else "others", [0, 0, 0])
        group[0] += 1
        group[1] += want[0]
        group[2] += want[0] * 2 * len(DISTANCES)
    status = child.wait()
    print(f"{'group':12} {'zones':>6} {'changes':>8} {'compared':>10}")
    for group, (zones, found, compared) in sorted(per_group.items()):
        print(f"{group:12} {zones:6} {found:8} {compared:10}")
    for line in differences[:10]:
        print("difference:", line)
    print("zones", len(names))
    print("changes", sum(group[1] for group in per_group.values()))
    print("compared", sum(group[2] for group in per_group.values()))
    print("differences", len(differences))
    print("status", status)


main()
