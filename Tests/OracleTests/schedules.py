"""Compares Regimen's doses with those of dateutil and zoneinfo, for random schedules.

schedules.py PROGRAM DIRECTORY [--occurrences NUMBER] [--seed NUMBER] [--plant NUMBER]
"""

import argparse
import array
import collections
import os
import queue
import random
import subprocess
import threading
import zoneinfo

import as_needed
import courses
import kinds

BATCH = 200
# How a question of each kind is made, and in how many zones it is asked.
KINDS = {**kinds.KINDS, **courses.KINDS, as_needed.AsNeeded.kind: (as_needed.AsNeeded, 0)}


class Program:
    """Regimen's side, which answers while this side computes."""

    def __init__(self, words):
        self.child = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.chunks = queue.Queue()
        self.rest = b""
        threading.Thread(target=self.drain, daemon=True).start()

    def drain(self):
        while chunk := self.child.stdout.read1(1 << 20):
            self.chunks.put(chunk)
        self.chunks.put(b"")

    def ask(self, lines):
        # An empty line asks for all answers so far.
        self.child.stdin.write("".join((*lines, "\n")).encode())
        self.child.stdin.flush()

    def words(self, count):
        """So many numbers, fewer at the end."""
        parts, length = [self.rest], len(self.rest)
        while length < 8 * count and (chunk := self.chunks.get()):
            parts.append(chunk)
            length += len(chunk)
        data = b"".join(parts)
        self.rest = data[8 * count:]
        return array.array("q", data[:8 * count])

    def answer(self, zones):
        """The whole answer about some zones, or the words of a refusal."""
        words = array.array("q")
        for _ in range(zones):
            head = self.words(1)
            if not head:
                return "no answer"
            if head[0] < 0:
                return "refused: " + bytes(self.words(self.words(1)[0]).tolist()).decode()
            words += head + self.words(4 * head[0])
        return words

    def end(self):
        self.child.stdin.close()
        return self.child.wait()


def describe(question, names, want, got):
    """Where the first difference is."""
    text = f"{question.kind}: {question.text!r}"
    if isinstance(got, str):
        return f"{text}: {got}"
    begin = 0
    for name in names:
        ours, known = got[begin:begin + 1 + 4 * got[begin]], want[begin:begin + 1 + 4 * want[begin]]
        if ours != known:
            break
        begin += len(ours)
    for place in range(0, min(known[0], ours[0])):
        ours_row, known_row = (row[1 + 4 * place:5 + 4 * place] for row in (ours, known))
        if ours_row != known_row:
            return f"{text} in {name}: {shown(ours_row)} instead of {shown(known_row)}"
    return f"{text} in {name}: {ours[0]} instead of {known[0]} doses"


def shown(row):
    slot, instant, number, amount = row
    moment = kinds.EPOCH + kinds.datetime.timedelta(seconds=slot)
    return f"#{number} {moment} at {instant}" + (f" of {amount}" if amount >= 0 else "")


class Comparison:
    def __init__(self, directory, seed):
        self.random = random.Random(seed)
        self.names = sorted(zoneinfo.available_timezones())
        self.zones = {name: zoneinfo.ZoneInfo(name) for name in self.names}
        self.upcoming = []
        self.of_kind = collections.Counter({kind: 0 for kind in KINDS})
        self.of_zone = collections.Counter()
        self.of_both = collections.Counter()
        self.differences = []

    def next_names(self, count):
        """Every zone comes up before one comes again."""
        while len(self.upcoming) < count:
            self.upcoming = self.random.sample(self.names, len(self.names)) + self.upcoming
        return [self.upcoming.pop() for _ in range(count)]

    def next_question(self):
        """(question, zone names), of the kind that has the fewest doses so far."""
        kind = min(self.of_kind, key=self.of_kind.get)
        make, zones = KINDS[kind]
        return make(self.random), self.next_names(zones) if zones else ["no zone"]

    def run(self, program, occurrences):
        compared = 0
        while compared < occurrences:
            batch, lines = [], []
            while len(batch) < BATCH and compared < occurrences:
                question, names = self.next_question()
                zones = [self.zones.get(name) for name in names]
                counts, words = question.expected(zones)
                for name, count in zip(names, counts):
                    self.of_zone[name] += count
                    self.of_both[question.kind, group(name)] += count
                self.of_kind[question.kind] += sum(counts)
                compared += sum(counts)
                lines.append(question.line(names, zones))
                batch.append((question, names, array.array("q", words)))
            program.ask(lines)
            for question, names, want in batch:
                got = program.answer(len(names))
                if got != want:
                    self.differences.append(describe(question, names, want, got))
        return compared

    def report(self, compared, status):
        groups = sorted({group for _, group in self.of_both})
        print(f"{'':28}" + "".join(f"{name:>11}" for name in (*groups, "all", "percent")))
        for kind, count in self.of_kind.items():
            cells = [self.of_both[kind, name] for name in groups] + [count]
            share = f"{100 * count / max(1, compared):11.2f}"
            print(f"{kind:28}" + "".join(f"{cell:11}" for cell in cells) + share)
        for line in self.differences[:20]:
            print("difference:", line)
        seen = [self.of_zone[name] for name in self.names]
        print("kinds", len(self.of_kind))
        print("zones", sum(count > 0 for count in seen))
        print("zones-missed", sum(count == 0 for count in seen))
        print("fewest-of-a-zone", min(seen))
        print("smallest-percent", int(100 * min(self.of_kind.values()) / max(1, compared)))
        print("compared", compared)
        print("differences", len(self.differences))
        print("status", status)


def group(name):
    return name.split("/")[0] if "/" in name else name if name == "no zone" else "others"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("directory")
    parser.add_argument("--occurrences", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plant", type=int)
    options = parser.parse_args()
    os.nice(5)
    zoneinfo.reset_tzpath([options.directory])
    plant = [] if options.plant is None else ["--plant", str(options.plant)]
    program = Program([options.program, "schedules", "--zones", options.directory, *plant])
    comparison = Comparison(options.directory, options.seed)
    compared = comparison.run(program, options.occurrences)
    comparison.report(compared, program.end())


main()
