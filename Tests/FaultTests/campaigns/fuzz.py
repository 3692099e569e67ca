"""Fuzzing of frames, schedule texts and zone files with libFuzzer and the address sanitizer.

usage: fuzz.py PROGRAMS [--runs N] [--seed S] [--control N]

The readers are built anew, each with the sanitizer and counters in every branch, and given any
bytes that lead to new branches. Whatever they get must end in a value or an error within 5 seconds.
The control is one more target, given N inputs: it reads one byte too many, and must be found.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from rig import report

HERE = pathlib.Path(__file__).parent
SOURCES = HERE.parents[2] / "Sources"
# Each target with the rooms that it is built from, in order.
TARGETS = {"Frames": ["StrictJSON", "Varlink"], "Schedules": ["Regimen"]}
FLAGS = ["-wmo", "-parse-as-library", "-swift-version", "6", "-package-name", "dosed",
         "-sanitize=fuzzer,address", "-enable-upcoming-feature", "ExistentialAny",
         "-enable-upcoming-feature", "InternalImportsByDefault",
         "-enable-upcoming-feature", "MemberImportVisibility"]
# Building with optimization takes two minutes, and pays only when much is to be run.
OPTIMIZED_FROM = 1_000_000
SECONDS_EACH = 5
BEGINNINGS = {
    "Frames": [
        b'{"method":"io.dosed.ListDue","parameters":{"days":3},"more":true}\0',
        b'\x05{"method":"org.varlink.service.GetInfo"}\0{"error":"a.b.C","parameters":{}}\0',
        b'{"a":[1,-2.5e3,"\\u00e4\\ud83d\\ude00",null,true,{"b":"\xc3\xa4"}]}'],
    "Schedules": [
        b"\x00naproxen 220 mg by mouth at 8 am and 20:00 with food for 10 days",
        b"\x00fulvestrant 500 mg IM on days 1, 15 and 29 then every 28 days from tomorrow 09:30",
        b"\x02every 12 weeks from 2026-12-01 09:30 until 2028-01-01",
        b"\x02q6h prn for pain, max 4 doses and 3000 mg in 24 hours",
        b"\x04every 2 days at 08:00 from 2026-12-01", b"\x053/4/2026", b"\x06 1h 30m",
        b"\x07" + pathlib.Path("/usr/share/zoneinfo/Europe/Berlin").read_bytes()]}
WORDS = ["every", "daily", "weekly", "hours", "days", "weeks", "months", "from", "until", "for",
         "doses", "then", "on", "off", "as needed", "max", "mg", "tablets", "by mouth", "at 08:00",
         "2026-12-01", "tomorrow", "Monday", "first", "counted from the dose given", "\\x00",
         "method", "parameters", "more", "oneway", "\\x22", "{", "}", "[", "]", "\\\\u"]


def build(target, place, runs, control=False):
    """Builds a target; None where the toolchain has no fuzzer, with its own words."""
    objects = []
    flags = [*FLAGS, "-O" if runs >= OPTIMIZED_FROM else "-Onone"]
    for room in TARGETS[target]:
        # The control has the same rooms as the target that it is a control of.
        if control:
            objects.append(str(place / f"{room}.o"))
            continue
        sources = [str(path) for path in sorted((SOURCES / room).rglob("*.swift"))]
        made = place / f"{room}.o"
        run = subprocess.run(
            ["swiftc", *flags, "-I", str(place), "-module-name", room, "-emit-module",
             "-emit-module-path", str(place / f"{room}.swiftmodule"), "-c", *sources,
             "-o", str(made)], capture_output=True, text=True)
        if run.returncode:
            return None, run.stderr
        objects.append(str(made))
    program = place / (target + ("-control" if control else ""))
    run = subprocess.run(
        ["swiftc", *flags, "-I", str(place), "-module-name", f"Fuzz{target}",
         *(["-D", "CONTROL"] if control else []), str(HERE / "fuzz" / f"{target}.swift"), *objects,
         "-o", str(program)], capture_output=True, text=True)
    return (program, "") if run.returncode == 0 else (None, run.stderr)


def fuzz(program, target, place, runs, seed):
    """Executions, crashes and hangs."""
    corpus = place / f"{program.name}-corpus"
    corpus.mkdir()
    for number, beginning in enumerate(BEGINNINGS[target]):
        (corpus / f"{number}").write_bytes(beginning)
    words = place / "words"
    words.write_text("".join(f'"{word}"\n' for word in WORDS))
    run = subprocess.run(
        [str(program), f"-runs={runs}", f"-seed={seed}", f"-timeout={SECONDS_EACH}",
         "-max_len=4096", "-rss_limit_mb=2048", "-print_final_stats=1", f"-dict={words}",
         f"-artifact_prefix={place}/found-", str(corpus)],
        capture_output=True, text=True, errors="replace",
        env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"})
    done = re.search(r"number_of_executed_units: *(\d+)", run.stderr)
    hangs = run.stderr.count("ERROR: libFuzzer: timeout")
    crashes = int(run.returncode != 0 and not hangs)
    if run.returncode:
        print(f"{program.name}: {run.stderr[-2000:]}")
        for found in place.glob("found-*"):
            print(f"{program.name}: {found.read_bytes()[:400]!r}")
            found.unlink()
    return int(done[1]) if done else 0, crashes, hangs


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", type=int, default=0)
    arguments = parser.parse_args()
    place = pathlib.Path(tempfile.mkdtemp(prefix="dosed-fuzz-"))
    total, crashes, hangs, each, overreads = 0, 0, 0, {}, 0
    try:
        for target in TARGETS:
            program, why = build(target, place, arguments.runs)
            if program is None:
                print(why[-2000:])
                report("fuzz", True, count=0, skipped=1, seed=arguments.seed)
            found = fuzz(program, target, place, arguments.runs // len(TARGETS), arguments.seed)
            each[target.lower()] = found[0]
            total, crashes, hangs = total + found[0], crashes + found[1], hangs + found[2]
        if arguments.control:
            program, why = build("Frames", place, arguments.runs, control=True)
            if program is None:
                raise SystemExit(why[-2000:])
            overreads = fuzz(program, "Frames", place, arguments.control, arguments.seed)[1]
    finally:
        shutil.rmtree(place, ignore_errors=True)
    missed = arguments.control and not overreads
    report("fuzz", bool(crashes or hangs or missed), count=total, **each, seed=arguments.seed,
           crashes=crashes, hangs=hangs, overreads=overreads)


if __name__ == "__main__":
    main()
