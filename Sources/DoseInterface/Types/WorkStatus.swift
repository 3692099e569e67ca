/// healed: the dentist confirmed that the mouth has healed.
package enum WorkStatus: String, Codable, Sendable, CaseIterable {
    case planned
    case done
    case healed
}
