/// How much a check matters: block holds a start or marks a dose as not ready, the others are said.
package enum CheckSeverity: String, Codable, Sendable, CaseIterable {
    case block
    case warn
    case info
}
