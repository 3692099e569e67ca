/// What an entry in the history of a stock says: so much was counted or came in; something else was
/// noted; it was counted no more from then on.
package enum StockEntryKind: String, Codable, Sendable, CaseIterable {
    case counted
    case added
    case noted
    case ended
}
