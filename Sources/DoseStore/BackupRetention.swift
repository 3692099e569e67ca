package import Regimen

/// Which copies are kept (our settings): the newest one of each of the last 7 days, of the last 4
/// weeks and of the last 12 months that have one.
package enum BackupRetention {
    package static let days = 7
    package static let weeks = 4
    package static let months = 12

    package static func kept(_ copies: [Instant]) -> Set<Instant> {
        let newestFirst = copies.sorted(by: >)
        var kept: Set<Instant> = []
        kept.formUnion(newest(days, newestFirst) { day(of: $0).dayNumber })
        // 1970-01-01 was a Thursday.
        kept.formUnion(newest(weeks, newestFirst) { (day(of: $0).dayNumber + 3) / 7 })
        kept.formUnion(newest(months, newestFirst) { day(of: $0).year * 12 + day(of: $0).month })
        return kept
    }

    private static func day(of instant: Instant) -> CivilDate { Zone.utc.civil(at: instant).date }

    /// The newest of each of so many periods.
    private static func newest(
        _ count: Int, _ newestFirst: [Instant], _ period: (Instant) -> Int
    ) -> [Instant] {
        var seen: Set<Int> = []
        return newestFirst.filter { copy in
            seen.count < count && seen.insert(period(copy)).inserted
        }
    }
}
