/// Puts what holds where the person is treated before what holds elsewhere. Nothing is left out:
/// where regions differ, all of them are shown.
package struct RegionOrder: Sendable {
    /// Where the person is treated; nil keeps every order.
    package let region: Region?

    /// Makes the order of a region.
    package init(_ region: Region?) {
        self.region = region
    }

    /// Sources of the region first.
    package func sources(_ sources: [Source]) -> [Source] {
        items(sources) { [$0] }
    }

    /// Items with a source of the region, and those without any source, first.
    package func items<Item>(_ items: [Item], _ sources: (Item) -> [Source]) -> [Item] {
        guard let region else { return items }
        func isOwn(_ item: Item) -> Bool {
            let own = sources(item)
            return own.isEmpty || own.contains { $0.region == region }
        }
        return items.filter(isOwn) + items.filter { !isOwn($0) }
    }

    /// Notes of the region first.
    package func notes(_ notes: [RegionalNote]) -> [RegionalNote] {
        notes.filter { $0.region == region } + notes.filter { $0.region != region }
    }
}
