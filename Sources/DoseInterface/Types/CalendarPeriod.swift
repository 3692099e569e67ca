/// What a span is split into. Weeks begin on Monday.
package enum CalendarPeriod: String, Codable, Sendable, CaseIterable {
    case week
    case month
}
