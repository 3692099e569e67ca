"""Random schedules that change with time: amounts, cycles, phases, counting from the dose given.

The rules: the days of a cycle count from the date of the start, 1 is that date; a phase without a
start of its own begins where the one before it ends (after so many days from its first slot, or one
step after its last dose), and has what it leaves out from that one; numbers run through all phases.
Hours that are counted from a dose given at another time begin at a local time, and the second pass
of an hour that the clock shows twice cannot be written as one: then the next dose comes later by
that hour, never earlier.
"""

import datetime
import itertools

from dateutil import relativedelta, rrule

import kinds

# Amounts are compared in millionths of a milligram.
MILLIGRAM = 1_000_000
# A text has at most 500 characters; a phase and its joint have at most 130.
ROOM_FOR_PHASES = 370
DAY = kinds.DAY


def amounts(random):
    """A different amount at each time of day."""
    times = kinds.random_times(random, 4)
    size = {time: random.randint(1, 400) for time in times}
    step = random.randint(1, 5)
    start = kinds.from_first(random, times)
    doses = ", ".join(f"{size[time]} mg at {kinds.spelled_time(random, time)}" for time in times)
    count = random.randint(30, 400)
    text = f"every {step} days {doses} from {start} for {count} doses"

    def slots(zone):
        days = rrule.rrule(rrule.DAILY, interval=step, dtstart=start.date())
        every = (datetime.datetime.combine(day, time) for day in days for time in times)
        for slot in itertools.islice((slot for slot in every if slot >= start), count):
            yield slot, kinds.resolve(slot, zone), size[slot.time()] * MILLIGRAM

    return kinds.Question("amounts", text, slots, start, step * DAY, random)


def cycles(random):
    """Some days of every so many."""
    times = kinds.random_times(random, 2)
    start = kinds.from_first(random, times)
    if random.random() < 0.4:
        on, off = random.choice(((21, 7), (14, 7), (5, 2), (random.randint(1, 60),
                                                            random.randint(1, 60))))
        length, days = on + off, range(1, on + 1)
        cadence = f"{on} days on, {off} days off"
        if on % 7 == off % 7 == 0 and random.random() < 0.5:
            cadence = f"{on // 7} weeks on, {off // 7} weeks off"
    else:
        length = random.choice((7, 21, 28, random.randint(2, 90)))
        edges = sorted(random.sample(range(1, length + 1), min(length, random.choice((1, 2, 3)))))
        days = edges
        spelled = kinds.listed(map(str, edges))
        if len(edges) > 1 and random.random() < 0.4:
            days, spelled = range(edges[0], edges[-1] + 1), f"{edges[0]}-{edges[-1]}"
        noun = "day" if spelled.isdigit() else "days"
        cadence = f"on {noun} {spelled} of every {length} days"

    def pattern():
        rules = rrule.rruleset()
        for day in days:
            rules.rrule(rrule.rrule(
                rrule.DAILY, interval=length,
                dtstart=start.date() + datetime.timedelta(days=day - 1)))
        return rules

    return kinds.series("cycles", cadence, pattern, times, start, length * DAY, random)


class Phase:
    """So much at some times every so many days."""

    def __init__(self, size, step, times, start, bound):
        self.size, self.step, self.times, self.start = size, step, times, start
        # ("days", 7), ("doses", 10), or None for the last.
        self.bound = bound

    def slots(self):
        days = rrule.rrule(rrule.DAILY, interval=self.step, dtstart=self.start.date())
        every = (datetime.datetime.combine(day, time) for day in days for time in self.times)
        every = (slot for slot in every if slot >= self.start)
        if self.bound is None:
            return every
        unit, count = self.bound
        if unit == "doses":
            return itertools.islice(every, count)
        end = self.start + datetime.timedelta(days=count)
        return itertools.takewhile(lambda slot: slot < end, every)

    def following(self):
        """Where a phase that says no start begins."""
        unit, count = self.bound
        if unit == "days":
            return self.start + datetime.timedelta(days=count)
        *_, last = self.slots()
        return next(
            slot for slot in Phase(0, self.step, self.times, self.start, None).slots()
            if slot > last)

    def ending(self, random):
        if self.bound is None:
            return ""
        unit, count = self.bound
        if unit == "days" and count % 7 == 0 and random.random() < 0.5:
            return f" for {count // 7} week{'s' if count > 7 else ''}"
        return f" for {count} {unit if count > 1 else unit[:-1]}"


def random_bound(random, step, times):
    if random.random() < 0.4:
        # Whole days: where a phase ends between the times of a day, the text does not say whether
        # the rest of that day belongs to the next one.
        return "doses", random.randint(1, 13) * len(times)
    return "days", random.randint(step, 60)


def phases(random):
    times = kinds.random_times(random, 3)
    start = datetime.datetime.combine(kinds.random_date(random, 2045), times[0])
    step = random.randint(1, 4)
    told = random.random() < 0.3
    made, texts = [], []
    count = random.randint(2, 3 if told else 8)
    for place in range(count):
        is_last = place == count - 1 or sum(map(len, texts)) + 7 * len(texts) > ROOM_FOR_PHASES
        bound = None if is_last and random.random() < 0.6 else random_bound(random, step, times)
        phase = Phase(random.randint(1, 100) * 5, step, times, start, bound)
        words = f"{phase.size} mg"
        if not made or told or random.random() < 0.2:
            words += f" every {step} day{'s' if step > 1 else ''}"
            words += f" at {kinds.listed(map(str, times))}"
        if not made or told:
            words += f" from {start}"
        texts.append(words + phase.ending(random))
        made.append(phase)
        if bound is None or is_last:
            break
        start = phase.following()
        if told:
            # A phase that says all may have another rhythm, and leave some days out.
            step = random.randint(1, 9)
            times = kinds.random_times(random, 3)
            day = start.date() + datetime.timedelta(days=random.randint(1, 20))
            start = datetime.datetime.combine(day, times[0])

    def slots(zone):
        for phase in made:
            for slot in phase.slots():
                yield slot, kinds.resolve(slot, zone), phase.size * MILLIGRAM

    text = random.choice((" then ", ", then ")).join(texts)
    return kinds.Question("phases", text, slots, made[0].start, 10 * DAY, random)


def loading_doses(random):
    """Fulvestrant and its like: some days of their own, then a long interval from the last one."""
    first = sorted(random.sample(range(2, 43), random.randint(1, 3)))
    days = [1, *first]
    start = datetime.datetime.combine(kinds.random_date(random, 2040), kinds.random_time(random))
    unit, count = random.choice((("days", 28), ("weeks", 4), ("weeks", 12), ("months", 1)))
    step = relativedelta.relativedelta(**{unit: count})
    cadence = f"every {count} {unit}" if count > 1 else "monthly"
    text = f"on days {kinds.listed(map(str, days))} then {cadence} at {start.time()} from {start}"

    def slots():
        dates = [start + datetime.timedelta(days=day - 1) for day in days]
        yield from dates
        for place in range(1, 400):
            yield dates[-1] + step * place

    return kinds.Question("loading doses", text, kinds.civil(slots), start, 28 * DAY, random)


class Given:
    """Doses of which some are given on another day, and the next is counted from there."""

    kind = "counted from the dose given"

    def __init__(self, random):
        unit = random.choice(("hours", "days", "weeks", "months"))
        least = {"hours": 1, "days": 7, "weeks": 1, "months": 1}[unit]
        self.is_hours = unit == "hours"
        self.step_count = random.randint(least, 40 if unit in ("hours", "days") else 8)
        self.step = relativedelta.relativedelta(**{unit: self.step_count})
        day = kinds.random_date(random, 2030)
        self.start = datetime.datetime.combine(day, kinds.random_time(random))
        self.text = f"every {self.step_count} {unit}"
        if not self.is_hours:
            self.text += f" at {self.start.time()}"
        count = random.randint(10, 60)
        self.text += f" from {self.start}"
        if random.random() < 0.5:
            self.text += f" for {count} doses"
        self.text += " counted from the dose given"
        # Minutes for hours, else days; most doses are given as planned.
        late = (-40, 200) if self.is_hours else (-3, 6)
        self.moves = [
            0 if random.random() < 0.6 else random.randint(*late) for _ in range(count)]

    def line(self, names, zones):
        unit = "minutes" if self.is_hours else "days"
        moves = ",".join(map(str, self.moves))
        return f"given\t{names[0]}\t{unit}\t{moves}\t{self.text}\n"

    def expected(self, zones):
        zone, rows = zones[0], []
        slot, place = self.start, 0
        anchor, instant = self.start, kinds.resolve(self.start, zone)
        for number, move in enumerate(self.moves, 1):
            if self.is_hours:
                slot = kinds.local(instant, zone)
            else:
                slot = anchor + self.step * place
                instant = kinds.resolve(slot, zone)
            if slot.year > kinds.LAST_YEAR:
                break
            rows += (kinds.seconds(slot), instant, number, kinds.OWN_DOSE)
            if self.is_hours:
                instant += move * 60 + self.step_count * 3600
                if move:
                    written = kinds.local(instant, zone).replace(fold=0)
                    first_pass = kinds.resolve(written, zone)
                    instant += max(0, instant - first_pass)
            elif move:
                anchor, place = slot + datetime.timedelta(days=move) + self.step, 0
            else:
                place += 1
        return [len(rows) // 4], [len(rows) // 4, *rows]


KINDS = {
    "amounts": (amounts, 2),
    "cycles": (cycles, 2),
    "phases": (phases, 2),
    "loading doses": (loading_doses, 4),
    Given.kind: (Given, 1),
}
