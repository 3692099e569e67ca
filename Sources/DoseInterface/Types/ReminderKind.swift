/// due: the time has come. lead: it is told of ahead, so there is nothing to answer yet.
/// unanswered: for a carer, nobody has answered. missed: doses of which nobody could be told in
/// time.
package enum ReminderKind: String, Codable, Sendable, CaseIterable {
    case due
    case lead
    case unanswered
    case missed
}
