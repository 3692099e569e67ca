import Regimen

/// What was counted of a span of days in one look, and is sent in parts.
struct CountedList<Item: Sendable>: Sendable {
    /// A row or a day with all that belongs to it is long.
    private static var itemsPerReply: Int { 25 }

    let days: ClosedRange<CivilDate>
    private var rest: ArraySlice<Item>

    init(_ items: [Item], of days: ClosedRange<CivilDate>) {
        self.days = days
        rest = items[...]
    }

    /// The next part, and what is left behind it; nil after the last.
    func part() -> (items: [Item], next: CountedList?) {
        let items = rest.prefix(Self.itemsPerReply)
        var next = self
        next.rest = rest.dropFirst(items.count)
        return (Array(items), next.rest.isEmpty ? nil : next)
    }
}
