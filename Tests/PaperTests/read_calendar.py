"""Reads a calendar with three libraries and prints what each one found, as JSON."""
import datetime
import json
import sys

import icalendar
import recurring_ical_events
from ical.calendar_stream import IcsCalendarStream

text = open(sys.argv[1], newline="", encoding="utf-8").read()
calendar = icalendar.Calendar.from_ical(text)
errors = [str(error) for part in calendar.walk() for error in part.errors]
between = (datetime.date(2020, 1, 1), datetime.date(2090, 1, 1))


def utc(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat()


def event(part):
    return {
        "uid": str(part["UID"]), "start": utc(part.decoded("DTSTART")),
        "title": str(part["SUMMARY"]), "state": str(part["STATUS"]),
        "sequence": int(part["SEQUENCE"]), "stamp": utc(part.decoded("DTSTAMP")),
        "alarms": [
            int(-alarm.decoded("TRIGGER").total_seconds() // 60)
            for alarm in part.walk("VALARM")
        ],
    }


strict = IcsCalendarStream.calendar_from_ics(text)
print(json.dumps({
    "errors": errors,
    "events": [event(part) for part in calendar.walk("VEVENT")],
    "occurrences": sorted(
        [str(part["UID"]), utc(part.decoded("DTSTART"))]
        for part in recurring_ical_events.of(calendar).between(*between)),
    "strict": sorted([part.uid, utc(part.dtstart)] for part in strict.events),
    "roundTrip": calendar.to_ical().decode().count("BEGIN:VEVENT"),
}))
