/// What happened with the doses, newest first unless oldestFirst. states: only those. Without from,
/// until and days: the last 30 days; all: everything. limit: at most so many. Needs more when it is
/// long. takenBack: also what was taken back or corrected.
package enum ListHistory: InterfaceMethod {
    package static let name = "io.dosed.ListHistory"

    package struct Request: Codable, Sendable, Equatable {
        package var name: String?
        package var from: String?
        package var until: String?
        package var days: Int?
        package var all: Bool?
        package var states: [HistoryState]?
        package var oldestFirst: Bool?
        package var limit: Int?
        package var takenBack: Bool?

        package init(
            name: String? = nil,
            from: String? = nil,
            until: String? = nil,
            days: Int? = nil,
            all: Bool? = nil,
            states: [HistoryState]? = nil,
            oldestFirst: Bool? = nil,
            limit: Int? = nil,
            takenBack: Bool? = nil
        ) {
            self.name = name
            self.from = from
            self.until = until
            self.days = days
            self.all = all
            self.states = states
            self.oldestFirst = oldestFirst
            self.limit = limit
            self.takenBack = takenBack
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var from: Day?
        package var until: Day?
        package var entries: [HistoryEntry]

        package init(
            from: Day? = nil,
            until: Day? = nil,
            entries: [HistoryEntry]
        ) {
            self.from = from
            self.until = until
            self.entries = entries
        }
    }
}
