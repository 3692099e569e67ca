import DoseInterface

/// A chart as an SVG drawing with its legend. Every kind of mark has a shape of its own, so that
/// nothing rests on color and a copy in gray says the same.
struct ChartDrawing {
    private static let width = 720
    private static let top = 14
    private static let bottom = 26
    private static let right = 18

    private let chart: Chart
    private let id: String
    private let left: Int
    private let height: Int

    init(_ chart: Chart, id: String) {
        self.chart = chart
        self.id = id
        let longest = chart.up.map { DisplayWidth.of($0.label) }.max() ?? 0
        left = chart.kind == .timeline ? min(24 + longest * 7, 260) : 26 + longest * 7
        height = chart.kind == .timeline ? 44 + 46 * chart.up.count : 220
    }

    /// The drawing and its legend.
    var figure: String {
        """
        <figure>
        <svg role="img" viewBox="0 0 \(Self.width) \(height)" \
        aria-labelledby="\(id)-title \(id)-words">
        \(HTMLText.element("title", chart.title, "id=\"\(id)-title\""))
        \(HTMLText.element("desc", chart.summary, "id=\"\(id)-words\""))
        \(MarkShape.patterns(id))
        \(([band] + axes + [line] + chart.marks.map(mark)).joined(separator: "\n"))
        </svg>
        <figcaption>\(HTMLText.escaped(chart.summary))\(legend)</figcaption>
        </figure>
        """
    }

    private func x(_ position: Int) -> Int {
        left + (Self.width - left - Self.right) * position / 1000
    }

    private func y(_ position: Int) -> Int {
        height - Self.bottom - (height - Self.top - Self.bottom) * position / 1000
    }

    private var axes: [String] {
        let across = chart.across.map { tick in
            """
            <line class="grid" x1="\(x(tick.position))" y1="\(y(1000))" x2="\(x(tick.position))" \
            y2="\(y(0))"/>\
            <text x="\(x(tick.position))" y="\(height - 8)" text-anchor="\(anchor(tick.position))">\
            \(HTMLText.escaped(tick.label))</text>
            """
        }
        let up = chart.up.map { tick in
            """
            <line class="grid" x1="\(left)" y1="\(y(tick.position))" x2="\(x(1000))" \
            y2="\(y(tick.position))"/>\
            <text x="\(left - 8)" y="\(y(tick.position) + 4)" text-anchor="end">\
            \(HTMLText.escaped(tick.label))</text>
            """
        }
        return across + up
    }

    /// Words at the edges stay inside.
    private func anchor(_ position: Int) -> String {
        position < 30 ? "start" : position > 970 ? "end" : "middle"
    }

    private var band: String {
        guard let band = chart.band else { return "" }
        let height = max(2, y(band.low) - y(band.high))
        return """
            <rect class="band" x="\(left)" y="\(y(band.high))" width="\(x(1000) - left)" \
            height="\(height)">\(HTMLText.element("title", band.label))</rect>\
            <text x="\(x(1000) - 4)" y="\(y(band.high) + 13)" text-anchor="end">\
            \(HTMLText.escaped(band.label))</text>
            """
    }

    private var line: String {
        guard chart.kind == .line else { return "" }
        let points = chart.marks.map { "\(x($0.across)),\(y($0.up))" }
        return "<polyline class=\"line\" points=\"\(points.joined(separator: " "))\"/>"
    }

    private func mark(_ mark: ChartMark) -> String {
        let shape: String
        if let height = mark.height {
            let width = max(4, (x(1000) - left) * (chart.width ?? 20) / 1000)
            let top = y(mark.up + height)
            shape = MarkShape.bar(
                mark.kind, x: x(mark.across) - width / 2, y: top, width: width,
                height: max(1, y(mark.up) - top), id: id)
        } else {
            shape = MarkShape.point(mark.kind, x: x(mark.across), y: y(mark.up))
        }
        return "<g>\(HTMLText.element("title", mark.label))\(shape)</g>"
    }

    private var legend: String {
        let kinds = ChartMarkKind.allCases.filter { kind in
            kind != .value && chart.marks.contains { $0.kind == kind }
        }
        guard !kinds.isEmpty else { return "" }
        let isBars = chart.kind == .bars
        let items = kinds.map { kind in
            let shape =
                isBars
                ? MarkShape.bar(kind, x: 2, y: 2, width: 12, height: 12, id: id)
                : MarkShape.point(kind, x: 8, y: 8)
            return """
                <span class="key"><svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">\
                \(shape)</svg> \(kind.words)</span>
                """
        }
        return " <span class=\"legend\">\(items.joined(separator: " "))</span>"
    }
}

extension ChartMarkKind {
    /// What a mark stands for, for people.
    fileprivate var words: String {
        switch self {
        case .value: "result"
        case .onTime: "on time"
        case .late: "late"
        case .skipped: "skipped"
        case .missed: "missed"
        case .given: "given"
        case .cancelled: "called off"
        case .planned: "planned"
        case .below: "below this (the laboratory gave only a limit)"
        case .above: "above this (the laboratory gave only a limit)"
        }
    }
}
