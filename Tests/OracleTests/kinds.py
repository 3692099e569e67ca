"""Random schedules as a person would type them, and the doses that they mean.

The rules are those that dosed promises, written down with dateutil and zoneinfo:

- days, weeks, months and years are counted from the start, weekdays and days of the month from the
  first slot; a day that a month lacks is its last day, always counted from the start;
- hours are elapsed time;
- a local time that the clock skips moves forward by the gap, one that it shows twice is the first;
- numbers count from 1 over all doses.

Nothing here knows how Regimen works.
"""

import datetime
import itertools

from dateutil import relativedelta, rrule

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1)
DAY = 86400
LAST_YEAR = 2053
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNITS = {"day": rrule.DAILY, "week": rrule.WEEKLY}
# The dose of the prescription, where a slot has no amount of its own.
OWN_DOSE = -1


def seconds(moment):
    """Seconds since 1970 on this moment's own clock."""
    passed = moment - EPOCH
    return passed.days * DAY + passed.seconds


def resolve(slot, zone):
    """When a clock in the zone shows the local time; fold 0 gives what the rules ask (PEP 495)."""
    return int(slot.replace(tzinfo=zone).timestamp())


def local(instant, zone):
    return datetime.datetime.fromtimestamp(instant, zone).replace(tzinfo=None)


def listed(items):
    items = list(items)
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


def spelled_time(random, time):
    if time.second:
        return time.strftime("%H:%M:%S")
    if random.random() < 0.25:
        hour = f"{(time.hour - 1) % 12 + 1}"
        minute = f":{time.minute:02}" if time.minute else ""
        return f"{hour}{minute} {'am' if time.hour < 12 else 'pm'}"
    return time.strftime("%H:%M")


def ordinal(day):
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th") if day not in (11, 12, 13) else "th"
    return f"{day}{ending}"


def random_time(random):
    # Clocks change at night.
    hour = random.randrange(4) if random.random() < 0.5 else random.randrange(24)
    second = random.randrange(60) if random.random() < 0.05 else 0
    return datetime.time(hour, random.choice((0, 0, 15, 30, 30, 45, 59)), second)


def random_times(random, most=4):
    return sorted({random_time(random) for _ in range(random.randint(1, most))})


def random_date(random, last=2050):
    days = (datetime.date(last, 1, 1) - datetime.date(2024, 1, 1)).days
    return datetime.date(2024, 1, 1) + datetime.timedelta(days=random.randrange(days))


class Question:
    """A text, where and from when on it is asked, and the doses that it should have."""

    def __init__(self, kind, text, slots, start, period, random):
        self.kind = kind
        self.text = text
        # Of a zone: (slot, instant, amount) in order.
        self.slots = slots
        self.count = random.randint(20, 400)
        self.begin = None
        if random.random() < 0.4:
            step = datetime.timedelta(seconds=period) * random.randrange(40)
            near = random.choice((-1, 0, 0, 1, random.randint(-DAY, DAY)))
            self.begin = (start + step, near)

    def line(self, names, zones):
        begin = self.beginning(zones[0])
        return f"doses\t{','.join(names)}\t{self.count}\t{begin}\t{self.text}\n"

    def beginning(self, zone):
        """The instant from which on doses are wanted; 0 for all."""
        return resolve(self.begin[0], zone) + self.begin[1] if self.begin else 0

    def expected(self, zones):
        """(doses of each zone, all numbers of the answer)."""
        words, counts, begin = [], [], self.beginning(zones[0])
        for zone in zones:
            found = []
            for number, (slot, instant, amount) in enumerate(self.slots(zone), 1):
                if slot.year > LAST_YEAR or len(found) == 4 * self.count:
                    break
                # From the first dose that is not before the beginning on, all are wanted.
                if found or instant >= begin:
                    found += (seconds(slot), instant, number, amount)
            counts.append(len(found) // 4)
            words.append(counts[-1])
            words += found
        return counts, words


def civil(slots):
    """The doses of slots that are the same clock times in every zone."""

    def doses(zone):
        for slot in slots():
            yield slot, resolve(slot, zone), OWN_DOSE

    return doses


def random_end(random, start, period):
    """(words, which of some slots remain)."""
    choice = random.randrange(5)
    if choice == 0:
        count = random.randint(1, 300)
        return f" for {count} doses", lambda slots: itertools.islice(slots, count)
    if choice == 1:
        # The text is refused where no dose is left.
        days = (random.randint(2, 300) * period) // DAY + 62
        last = start.date() + datetime.timedelta(days=min(days, 11_000))
        return f" until {last}", lambda slots: itertools.takewhile(
            lambda slot: slot.date() <= last, slots)
    if choice == 2:
        unit = random.choice(("day", "week", "month", "year"))
        count = random.randint(1, 15)

        def within(slots):
            first = next(slots, None)
            if first is None:
                return
            end = first + relativedelta.relativedelta(**{unit + "s": count})
            yield first
            yield from itertools.takewhile(lambda slot: slot < end, slots)

        return f" for {count} {unit}{'s' if count > 1 else ''}", within
    return "", lambda slots: slots


def series(kind, cadence, days, times, start, period, random):
    """A question about some days, each with all times, from a start on."""
    ending, bounded = random_end(random, start, period)
    text = f"{cadence} at {listed(spelled_time(random, time) for time in times)} from {start}"

    def slots():
        every = (datetime.datetime.combine(day, time) for day in days() for time in times)
        return bounded(slot for slot in every if slot >= start)

    return Question(kind, text + ending, civil(slots), start, period, random)


def from_first(random, times, last=2050):
    """A start at the first of the times, or sometimes later on that day."""
    time = times[0] if random.random() < 0.8 else random_time(random)
    return datetime.datetime.combine(random_date(random, last), time)


def times_of_day(random):
    times = random_times(random, 6)
    start = from_first(random, times)
    words = random.choice(("daily", "every day", "every 1 days"))
    return series(
        "times of day", words, lambda: rrule.rrule(rrule.DAILY, dtstart=start.date()), times,
        start, DAY, random)


def every_days_or_weeks(unit, most):
    def make(random):
        step = random.randint(1, most)
        times = random_times(random, 3)
        start = from_first(random, times, 2040)
        period = step * DAY * (7 if unit == "week" else 1)
        return series(
            f"every N {unit}s", f"every {step} {unit}s",
            lambda: rrule.rrule(UNITS[unit], interval=step, dtstart=start.date()), times, start,
            period, random)

    return make


def every_months_or_years(unit, most, last):
    def make(random):
        step = random.randint(1, most)
        times = random_times(random, 2)
        start = from_first(random, times, last)
        if random.random() < 0.4:
            # The ends of the months are where it is difficult.
            start += relativedelta.relativedelta(day=random.randint(28, 31))
        if unit == "year" and random.random() < 0.3:
            start = start.replace(year=random.choice((2024, 2028, 2032)), month=2, day=29)
        distance = relativedelta.relativedelta(**{unit + "s": step})

        def days():
            return (start.date() + distance * count for count in range(400))

        period = step * DAY * (365 if unit == "year" else 30)
        return series(
            f"every N {unit}s", f"every {step} {unit}s", days, times, start, period, random)

    return make


def weekdays(random):
    chosen = sorted(set(random.choices(range(7), k=random.randint(1, 5))))
    step = random.randint(1, 6)
    times = random_times(random, 3)
    start = from_first(random, times, 2045)
    cadence = f"every {step} weeks on {listed(WEEKDAYS[day] for day in chosen)}"
    if step == 1:
        cadence = f"every {listed(WEEKDAYS[day] for day in chosen)}"

    def slots_every(interval, first):
        return rrule.rrule(
            rrule.WEEKLY, interval=interval, dtstart=first, byweekday=chosen, wkst=rrule.MO)

    first = first_slot(slots_every(1, start.date()), times, start)
    return series(
        "weekdays", cadence, lambda: slots_every(step, first), times, start, 7 * step * DAY,
        random)


def first_slot(days, times, start):
    """The day of the first slot at or after the start."""
    return next(
        day for day in days for time in times
        if datetime.datetime.combine(day, time) >= start)


def month_days(random):
    chosen = set(random.choices(range(1, 28), k=random.randint(0, 3)))
    late = random.randint(28, 31) if not chosen or random.random() < 0.6 else None
    chosen = sorted(chosen | ({late} if late else set()))
    step = random.randint(1, 4)
    times = random_times(random, 2)
    start = from_first(random, times, 2035)
    cadence = f"every {step} months on the {listed(map(ordinal, chosen))}"

    def days_every(interval, first):
        # One rule for each day; where the month is too short the last day that it has.
        rules = rrule.rruleset()
        for day in chosen:
            rules.rrule(rrule.rrule(
                rrule.MONTHLY, interval=interval, dtstart=first.replace(day=1),
                bymonthday=day if day < 28 else range(28, day + 1), bysetpos=-1))
        return rules

    first = first_slot(days_every(1, start.date()), times, start)
    return series(
        "days of the month", cadence, lambda: days_every(step, first), times, start,
        30 * step * DAY, random)


def every_hours(random):
    step = random.choice((1, 2, 3, 4, 5, 6, 7, 8, 12, 24, 36, 72, random.randint(1, 300)))
    start = datetime.datetime.combine(random_date(random), random_time(random))
    choice = random.randrange(4)
    count = random.randint(1, 200)
    last = start.date() + datetime.timedelta(days=random.randint(0, 400))
    ending = ("", "", f" for {count} doses", f" until {last}")[choice]
    unlimited = None if choice != 2 else count

    def doses(zone):
        begin = datetime.datetime.fromtimestamp(resolve(start, zone), UTC)
        rule = rrule.rrule(
            rrule.HOURLY, interval=step, dtstart=begin.replace(tzinfo=None), count=unlimited)
        for moment in rule:
            instant = seconds(moment)
            slot = local(instant, zone)
            if choice == 3 and slot.date() > last:
                return
            yield slot, instant, OWN_DOSE

    text = f"every {step} hours from {start}{ending}"
    return Question("every N hours", text, doses, start, step * 3600, random)


def once(random):
    slot = datetime.datetime.combine(random_date(random), random_time(random))
    text = f"once on {slot.date()} at {spelled_time(random, slot.time())}"
    return Question("once", text, civil(lambda: iter([slot])), slot, DAY, random)


# Kind, how it is made, and in how many zones at once: what has few doses is asked in more.
KINDS = {
    "times of day": (times_of_day, 2),
    "every N hours": (every_hours, 1),
    "every N days": (every_days_or_weeks("day", 40), 2),
    "every N weeks": (every_days_or_weeks("week", 15), 2),
    "every N months": (every_months_or_years("month", 9, 2030), 4),
    "every N years": (every_months_or_years("year", 4, 2034), 16),
    "weekdays": (weekdays, 2),
    "days of the month": (month_days, 4),
    "once": (once, 60),
}
