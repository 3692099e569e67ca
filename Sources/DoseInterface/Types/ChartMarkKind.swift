/// What a mark of a chart stands for.
package enum ChartMarkKind: String, Codable, Sendable, Equatable, CaseIterable {
    case value
    case onTime = "on_time"
    case late
    case skipped
    case missed
    case given
    case cancelled
    case planned
    /// A limit of a value that lies below it.
    case below
    /// A limit of a value that lies above it.
    case above
}
