/// set: so much is there, or what else is to be known of it. add: so much came in. end: it is
/// counted no more.
package enum StockChange: String, Codable, Sendable, CaseIterable {
    case set
    case add
    case end
}
