"""A scripted day: what a person and a channel do, what was acknowledged, and what must be there.

The day can be lived again after any crash: its requests keep their ids, so the end of a day that
was interrupted must be that of a day that was not.
"""

import json
import pathlib
import sqlite3

from rig import Client, Gone

CHANNEL = "desk"
DOSES = 12
# Beside the data, so that what happens to it is watched too.
COPY = "copy.db"
RESTORE = "restore-1"


def ask(request, method, **parameters):
    return ("ask", request, f"io.dosed.{method}", {"requestId": request, **parameters})


def add(name, text):
    return ask(name, "AddPrescription", text=text)


def take(name, medicine, outcome="taken", **more):
    return ask(name, "RecordDose", name=medicine, outcome=outcome, **more)


DAY = [
    add("add-1", "ibuprofen 200 mg as needed every 6 hours max 6 a day"),
    add("add-2", "naproxen 220 mg by mouth once now"),
    ("tell", "naproxen"),
    take("take-1", "naproxen"),
    ask("exam-1", "RecordDentalExam", outcome="clear", dentist="Dr. Ito"),
    add("add-3", "zoledronic acid 4 mg IV every 12 weeks from tomorrow 09:30"),
    ask("start-1", "StartPrescription", name="zoledronic-acid"),
    ask("lab-1", "RecordObservation", name="creatinine", value="0.9", unit="mg/dL"),
    add("add-4", "calcium 500 mg by mouth once now"),
    ("tell", "calcium"),
    take("skip-1", "calcium", "skipped", reason="sick"),
    ask("undo-1", "UndoLast"),
    ask("hold-1", "HoldPrescription", name="zoledronic-acid", reason="dental work"),
    ask("resume-1", "ResumePrescription", name="zoledronic-acid"),
] + [take(f"pain-{number}", "ibuprofen") for number in range(DOSES)] + [
    ask("stop-1", "StopPrescription", name="zoledronic-acid", reason="moved away"),
]

# The same with a copy in it, which takes the place of the data.
DAY_WITH_COPY = DAY[:6] + [("copy",), ("restore",)] + DAY[6:]

# What follows a crash, on data that it left.
NIGHT = [
    take("night-1", "ibuprofen"),
    add("add-5", "acetaminophen 500 mg by mouth once now"),
    ("tell", "acetaminophen"),
    take("night-2", "acetaminophen"),
]

REFUSED = {"StorageFull", "DatabaseUnavailable", "Internal", "FileRefused"}


class Diary:
    """What the daemon has said so far, over all its lives."""

    def __init__(self):
        self.acknowledged = {}
        # The answers as they came, byte for byte.
        self.frames = {}
        # Requests that were refused with "nothing was changed".
        self.refused = set()
        self.unknown = set()
        self.numbers = {}
        # kept: told by what the data says, whether or not that was answered.
        self.begun, self.told, self.kept = set(), set(), set()
        # What had been acknowledged when a copy was made; None before there is one.
        self.copied = None
        self.faults = []

    def live(self, path, steps):
        """One life, up to the end of the steps or of the daemon. Whether the end was reached."""
        writer = watcher = None
        copy = pathlib.Path(path).parent / "data" / COPY
        arrived = []
        told = set(self.told)
        try:
            writer, watcher = Client(path), Client(path)
            watcher.send("io.dosed.WatchReminders", {"channel": CHANNEL}, more=True)
            for step in steps:
                if step[0] == "ask":
                    self._ask(writer, *step[1:])
                elif step[0] == "copy":
                    if said := self._copy(writer, copy):
                        self.faults.append(f"wrong: a copy was answered with {said}")
                elif step[0] == "restore":
                    self._ask(writer, RESTORE, "io.dosed.RestoreData",
                              {"requestId": RESTORE, "path": str(copy)})
                else:
                    self._tell(writer, watcher, step[1], arrived)
            writer.call("io.dosed.GetStatus")
            arrived += self._numbers(watcher.waiting())
            return True
        except Gone:
            return False
        except TimeoutError:
            self.faults.append("lost: an answer or a reminder did not come")
            return False
        finally:
            for client in (writer, watcher):
                if client:
                    client.close()
            for number in set(arrived):
                if arrived.count(number) > 1 or number in told:
                    self.faults.append(f"doubled: reminder {number} was told again")

    def _ask(self, writer, name, method, parameters):
        self.unknown.add(name)
        writer.send(method, parameters)
        frame = writer.frame()
        reply = json.loads(frame)
        error = reply.get("error")
        if error:
            kind = error.rpartition(".")[2]
            if name in self.acknowledged and kind not in REFUSED | {"OutcomeUnknown"}:
                self.faults.append(f"wrong: {name} was acknowledged, its repeat got {kind}")
            if kind in REFUSED:
                self.unknown.discard(name)
                self.refused.add(name)
            elif kind != "OutcomeUnknown":
                # Follows from an earlier refusal, such as a prescription that is not there.
                self.unknown.discard(name)
            return
        self.unknown.discard(name)
        self.refused.discard(name)
        reply = self._essence(name, reply["parameters"])
        first = self.acknowledged.get(name)
        if first is not None and first != reply:
            self.faults.append(f"wrong: the repeat of {name} was answered in another way")
        self.acknowledged[name], self.frames[name] = reply, frame

    def _copy(self, writer, copy):
        """Has a copy made: the error, or None when there is one."""
        writer.send("io.dosed.BackUpData", {"path": str(copy), "replace": True})
        frame = writer.frame()
        error = json.loads(frame).get("error")
        if error:
            return error.rpartition(".")[2]
        self.frames["copy" if self.copied is None else "copy again"] = frame
        if self.copied is None:
            self.copied = set(self.acknowledged)
        self.look_at_copy(copy)
        return None

    def look_at_copy(self, copy):
        """A copy that counts is whole at every moment, and holds what had been acknowledged."""
        if self.copied is None:
            return
        try:
            connection = sqlite3.connect(f"file:{copy}?mode=ro&immutable=1", uri=True)
            try:
                sound = connection.execute("PRAGMA integrity_check").fetchall()
                there = {name for name, in connection.execute("SELECT id FROM request")}
            finally:
                connection.close()
        except sqlite3.DatabaseError as error:
            self.faults.append(f"lost: the copy: {error}")
            return
        if sound != [("ok",)]:
            self.faults.append(f"wrong: the copy: {sound[0][0]}")
        self.faults += [f"lost: {name} is not in the copy" for name in self.copied - there]

    def _essence(self, name, reply):
        """What of an answer is the same in each repeat of it."""
        return {"path": reply["path"]} if name == RESTORE else reply

    def _tell(self, writer, watcher, medicine, arrived):
        while medicine not in self.numbers:
            message = json.loads(watcher.frame())
            if "error" in message:
                raise Gone(message["error"])
            arrived += self._numbers([message])
        number = self.numbers[medicine]
        known = number in self.begun
        begun = writer.call("io.dosed.BeginReminder", {"number": number, "channel": CHANNEL})
        if "error" in begun:
            return
        untold = known and number not in self.told | self.kept
        if untold and not begun["parameters"]["repeated"]:
            self.faults.append(f"wrong: reminder {number} is not said to be a repeat")
        self.begun.add(number)
        done = writer.call(
            "io.dosed.AcknowledgeReminder",
            {"requestId": f"told-{number}", "number": number, "channel": CHANNEL,
             "accepted": True})
        if "error" not in done:
            self.told.add(number)

    def _numbers(self, messages):
        found = []
        for message in messages:
            reminder = message.get("parameters", {}).get("reminder")
            if reminder:
                if reminder["sequence"] == 1:
                    self.numbers[reminder["prescription"]] = reminder["number"]
                found.append(reminder["number"])
        return found

    def compare(self, database):
        """Looks for everything that was acknowledged in the data itself."""
        connection = sqlite3.connect(database, uri=True)
        try:
            kept = dict(connection.execute("SELECT id, reply FROM request"))
            for name, reply in self.acknowledged.items():
                if name not in kept:
                    self.faults.append(f"lost: {name} was acknowledged")
                elif json.loads(kept[name]) != reply:
                    self.faults.append(f"wrong: {name} holds another answer")
            for name in self.refused & set(kept):
                self.faults.append(f"wrong: {name} was refused and is there")
            self.kept = {number for number, in connection.execute(
                "SELECT number FROM delivery WHERE accepted_at IS NOT NULL")}
            for number in self.told - self.kept:
                self.faults.append(f"lost: reminder {number} was told and waits again")
        finally:
            connection.close()


def summary(database):
    """Everything that happened, without the times."""
    connection = sqlite3.connect(database)
    try:
        def rows(sql):
            return connection.execute(sql).fetchall()

        return {
            "sound": rows("PRAGMA integrity_check") + rows("PRAGMA foreign_key_check"),
            "prescriptions": rows("SELECT name, state FROM prescription ORDER BY id"),
            "records": rows(
                "SELECT name, outcome, undone_by IS NULL, count(*) FROM dose_record AS r "
                "JOIN prescription AS p ON p.id = r.prescription_id GROUP BY 1, 2, 3 "
                "ORDER BY 1, 2, 3"),
            "events": rows("SELECT kind, count(*) FROM event GROUP BY 1 ORDER BY 1"),
            "reminders": rows(
                "SELECT name, sequence, closed_at IS NULL, "
                "(SELECT count(*) FROM delivery AS v WHERE v.number = m.number "
                "AND accepted_at IS NOT NULL) FROM reminder AS m "
                "JOIN dose AS d ON d.id = m.dose_id "
                "JOIN prescription AS p ON p.id = d.prescription_id ORDER BY 1, 2"),
            "requests": rows("SELECT id FROM request WHERE id NOT LIKE 'told-%' ORDER BY id"),
        }
    finally:
        connection.close()


def ending(database, wanted):
    """How the end of a day differs from that of one that was not interrupted."""
    database = pathlib.Path(database)
    try:
        faults = differences(summary(database), wanted)
    except sqlite3.DatabaseError as error:
        return [f"lost: {error}"]
    # Whoever puts a copy in the place of the data can go back.
    if (RESTORE,) in wanted["requests"]:
        before = list(database.parent.glob(f"{database.name}.before-restore-*"))
        if not any(_is_from_before(name) for name in before):
            faults.append("lost: the data from before the restore")
    return faults


def _is_from_before(name):
    try:
        connection = sqlite3.connect(f"file:{name}?mode=ro&immutable=1", uri=True)
        try:
            there = {name for name, in connection.execute("SELECT id FROM request")}
            return RESTORE not in there and {step[1] for step in DAY[:2]} <= there
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return False


def differences(found, wanted):
    """How a day that was interrupted differs from one that was not, in words."""
    faults = []
    for name, rows in wanted.items():
        missing = [row for row in rows if row not in found[name]]
        extra = [row for row in found[name] if row not in rows]
        if missing or extra:
            kind = "doubled" if len(extra) > len(missing) else "lost"
            kind = "doubled" if _more(extra, missing) else kind
            faults.append(f"{kind}: {name}: {missing} wanted, {extra} found")
    return faults


def _more(extra, missing):
    """Whether the same thing is there more often than it should be."""
    wanted = {row[:-1]: row[-1] for row in missing}
    return any(
        isinstance(row[-1], int) and row[-1] > wanted.get(row[:-1], row[-1]) for row in extra)
