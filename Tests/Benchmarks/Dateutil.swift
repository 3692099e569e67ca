import Glibc

/// The same schedules in Python's `dateutil`, each said as its makers would say it.
struct Dateutil {
    /// Who computes the same doses has the same of these.
    struct Work: Hashable {
        var doses: Int
        /// Of the seconds since 1970 of all doses.
        var sum: Int64
    }

    private let python: String
    private let output: String

    init(in scratch: Scratch, _ programs: Programs) throws(BenchFailure) {
        guard let python = programs.python else {
            throw BenchFailure(
                "the Python package python-dateutil is missing. Install it first: "
                    + "Tests/install-needs")
        }
        self.python = python
        output = scratch.file("dateutil")
    }

    /// Computes the year.
    ///
    /// - Returns: seconds of a core for one year of all schedules, without the start of Python.
    func run() throws(BenchFailure) -> (seconds: Double, work: Work) {
        let child = try ChildProcess(
            python, ["-c", Self.script], environment: ["PATH": "/usr/bin:/bin"], output: output)
        let code = try child.waitForEnd()
        let words = (File.text(output) ?? "").split(whereSeparator: \.isWhitespace)
        guard code == 0, words.count == 3, let seconds = Double(words[0]),
            let doses = Int(words[1]), let sum = Int64(words[2])
        else { throw BenchFailure("python ended with \(code)") }
        return (seconds, Work(doses: doses, sum: sum))
    }

    /// In the order of the rules of the script.
    static let texts = [
        "every day at 08:00 and 20:00 from 2026-01-01 08:00",
        "every 8 hours from 2026-01-01 06:00",
        "every 3 days at 09:30 from 2026-01-02 09:30",
        "every 4 weeks at 10:00 from 2026-01-05 10:00",
        "every month at 09:00 from 2026-01-31 09:00",
        "every week on Monday, Wednesday and Friday at 07:15 from 2026-01-02 07:15",
        "every month on the 1st and 15th at 12:00 from 2026-01-01 12:00",
        "on days 1-21 of every 28 days at 18:00 from 2026-01-01 18:00",
    ]

    /// Hours are elapsed time, so they are counted in UTC.
    private static let script = """
        import time
        from datetime import datetime, timedelta, timezone
        from zoneinfo import ZoneInfo
        from dateutil.rrule import *
        Z = ZoneInfo("Europe/Berlin")
        def at(month, day, hour, minute=0):
            return datetime(2026, month, day, hour, minute, tzinfo=Z)
        def rules():
            end = datetime(2027, 1, 1, tzinfo=Z) - timedelta(seconds=1)
            yield rrule(DAILY, dtstart=at(1, 1, 8), byhour=(8, 20), until=end)
            first = at(1, 1, 6).astimezone(timezone.utc)
            yield rrule(HOURLY, interval=8, dtstart=first, until=end)
            yield rrule(DAILY, interval=3, dtstart=at(1, 2, 9, 30), until=end)
            yield rrule(WEEKLY, interval=4, dtstart=at(1, 5, 10), until=end)
            yield rrule(MONTHLY, dtstart=at(1, 31, 9), bymonthday=-1, until=end)
            yield rrule(WEEKLY, byweekday=(MO, WE, FR), dtstart=at(1, 2, 7, 15), until=end)
            yield rrule(MONTHLY, bymonthday=(1, 15), dtstart=at(1, 1, 12), until=end)
            cycle = rruleset()
            for day in range(1, 22):
                cycle.rrule(rrule(DAILY, interval=28, dtstart=at(1, day, 18), until=end))
            yield cycle
        begin, rounds = time.process_time(), 5
        for _ in range(rounds):
            doses = [int(dose.timestamp()) for rule in rules() for dose in rule]
        print((time.process_time() - begin) / rounds, len(doses), sum(doses))
        """
}
