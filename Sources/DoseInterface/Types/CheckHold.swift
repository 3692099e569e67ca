/// `CheckHold` of the interface `io.dosed`.
package enum CheckHold: String, Codable, Sendable, CaseIterable {
    case start
    case dose
}
