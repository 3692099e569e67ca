/// How something of the past is counted. onTime: taken before its time, or after it by no more than
/// the setting on-time. late: taken after that. given, cancelled: at a clinic, where minutes are
/// not counted. asNeeded, besidePlan: taken for no dose of the plan.
package enum HistoryState: String, Codable, Sendable, CaseIterable {
    case onTime = "on_time"
    case late
    case given
    case asNeeded = "as_needed"
    case besidePlan = "beside_plan"
    case skipped
    case cancelled
    case missed
}
