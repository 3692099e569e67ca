/// The time between now and a moment in words: "8 days", "in 2 h", "15 minutes late".
///
/// Below an hour in minutes, below 24 hours in hours, each rounded to the nearest; from then on
/// days are counted by local dates (Monday to Tuesday of next week is 8 days, whatever the hour),
/// more than 20 days in weeks, two years and more in years.
package enum RelativeTime {
    /// How long until `instant`: "8 days", "13 weeks", "2 h"; "now" if it has come.
    package static func until(_ instant: Instant, now: Instant, zone: Zone) -> String {
        instant <= now ? "now" : length(from: now, to: instant, zone: zone)
    }

    /// "in 8 days"; "now" if `instant` has come.
    package static func `in`(_ instant: Instant, now: Instant, zone: Zone) -> String {
        instant <= now ? "now" : "in " + length(from: now, to: instant, zone: zone)
    }

    /// How late it is after `instant`: "15 minutes late", "2 days late"; "on time" if it has not
    /// passed.
    package static func late(_ instant: Instant, now: Instant, zone: Zone) -> String {
        instant >= now ? "on time" : length(from: instant, to: now, zone: zone) + " late"
    }

    /// "15 minutes ago"; "now" if `instant` has not passed.
    package static func ago(_ instant: Instant, now: Instant, zone: Zone) -> String {
        instant >= now ? "now" : length(from: instant, to: now, zone: zone) + " ago"
    }

    private static func length(from first: Instant, to last: Instant, zone: Zone) -> String {
        let seconds = last.seconds(since: first)
        let minutes = (seconds + 30) / 60
        let hours = (seconds + 1800) / 3600
        if seconds < 60 { return counted(Int(seconds), "second") }
        if minutes < 60 { return counted(Int(minutes), "minute") }
        if seconds < 86_400 { return "\(hours) h" }
        let from = zone.civil(at: first).date
        let to = zone.civil(at: last).date
        let days = max(1, to.dayNumber - from.dayNumber)
        if days <= 20 { return counted(days, "day") }
        var months = (to.year - from.year) * 12 + to.month - from.month
        if to.day < from.day, from.adding(months: months) > to { months -= 1 }
        if months >= 24 { return counted(months / 12, "year") }
        return counted((days + 3) / 7, "week")
    }

    private static func counted(_ count: Int, _ word: String) -> String {
        "\(count) \(word)\(count == 1 ? "" : "s")"
    }
}
