/// A chart as it is to be drawn. Nothing is left to compute. summary: what it shows, for whoever
/// cannot see it. width: that of a bar.
package struct Chart: Codable, Sendable, Equatable {
    package var kind: ChartKind
    package var title: String
    package var summary: String
    package var across: [ChartTick]
    package var up: [ChartTick]
    package var marks: [ChartMark]
    package var band: ChartBand?
    package var width: Int?

    package init(
        kind: ChartKind,
        title: String,
        summary: String,
        across: [ChartTick],
        up: [ChartTick],
        marks: [ChartMark],
        band: ChartBand? = nil,
        width: Int? = nil
    ) {
        self.kind = kind
        self.title = title
        self.summary = summary
        self.across = across
        self.up = up
        self.marks = marks
        self.band = band
        self.width = width
    }
}
