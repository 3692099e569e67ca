/// tentative: not started, or on hold. cancelled: it is not to be in the calendar any more.
package enum CalendarState: String, Codable, Sendable, Equatable, CaseIterable {
    case tentative
    case confirmed
    case cancelled
}
