/// A part of a day that a person names with it: "yesterday evening", "last night".
package enum PartOfDay: String, Hashable, Sendable {
    case morning, afternoon, evening, night

    /// When that is (our setting), the end not included. A night goes on after midnight.
    package func span(on day: CivilDate) -> Range<CivilDateTime> {
        let hours =
            switch self {
            case .morning: 4..<12
            case .afternoon: 12..<18
            case .evening: 17..<24
            case .night: 18..<30
            }
        func clock(_ hour: Int) -> CivilDateTime {
            CivilDateTime(
                date: day.adding(days: hour / 24),
                time: CivilTime(secondOfDay: hour % 24 * 3600))
        }
        return clock(hours.lowerBound)..<clock(hours.upperBound)
    }

    /// The time that is meant in this part of the day: "yesterday evening at 8" is 20:00, "last
    /// night at 2" is after midnight. Nil for one that does not lie in it.
    func place(_ slot: CivilDateTime) -> CivilDateTime? {
        let hour = slot.time.hour
        switch self {
        case .morning: return hour < 12 ? slot : nil
        case .night where hour < 6: return slot.adding(days: 1)
        case .afternoon where (1...6).contains(hour), .evening where (4...11).contains(hour),
            .night where (6...11).contains(hour):
            return CivilDateTime(date: slot.date, time: slot.time.adding(minutes: 720))
        case .afternoon, .evening, .night: return hour >= 12 ? slot : nil
        }
    }
}
