/// The late window of each kind of schedule. Product settings, not medical facts; a person may
/// set their own.
package struct LateWindows: Hashable, Sendable {
    /// Kinds of schedule that have a late window of their own.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Every so many hours.
        case hours
        /// More than one dose on a day.
        case severalDaily
        /// One dose a day.
        case daily
        /// Every 2 to 6 days.
        case days
        /// Every week to every 2 weeks.
        case weeks
        /// Rarer than every 2 weeks.
        case longer
        /// A single dose.
        case once
        /// Given by a clinic, however often.
        case clinic
    }

    /// Our settings: half of the time to the next (every so many hours, several a day), 12 hours
    /// (daily), 1 day (every 2 to 6 days; a single dose), 2 days (every week or 2 weeks), no end
    /// (rarer; by a clinic).
    package static let usual = LateWindows(
        hours: .half, severalDaily: .half, daily: .seconds(43_200), days: .seconds(86_400),
        weeks: .seconds(172_800), longer: .never, once: .seconds(86_400), clinic: .never)

    package var hours: LateWindow
    package var severalDaily: LateWindow
    package var daily: LateWindow
    package var days: LateWindow
    package var weeks: LateWindow
    package var longer: LateWindow
    package var once: LateWindow
    package var clinic: LateWindow

    /// A window for each kind.
    package init(
        hours: LateWindow, severalDaily: LateWindow, daily: LateWindow, days: LateWindow,
        weeks: LateWindow, longer: LateWindow, once: LateWindow, clinic: LateWindow
    ) {
        self.hours = hours
        self.severalDaily = severalDaily
        self.daily = daily
        self.days = days
        self.weeks = weeks
        self.longer = longer
        self.once = once
        self.clinic = clinic
    }

    /// The same window for every kind: what is set for one prescription alone.
    package init(all window: LateWindow) {
        self.init(
            hours: window, severalDaily: window, daily: window, days: window, weeks: window,
            longer: window, once: window, clinic: window)
    }

    /// The window of a kind.
    package subscript(kind: Kind) -> LateWindow {
        get { self[keyPath: Self.path(kind)] }
        set { self[keyPath: Self.path(kind)] = newValue }
    }

    private static func path(_ kind: Kind) -> WritableKeyPath<LateWindows, LateWindow> {
        switch kind {
        case .hours: \.hours
        case .severalDaily: \.severalDaily
        case .daily: \.daily
        case .days: \.days
        case .weeks: \.weeks
        case .longer: \.longer
        case .once: \.once
        case .clinic: \.clinic
        }
    }
}
