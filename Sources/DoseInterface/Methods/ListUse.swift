/// What was taken as needed, day by day, newest first, beside the pain of the day: the last 14 days
/// or as asked for. Needs more when it is long.
package enum ListUse: InterfaceMethod {
    package static let name = "io.dosed.ListUse"

    package struct Request: Codable, Sendable, Equatable {
        package var name: String?
        package var from: String?
        package var until: String?
        package var days: Int?

        package init(
            name: String? = nil,
            from: String? = nil,
            until: String? = nil,
            days: Int? = nil
        ) {
            self.name = name
            self.from = from
            self.until = until
            self.days = days
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var from: Day
        package var until: Day
        package var days: [UseDay]

        package init(
            from: Day,
            until: Day,
            days: [UseDay]
        ) {
            self.from = from
            self.until = until
            self.days = days
        }
    }
}
