/// A mark of a chart: its places in thousandths of the drawing, from the left and from below, and
/// what it says. height: that of a part of a bar, whose lower edge is at up.
package struct ChartMark: Codable, Sendable, Equatable {
    package var kind: ChartMarkKind
    package var across: Int
    package var up: Int
    package var height: Int?
    package var label: String

    package init(kind: ChartMarkKind, across: Int, up: Int, height: Int? = nil, label: String) {
        self.kind = kind
        self.across = across
        self.up = up
        self.height = height
        self.label = label
    }
}
