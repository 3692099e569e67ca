import DoseInterface
import Regimen

/// Instants and days as they are sent: computed here once, printed by the client.
extension Scene {
    func moment(_ instant: Instant, zone: Zone? = nil) -> WireMoment {
        let zone = zone ?? home
        return WireMoment(
            at: zone.rfc3339(instant), weekday: zone.civil(at: instant).date.weekday.short,
            relative: relative(instant), zone: zone.name,
            today: home.civil(at: instant).date == today)
    }

    /// "in 8 days", "now", "15 minutes ago".
    func relative(_ instant: Instant) -> String {
        if instant > now { return RelativeTime.in(instant, now: now, zone: home) }
        if instant == now { return "now" }
        return RelativeTime.ago(instant, now: now, zone: home)
    }

    func day(_ date: CivilDate) -> Day {
        let distance = date.dayNumber - today.dayNumber
        let relative =
            switch distance {
            case 0: "today"
            case 1: "tomorrow"
            case -1: "yesterday"
            default:
                distance > 0
                    ? "in " + Self.length(days: distance) : Self.length(days: -distance) + " ago"
            }
        return Day(date: date.description, weekday: date.weekday.short, relative: relative)
    }

    /// Up to 20 days in days, up to two years in weeks, then in years.
    private static func length(days: Int) -> String {
        switch days {
        case ...20: "\(days) day" + (days == 1 ? "" : "s")
        case ..<730: "\(days / 7) weeks"
        default: "\(days / 365) years"
        }
    }

    /// "20:15" today, else "Mon 2026-11-23 20:15".
    func shortTime(_ instant: Instant) -> String {
        let civil = home.civil(at: instant)
        return civil.date == today ? civil.time.description : civil.words
    }
}
