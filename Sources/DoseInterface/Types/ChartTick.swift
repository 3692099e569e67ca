/// A place on an axis, in thousandths of the drawing, and what stands there.
package struct ChartTick: Codable, Sendable, Equatable {
    package var position: Int
    package var label: String

    package init(position: Int, label: String) {
        self.position = position
        self.label = label
    }
}
