/// `WorkStatus` of the interface `io.dosed`.
package enum WorkStatus: String, Codable, Sendable, CaseIterable {
    case planned
    case done
    case healed
}
