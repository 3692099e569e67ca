import DoseInterface

/// The shapes of marks, by class; their colors are in the style.
enum MarkShape {
    /// Fillings of bars, for one drawing.
    static func patterns(_ id: String) -> String {
        """
        <defs>\
        <pattern id="\(id)-late" width="6" height="6" patternUnits="userSpaceOnUse">\
        <rect class="late-ground" width="6" height="6"/>\
        <path class="late-line" d="M0 6L6 0M-1 1L1 -1M5 7L7 5"/></pattern>\
        <pattern id="\(id)-missed" width="6" height="6" patternUnits="userSpaceOnUse">\
        <rect class="missed-ground" width="6" height="6"/>\
        <path class="missed-line" d="M0 0L6 6M6 0L0 6"/></pattern>\
        </defs>
        """
    }

    /// A part of a bar.
    static func bar(
        _ kind: ChartMarkKind, x: Int, y: Int, width: Int, height: Int, id: String
    ) -> String {
        let fill =
            switch kind {
            case .late, .missed: " fill=\"url(#\(id)-\(kind.rawValue))\""
            default: ""
            }
        return """
            <rect class="\(kind.rawValue)"\(fill) x="\(x)" y="\(y)" width="\(width)" \
            height="\(height)"/>
            """
    }

    /// A mark at a place.
    static func point(_ kind: ChartMarkKind, x: Int, y: Int) -> String {
        switch kind {
        case .cancelled, .skipped:
            """
            <path class="cross" d="M\(x - 5) \(y - 5)L\(x + 5) \(y + 5)\
            M\(x + 5) \(y - 5)L\(x - 5) \(y + 5)"/>
            """
        case .missed, .late:
            """
            <path class="hollow" d="M\(x) \(y - 7)L\(x + 7) \(y)L\(x) \(y + 7)L\(x - 7) \(y)Z"/>
            """
        case .planned: "<circle class=\"hollow\" cx=\"\(x)\" cy=\"\(y)\" r=\"6\"/>"
        case .below:
            "<path class=\"hollow\" d=\"M\(x - 6) \(y)L\(x + 6) \(y)L\(x) \(y + 9)Z\"/>"
        case .above:
            "<path class=\"hollow\" d=\"M\(x - 6) \(y)L\(x + 6) \(y)L\(x) \(y - 9)Z\"/>"
        case .value: "<circle class=\"solid\" cx=\"\(x)\" cy=\"\(y)\" r=\"4\"/>"
        case .onTime, .given: "<circle class=\"solid\" cx=\"\(x)\" cy=\"\(y)\" r=\"6\"/>"
        }
    }
}
