/// line: values in their order, joined. bars: parts upon each other. timeline: marks in lanes.
package enum ChartKind: String, Codable, Sendable, Equatable, CaseIterable {
    case line
    case bars
    case timeline
}
