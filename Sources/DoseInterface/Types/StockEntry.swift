/// One entry in the history of a stock. each: how much one unit holds. discard: the last day on
/// which what was opened may be used.
package struct StockEntry: Codable, Sendable, Equatable {
    package var kind: StockEntryKind
    package var at: Moment
    package var amount: String?
    package var each: String?
    package var expires: Day?
    package var opened: Day?
    package var discard: Day?
    package var pharmacy: String?
    package var repeats: Int?

    package init(
        kind: StockEntryKind,
        at: Moment,
        amount: String? = nil,
        each: String? = nil,
        expires: Day? = nil,
        opened: Day? = nil,
        discard: Day? = nil,
        pharmacy: String? = nil,
        repeats: Int? = nil
    ) {
        self.kind = kind
        self.at = at
        self.amount = amount
        self.each = each
        self.expires = expires
        self.opened = opened
        self.discard = discard
        self.pharmacy = pharmacy
        self.repeats = repeats
    }
}
