/// An entry for a calendar. uid: the same in each calendar. sequence: grows with every change.
/// changed, start: in UTC. day: of an entry that has no time of its own. alarms: minutes
/// before the start of the entry, or of its day.
package struct CalendarEntry: Codable, Sendable, Equatable {
    package var uid: String
    package var sequence: Int
    package var changed: String
    package var start: String?
    package var day: String?
    package var title: String
    package var detail: String
    package var state: CalendarState
    package var alarms: [Int]

    package init(
        uid: String,
        sequence: Int,
        changed: String,
        start: String? = nil,
        day: String? = nil,
        title: String,
        detail: String,
        state: CalendarState,
        alarms: [Int]
    ) {
        self.uid = uid
        self.sequence = sequence
        self.changed = changed
        self.start = start
        self.day = day
        self.title = title
        self.detail = detail
        self.state = state
        self.alarms = alarms
    }
}
