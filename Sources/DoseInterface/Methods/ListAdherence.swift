/// How the planned doses of each prescription went, over the last 28 days or as asked for; by:
/// split into weeks or months. The remarks say what the figures mean. Needs more when it is long.
package enum ListAdherence: InterfaceMethod {
    package static let name = "io.dosed.ListAdherence"

    package struct Request: Codable, Sendable, Equatable {
        package var name: String?
        package var from: String?
        package var until: String?
        package var days: Int?
        package var by: CalendarPeriod?

        package init(
            name: String? = nil,
            from: String? = nil,
            until: String? = nil,
            days: Int? = nil,
            by: CalendarPeriod? = nil
        ) {
            self.name = name
            self.from = from
            self.until = until
            self.days = days
            self.by = by
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var from: Day
        package var until: Day
        package var rows: [AdherenceRow]
        package var remarks: [Remark]

        package init(
            from: Day,
            until: Day,
            rows: [AdherenceRow],
            remarks: [Remark]
        ) {
            self.from = from
            self.until = until
            self.rows = rows
            self.remarks = remarks
        }
    }
}
