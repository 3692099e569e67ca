/// start: asked once, before the first dose. dose: asked for each dose.
package enum CheckHold: String, Codable, Sendable, CaseIterable {
    case start
    case dose
}
