/// due: the time has come. lead: it is told of ahead, so there is nothing to answer yet.
/// unanswered: for a carer, nobody has answered.
package enum ReminderKind: String, Codable, Sendable, CaseIterable {
    case due
    case lead
    case unanswered
}
