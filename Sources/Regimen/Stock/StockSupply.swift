/// What is left of one pack: its weight by a `StockMeasure`, and the last day on which it may be
/// used; nil when nothing ends that.
package struct StockPack: Hashable, Sendable {
    package var weight: Int128
    package var lastDay: CivilDate?

    package init(weight: Int128, lastDay: CivilDate?) {
        self.weight = weight
        self.lastDay = lastDay
    }
}

/// Uses packs up dose by dose, the oldest first, and leaves out what may be used no longer.
package struct StockSupply: Sendable {
    /// The newest first: what is used next is at the end.
    private var packs: [StockPack]
    /// Whether something had to be left because its last day had passed.
    package private(set) var hasExpired = false

    /// - Parameter packs: the oldest first.
    package init(_ packs: [StockPack]) {
        self.packs = packs.reversed()
    }

    /// Takes a dose on a day; days must not go back.
    ///
    /// - Returns: whether what is left was enough for it.
    package mutating func take(_ weight: Int128, on day: CivilDate) -> Bool {
        let all = packs.count
        packs.removeAll { pack in pack.lastDay.map { $0 < day } ?? false }
        if packs.count < all { hasExpired = true }
        var open = weight
        while open > 0, var pack = packs.popLast() {
            let used = min(open, pack.weight)
            open -= used
            pack.weight -= used
            if pack.weight > 0 { packs.append(pack) }
        }
        return open == 0
    }
}
