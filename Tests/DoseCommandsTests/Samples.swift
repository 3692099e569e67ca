import DoseInterface

/// Values as the daemon would send them on Monday 2026-11-23 in Berlin.
enum Samples {
    static let tuesday = moment("2026-12-01T09:30:00+01:00", "Tue", "in 8 days")
    static let evening = moment("2026-11-23T20:00:00+01:00", "Mon", "now")
    static let label = Source(
        title: "US label of zoledronic acid", region: "US", advice: false)
    static let guideline = Source(title: "ASCO 2017", region: "international", advice: true)
    static let remark = Remark(
        text: "Labels say not to combine them.", sources: [label, guideline])

    static func moment(_ at: String, _ weekday: String, _ relative: String) -> Moment {
        Moment(
            at: at, weekday: weekday, relative: relative, zone: "Europe/Berlin",
            today: false)
    }

    static func day(_ date: String, _ weekday: String, _ relative: String) -> Day {
        Day(date: date, weekday: weekday, relative: relative)
    }

    static func prescription(
        state: PrescriptionState = .planned, since: Day? = nil, stopReason: String? = nil
    ) -> Prescription {
        Prescription(
            name: "zoledronic-acid", medicine: "zoledronic acid", dose: "4 mg",
            route: "infusion into a vein", routeShort: "IV", clinic: true, asNeeded: false,
            schedule: "every 12 weeks at 09:30", canonical: "every 12 weeks", zone: "Europe/Berlin",
            state: state, listed: true, since: since, next: tuesday,
            added: moment("2026-11-23T18:05:00+01:00", "Mon", "now"), stopReason: stopReason)
    }

    static let naproxen = Prescription(
        name: "naproxen", medicine: "naproxen", dose: "220 mg", route: "by mouth",
        routeShort: "by mouth", clinic: false, asNeeded: false,
        schedule: "every day at 08:00 and 20:00", canonical: "daily", zone: "Europe/Berlin",
        state: .active, listed: true, next: evening, added: evening)

    static let dentalExam = CheckItem(
        check: "dental-exam", title: "dental exam", holds: .start, state: .missing,
        blocking: true, sentence: "No dental exam on record.",
        advice: "Published advice is to have a dental exam before the first dose.",
        hints: ["Booked it?  dose dental exam --booked DATE"], sources: [label, guideline])

    static let creatinine = CheckItem(
        check: "creatinine", title: "creatinine", holds: .dose, state: .missing, blocking: true,
        sentence: "No creatinine result since the last dose.",
        hints: ["When done: dose lab creatinine VALUE UNIT"], sources: [label])

    static func dose(state: DoseState = .due, snoozedUntil: Moment? = nil) -> Dose {
        Dose(
            prescription: "naproxen", medicine: "naproxen", dose: "220 mg", route: "by mouth",
            routeShort: "by mouth", clinic: false, slot: "2026-11-23T20:00", number: 3,
            state: state, due: evening, left: "now", snoozedUntil: snoozedUntil, reminders: 1)
    }

    static let infusion = Dose(
        prescription: "zoledronic-acid", medicine: "zoledronic acid", dose: "4 mg",
        route: "infusion into a vein", routeShort: "IV", clinic: true,
        slot: "2026-12-01T09:30", number: 1, state: .upcoming, due: tuesday, left: "8 days",
        reminders: 0)

    static func reminder(number: Int, sequence: Int = 1) -> Reminder {
        Reminder(
            number: number, subject: .dose, prescription: "naproxen",
            title: "naproxen 220 mg, by mouth", detail: "Due now", due: evening,
            fellDue: evening, sequence: sequence, attempt: 1, command: "dose take naproxen")
    }

    static let record = DoseRecord(
        prescription: "naproxen", medicine: "naproxen", outcome: .taken, amount: "220 mg",
        at: moment("2026-11-23T20:17:00+01:00", "Mon", "now"), slot: "2026-11-23T20:00",
        number: 3, timing: "17 minutes late")

    static let status = GetStatus.Reply(
        version: "0.1.0", started: moment("2026-11-23T18:00:00+01:00", "Mon", "5 minutes ago"),
        uptimeSeconds: 300, database: "/home/ana/.local/share/dosed/dosed.db",
        databaseBytes: 98_304, schema: 1, zone: "Europe/Berlin",
        clock: Clock(now: evening, trusted: true, words: "trusted"), troubles: [], prescriptions: 2,
        dueNow: 1,
        nextReminder: tuesday, nextTitle: "zoledronic acid 4 mg", watchers: 1,
        channels: [
            Channel(
                name: "desktop", connected: false, lastTold: evening, waiting: 2,
                lastError: "exit 3")
        ])
}
