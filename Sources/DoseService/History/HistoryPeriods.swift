import DoseInterface
import Regimen

/// A span of days cut into weeks or months.
struct HistoryPeriods {
    private let days: ClosedRange<CivilDate>
    private let by: CalendarPeriod?

    init(_ days: ClosedRange<CivilDate>, by: CalendarPeriod?) {
        self.days = days
        self.by = by
    }

    /// The part to which a day of the span belongs.
    func period(of day: CivilDate) -> ClosedRange<CivilDate> {
        guard let by else { return days }
        let first = Self.start(of: by, holding: day)
        let next = by == .week ? first.adding(days: 7) : first.adding(months: 1)
        let last = next.adding(days: -1)
        return max(first, days.lowerBound)...min(last, days.upperBound)
    }

    /// The Monday of its week, or the first of its month.
    static func start(of period: CalendarPeriod, holding day: CivilDate) -> CivilDate {
        switch period {
        case .week: day.adding(days: 1 - day.weekday.rawValue)
        case .month: day.adding(days: 1 - day.day)
        }
    }
}
