/// Infusions, clinic injections and dental bookings for a calendar, within days. What an earlier
/// calendar may hold and does not stand any more comes as cancelled.
package enum GetCalendar: InterfaceMethod {
    package static let name = "io.dosed.GetCalendar"

    package struct Request: Codable, Sendable, Equatable {
        package var days: Int?

        package init(days: Int? = nil) {
            self.days = days
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var entries: [CalendarEntry]

        package init(entries: [CalendarEntry]) {
            self.entries = entries
        }
    }
}
