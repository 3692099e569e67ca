package import Regimen

/// What was said of a stock.
package struct StoredStockEntry: Sendable {
    package enum Kind: String, Sendable {
        /// So much is there.
        case counted
        /// So much came in.
        case added
        /// Something else is to be known.
        case noted
        /// It is counted no more.
        case ended
    }

    package let id: StockEntryID
    package let event: EventID
    package let kind: Kind
    package let at: Instant
    package let note: StockNote
}

/// What one entry of a stock says.
package struct StockNote: Sendable {
    /// How much was counted or came in.
    package var amount: StockAmount?
    /// How much of the medicine is in one unit of the stock.
    package var each: Quantity?
    /// The last day on which the pack may be used.
    package var expires: CivilDate?
    /// When the pack was opened.
    package var opened: CivilDate?
    /// The last day on which what was opened may be used.
    package var discard: CivilDate?
    /// The pack of an earlier entry that this is about.
    package var pack: StockEntryID?
    /// Whether nothing of the packs before is left at a count.
    package var isFresh = false
    package var pharmacy: String?
    /// How often the prescription can still be filled.
    package var repeats: Int?

    package init() {}
}

/// The row of an entry.
package struct StockEntryID: Hashable, Sendable {
    package let value: Int64
}
