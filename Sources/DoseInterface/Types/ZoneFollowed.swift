/// Whether the times of a schedule stay in the home zone or go along with the device.
package enum ZoneFollowed: String, Codable, Sendable, CaseIterable {
    case home
    case device
}
